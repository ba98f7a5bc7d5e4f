import type { ReviewDocument } from '../core/exports/review.ts';

export type Content = Node | string;

export function item<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  ...content: Content[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.append(...content);
  return made;
}

export function heading(name: 'h2' | 'h3', text: string, lang?: string): HTMLHeadingElement {
  const made = item(name, text);
  if (lang !== undefined) made.lang = lang;
  return made;
}

/** A citation of a report or of a part of it. */
export function linkTo({ id, url }: ReviewDocument, anchor?: string): HTMLAnchorElement {
  const link = item('a', anchor === undefined ? id : `${id}#${anchor}`);
  link.href = new URL(url).pathname + (anchor === undefined ? '' : `#${anchor}`);
  link.className = 'nowrap';
  return link;
}

export function cells(...content: Content[]): HTMLTableRowElement {
  return item('tr', ...content.map((cell) => item('td', cell)));
}

export function table(head: readonly string[], rows: HTMLTableRowElement[]): HTMLElement {
  const titles = head.map((title) => {
    const cell = item('th', title);
    cell.scope = 'col';
    return cell;
  });
  const made = item('div', item('table', item('thead', item('tr', ...titles)), item('tbody', ...rows)));
  made.className = 'table-scroll';
  return made;
}
