import { cutLine } from '../core/language/line-breaks.ts';
import { create } from './dom.ts';

/** Marks in titles that a script has written where a line of Chinese may end, as the pages of the server have it. */
export function markTitles(titles: Iterable<HTMLElement>): void {
  for (const title of titles) {
    const pieces = cutLine(title.textContent).map((runs) =>
      runs.map(({ text, isWhole }) => (isWhole ? create('span', { className: 'nowrap' }, text) : text)),
    );
    title.replaceChildren(
      ...pieces.flatMap((runs, index) => (index === 0 ? runs : [create('wbr'), ...runs])),
    );
  }
}
