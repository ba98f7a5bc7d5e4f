import { writeCsv, writeRowsJson } from '../core/list/export.ts';
import type { Paths } from '../core/model/paths.ts';
import type { ReportRow } from '../core/model/row.ts';
import { fill } from './fill.ts';
import { download } from './download.ts';
import type { ListWords } from './list-rows.ts';

/** A meeting lays out a handful of reports, and an address has an end. */
const MAX_REVIEW = 30;

/** What one can do with the rows that a list shows: take them along, lay them out, or look into the full texts. */
export function createTools(
  list: HTMLElement,
  words: ListWords,
  paths: Paths,
): { show: (rows: readonly ReportRow[], text: string) => void } {
  let shown: readonly ReportRow[] = [];
  const addressOf = (id: string): string => new URL(paths.incident(id), location.href).href;
  const save = (label: string, name: string, type: string, write: typeof writeCsv): HTMLButtonElement => {
    const made = Object.assign(document.createElement('button'), { type: 'button', textContent: label });
    made.addEventListener('click', () => download(write(shown, addressOf), name, type));
    return made;
  };
  const clear = createLink(words.clear, 'button');
  clear.href = paths.incidents();
  const review = createLink(words.review, 'button');
  const search = createLink('');
  const bar = document.createElement('p');
  bar.className = 'list-tools';
  bar.append(
    clear,
    save(words.exportCsv, 'incidents.csv', 'text/csv', writeCsv),
    save(words.exportJson, 'incidents.json', 'application/json', writeRowsJson),
    review,
    search,
  );
  list.querySelector('[data-said]')?.after(bar);
  const show = (rows: readonly ReportRow[], text: string): void => {
    shown = rows;
    review.hidden = rows.length === 0 || rows.length > MAX_REVIEW;
    review.href = paths.review(rows.slice(0, MAX_REVIEW).map(({ id }) => id));
    search.hidden = text === '';
    search.textContent = fill(words.fullText, { text });
    search.href = paths.search(text);
  };
  return { show };
}

function createLink(text: string, className = ''): HTMLAnchorElement {
  return Object.assign(document.createElement('a'), { textContent: text, className });
}
