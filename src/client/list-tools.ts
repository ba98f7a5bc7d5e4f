import type { ListWords } from '../core/list/list-words.ts';
import { writeCsv, writeRowsJson } from '../core/list/export.ts';
import { findFacet } from '../core/list/facets.ts';
import { printListState, type ListState } from '../core/list/state.ts';
import type { Paths } from '../core/model/paths.ts';
import type { ReportRow } from '../core/model/row.ts';
import { filtersOf, printFilter, textOf, type FilterItem, type Query } from '../core/search/query/query.ts';
import type { QueryUi } from '../core/search/query/words.ts';
import { create, createButton, fill } from './dom.ts';
import { download } from './download.ts';

/** A meeting lays out a handful of reports, and an address has an end. */
const MAX_REVIEW = 30;

type Shown = { rows: readonly ReportRow[]; text: string; query: Query };

/**
 * What one can do with what a list shows: take a filter away again, take the rows along, lay them out, or look into the
 * full texts. `ask` shows the list for another query.
 */
export function createTools(
  list: HTMLElement,
  { words, ui, paths, ask }: { words: ListWords; ui: QueryUi; paths: Paths; ask: (query: Query) => void },
): (shown: Shown) => void {
  const bar = list.querySelector<HTMLElement>('[data-tools]');
  let taken: readonly ReportRow[] = [];
  const addressOf = (id: string): string => new URL(paths.incident(id), location.href).href;
  const save = (label: string, name: string, type: string, write: typeof writeCsv): HTMLButtonElement => {
    const button = createButton(() => download(write(taken, addressOf), name, type), label);
    button.className = 'button-link';
    return button;
  };
  const applied = create('span', { className: 'applied' });
  const review = create('a', { textContent: words.review });
  const search = create('a');
  const take = create(
    'span',
    { className: 'take' },
    search,
    review,
    save(words.exportCsv, 'incidents.csv', 'text/csv', writeCsv),
    save(words.exportJson, 'incidents.json', 'application/json', writeRowsJson),
  );
  bar?.append(applied, take);
  return ({ rows, text, query }) => {
    taken = rows;
    if (bar) bar.hidden = false;
    writeApplied(applied, query, { words, ui, ask, clear: paths.incidents() });
    review.hidden = rows.length === 0 || rows.length > MAX_REVIEW;
    review.href = paths.review(rows.slice(0, MAX_REVIEW).map(({ id }) => id));
    const asked = textOf(query);
    search.hidden = asked === '';
    search.textContent = fill(words.excerpts, { text: asked });
    search.href = paths.search(text);
  };
}

type AppliedContext = { words: ListWords; ui: QueryUi; ask: (query: Query) => void; clear: string };

/** A button for each filter that takes it away; the focus goes to the next one, or to the field. */
function writeApplied(bar: HTMLElement, query: Query, { words, ui, ask, clear }: AppliedContext): void {
  const index = [...bar.children].indexOf(document.activeElement ?? bar);
  const buttons = filtersOf(query).map((item) => {
    const button = createButton(
      () => ask({ items: query.items.filter((other) => other !== item) }),
      nameFilter(item, words, ui),
      create('span', { ariaHidden: 'true' }, '×'),
    );
    button.className = 'chip-applied';
    button.ariaLabel = fill(words.find.drop, { q: nameFilter(item, words, ui) });
    return button;
  });
  const all = create('a', { textContent: words.clear, href: clear });
  bar.replaceChildren(...buttons, ...(query.items.length > 0 ? [all] : []));
  if (index < 0) return;
  const next = buttons[Math.min(index, buttons.length - 1)];
  (next ?? bar.closest('report-list')?.querySelector<HTMLElement>('input[type=search]'))?.focus();
}

/** A filter in the words of the page; one that has no such words, such as a date, as it is written. */
function nameFilter(item: FilterItem, { names }: ListWords, { labels }: QueryUi): string {
  const facet = findFacet(item.field);
  if (facet === undefined || item.operator !== '=' || item.isNegated) return printFilter(item);
  const values = item.values.map((value) => labels[facet]?.[value] ?? value);
  return `${names[facet] ?? facet}: ${values.join(', ')}`;
}

type Pager = { last: number; words: ListWords; go: (page: number) => Promise<void> };

/** Links to the pages before and after the one that is shown, in words that fit the order; nothing for a list of one page. */
export function showPager(list: HTMLElement, state: ListState, { last, words, go }: Pager): void {
  list.querySelector('[data-pager]')?.remove();
  if (last < 2) return;
  const { page, sort } = state;
  const { newer, older, previous, next } = words.pages;
  const [before, after] =
    sort === 'newest' ? [newer, older] : sort === 'oldest' ? [older, newer] : [previous, next];
  const link = (target: number, text: string): HTMLAnchorElement => {
    const made = create('a', {
      textContent: text,
      href: location.pathname + printListState({ ...state, page: target }),
    });
    made.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      void go(target).then(() => {
        list.scrollIntoView();
        // The link is gone with its bar: reading goes on at the first report of the page.
        list.querySelector<HTMLElement>('tbody a')?.focus({ preventScroll: true });
      });
    });
    return made;
  };
  const bar = create(
    'nav',
    { className: 'list-pager' },
    ...(page > 1 ? [link(page - 1, `← ${before}`)] : []),
    create('span', {}, `${page} / ${last}`),
    ...(page < last ? [link(page + 1, `${after} →`)] : []),
  );
  bar.dataset['pager'] = '';
  list.append(bar);
}
