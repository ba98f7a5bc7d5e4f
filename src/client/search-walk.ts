/**
 * Lets the arrow keys walk from a field through the buttons and links below it, and brings whoever types on to the field.
 */
export function walkWithArrows(root: HTMLElement, input: HTMLInputElement): void {
  root.addEventListener('keydown', (event) => {
    const stops = [
      input,
      ...[
        ...root.querySelectorAll<HTMLElement>('[data-assist] button, [data-results] :is(a, button)'),
      ].filter((stop) => stop.checkVisibility()),
    ];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    if (at === -1 || event.ctrlKey || event.metaKey || event.altKey) return;
    if (at > 0 && event.key.length === 1 && event.key !== ' ') input.focus();
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}
