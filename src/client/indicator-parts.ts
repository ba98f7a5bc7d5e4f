/** A chip as the pages of the server have them. */
export function chip(name: string, value: string, words: Record<string, string>): HTMLElement {
  const made = document.createElement('span');
  made.textContent = words[value] ?? value;
  made.className = name === 'recordStatus' ? 'chip' : 'chip chip-plain';
  made.dataset[name] = value;
  return made;
}
