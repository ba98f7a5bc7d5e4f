import { create } from './dom.ts';

/** A table that scrolls by itself where it is too wide. */
export function createTable(head: readonly string[], rows: readonly HTMLTableRowElement[]): HTMLElement {
  const titles = head.map((title) => create('th', { scope: 'col' }, title));
  const top = create('thead', {}, create('tr', {}, ...titles));
  const table = create('table', {}, top, create('tbody', {}, ...rows));
  return create('div', { className: 'table-scroll' }, table);
}
