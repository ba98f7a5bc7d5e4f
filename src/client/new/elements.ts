/** A new element with properties and children. */
export function create<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

/** The one part of the page that the markup promises, of the type that it has. Throws when it is not there. */
export function part(root: ParentNode, selector: string): HTMLElement;
export function part<Type extends HTMLElement>(
  root: ParentNode,
  selector: string,
  type: new () => Type,
): Type;
export function part(
  root: ParentNode,
  selector: string,
  type: new () => HTMLElement = HTMLElement,
): HTMLElement {
  const found = root.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`The page has no ${selector}.`);
  return found;
}

/** Shows text in an element when it is another than before, so that a live region speaks of changes alone. */
export function say(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** Words in which values stand in backticks, as nodes. */
export function withCode(words: string): Node[] {
  return words
    .split(/`([^`]+)`/)
    .map((piece, index) =>
      index % 2 === 0 ? document.createTextNode(piece) : create('code', { textContent: piece }),
    );
}
