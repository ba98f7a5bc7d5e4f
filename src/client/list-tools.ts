import { writeCsv, writeRowsJson } from '../core/list/export.ts';
import type { Paths } from '../core/paths.ts';
import type { ReportRow } from '../core/report-row.ts';
import type { ListWords } from './list-view.ts';

/** A meeting lays out a handful of reports, and an address has an end. */
const MAX_REVIEW = 30;

/** What one can do with the rows that a list shows: take them along, lay them out, or look into the full texts. */
export function createTools(
  list: HTMLElement,
  words: ListWords,
  paths: Paths,
): { show: (rows: readonly ReportRow[], text: string) => void } {
  let shown: readonly ReportRow[] = [];
  const bar = document.createElement('p');
  bar.className = 'list-tools';
  const addressOf = (id: string): string => new URL(paths.incident(id), location.href).href;
  const button = (label: string, name: string, type: string, write: typeof writeCsv): HTMLButtonElement => {
    const made = Object.assign(document.createElement('button'), { type: 'button', textContent: label });
    made.addEventListener('click', () => download(write(shown, addressOf), name, type));
    return made;
  };
  const review = Object.assign(document.createElement('a'), {
    textContent: words.review,
    className: 'button',
  });
  const search = document.createElement('a');
  const clear = Object.assign(document.createElement('a'), {
    textContent: words.clear,
    href: paths.incidents(),
    className: 'button',
  });
  bar.append(
    clear,
    button(words.exportCsv, 'incidents.csv', 'text/csv', writeCsv),
    button(words.exportJson, 'incidents.json', 'application/json', writeRowsJson),
    review,
    search,
  );
  list.querySelector('[data-said]')?.after(bar);
  return {
    show: (rows, text) => {
      shown = rows;
      review.hidden = rows.length === 0 || rows.length > MAX_REVIEW;
      review.href = paths.review(rows.slice(0, MAX_REVIEW).map(({ id }) => id));
      search.hidden = text === '';
      search.textContent = words.fullText.replace('{text}', () => text);
      search.href = paths.search(text);
    },
  };
}

function download(text: string, name: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  // The download has begun when the browser has taken the click.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
