import type { Words } from '../core/i18n/words.ts';
import { writeCsv, writeRowsJson } from '../core/list/export.ts';
import { countFacets, LIST_FACETS } from '../core/list/facets.ts';
import { PAGE_SIZE } from '../core/list/pages.ts';
import { unpackRows, type RowFile } from '../core/list/row-file.ts';
import {
  parseListState,
  printListState,
  selectRows,
  type ListRows,
  type ListState,
} from '../core/list/state.ts';
import { createPaths, type Paths } from '../core/model/paths.ts';
import type { ReportRow } from '../core/model/row.ts';
import { NO_YEAR } from '../core/search/query/filters.ts';
import { parseQuery } from '../core/search/query/parse.ts';
import {
  chooseValue,
  chosenValues,
  printQuery,
  textOf,
  type ParsedQuery,
  type Query,
  type QueryProblem,
} from '../core/search/query/query.ts';
import { tellProblem, vocabularyOf, type QueryUi } from '../core/search/query/words.ts';
import { chip, create, createButton, fill, messageOf, openField, readJson } from './dom.ts';
import { download } from './download.ts';
import { showFacets } from './facets.ts';
import { describeFailure } from './failure.ts';
import type { ListAnswer } from './list-answer.ts';
import { fetchJson, keepOnce } from './load.ts';
import type { RemarkWords } from './tell-answer.ts';

export type ListView = {
  /** Shows what the address says. */
  restore: () => void;
  /** Takes the text of the field. */
  search: () => void;
  choose: (box: HTMLInputElement) => void;
  sort: () => void;
};

/** Words of the list that a script fills in. */
type ListWords = Words['filter'] & { pages: { previous: string; next: string }; find: FindWords };

/** What the list says of an answer to words and values. */
type FindWords = RemarkWords & Pick<Words['find'], 'also' | 'loading' | 'groups'>;

/** Loads the rows of the archive and takes over the list; where that fails the list stays as it is and says why. */
export async function openListView(list: HTMLElement): Promise<ListView> {
  const words = readJson(list, 'words') as ListWords;
  const say = (text: string): void => list.querySelector('[data-said]')?.replaceChildren(text);
  try {
    const [file, ui] = await Promise.all([
      fetchJson<RowFile>(list.dataset['rows'] ?? ''),
      fetchJson<QueryUi>(list.dataset['ui'] ?? ''),
    ]);
    return createView(list, { rows: unpackRows(file), ui, words, say });
  } catch (error) {
    say(fill(words.failed, { text: messageOf(error) }));
    const nothing = (): undefined => undefined;
    return { restore: nothing, search: nothing, choose: nothing, sort: nothing };
  }
}

type Context = { rows: ReportRow[]; ui: QueryUi; words: ListWords; say: (text: string) => void };

function createView(list: HTMLElement, context: Context): ListView {
  const { ui, words, say } = context;
  const vocabulary = vocabularyOf(ui);
  const paths = createPaths(list.dataset['base'] ?? '/');
  const field = openField(list.querySelector<HTMLInputElement>('input[type=search]'));
  const order = list.querySelector<HTMLSelectElement>('select');
  const answer = createAnswerer(context, paths);
  const write = createWriter(list, context, paths);
  const read = (state: ListState): Shown => ({ ...state, parsed: parseQuery(state.text, vocabulary) });
  let state = read(parseListState(location.search));
  // Words that were typed and not sent yet count too.
  const typed = (): ListState => ({ ...state, text: field.take().trim() });
  const show = async (next: Shown, isNew: boolean): Promise<void> => {
    state = next;
    if (isNew) history.pushState(null, '', location.pathname + printListState(next));
    field.write(next.text);
    if (order) order.value = next.sort;
    const { query } = next.parsed;
    if (textOf(query) !== '') say(words.find.loading);
    const known = textOf(query) === '' ? NOTHING_ASKED : await answer(query);
    // Something else was asked meanwhile.
    if (state !== next) return;
    state = { ...next, page: write(next, known, (page) => show({ ...state, page }, true)) };
  };
  return {
    restore: () => void show(read(parseListState(location.search)), false),
    search: () => void show(read({ ...typed(), page: 1 }), true),
    sort: () => {
      const { sort } = parseListState(`?sort=${order?.value ?? ''}`);
      if (sort !== state.sort) void show({ ...state, sort, page: 1 }, true);
    },
    choose: (box) => {
      const next = withChoice(read(typed()), box);
      if (next !== undefined) void show(next, true);
    },
  };
}

const NOTHING_ASKED: ListAnswer = { held: undefined, remarks: [], hasFailed: false };

/** Writes what is shown: rows, facets, pages, and what is said of them. Gives the page, which may be an earlier one. */
function createWriter(
  list: HTMLElement,
  { rows, ui, words, say }: Context,
  paths: Paths,
): (asked: Shown, answer: ListAnswer, go: Pager['go']) => number {
  const writeRows = createRowWriter(list, ui, { paths, partly: words.find.groups.partly });
  const showTools = createTools(list, words, paths);
  const naming = { labels: ui.labels, language: list.dataset['lang'] ?? 'en' };
  return (asked, { held, remarks, hasFailed }, go) => {
    const { query, problems } = asked.parsed;
    const selected = selectRows(rows, query, asked.sort, held);
    const { listed, named, found, fullCount } = selected;
    const last = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
    const page = Math.min(asked.page, last);
    const from = (page - 1) * PAGE_SIZE;
    writeRows(found.slice(from, from + PAGE_SIZE), fullCount - from);
    showFacets(list, countFacets(named, query, naming), { query, ui, showAll: words.showAll });
    showPager(list, { ...asked, page }, { last, words, go });
    showTools(found, asked);
    tell(list, problems, ui);
    const counted = describeFound({ n: found.length, all: listed.length, page, last }, words);
    const isUnknown = hasFailed && found.length === 0;
    say([...(isUnknown ? [] : [counted]), ...describePartly(selected, words), ...remarks].join(' · '));
    return page;
  };
}

/** What the list shows: the text as typed, and what it was read as. */
type Shown = ListState & { parsed: ParsedQuery };

/**
 * Answers the words and values of a query by the search of the site, which is loaded with the first one. A failure is a
 * remark; the next query tries again.
 */
function createAnswerer(
  { rows, words: { find } }: Context,
  paths: Paths,
): (query: Query) => Promise<ListAnswer> {
  const open = keepOnce(async () => (await import('./list-answer.ts')).openListSearch({ rows, paths, find }));
  return async (query) => {
    try {
      return await (
        await open()
      )(query);
    } catch (error) {
      const remarks = [describeFailure(error, find.failed, find)];
      return { held: { rows: [], full: new Set() }, remarks, hasFailed: true };
    }
  };
}

/** How many of the rows hold only some of what was asked for, where others hold all. */
function describePartly({ found, fullCount }: ListRows, { find }: ListWords): string[] {
  const n = found.length - fullCount;
  return n > 0 && fullCount > 0 ? [fill(find.also, { n })] : [];
}

/** The list with a value chosen, or chosen no more; undefined where it is so already. */
function withChoice(shown: Shown, { name, value, checked }: HTMLInputElement): Shown | undefined {
  const facet = LIST_FACETS.find((known) => known === name);
  const { query } = shown.parsed;
  if (facet === undefined || chosenValues(query, facet).includes(value) === checked) return undefined;
  const chosen = chooseValue(query, facet, value, checked);
  return { ...shown, text: printQuery(chosen), parsed: { ...shown.parsed, query: chosen }, page: 1 };
}

/** How many reports are found, and where among them the page stands that is shown. */
function describeFound(
  { n, all, page, last }: { n: number; all: number; page: number; last: number },
  words: ListWords,
): string {
  if (n === 0) return words.none;
  const place = { page, last, from: (page - 1) * PAGE_SIZE + 1, to: Math.min(n, page * PAGE_SIZE) };
  return [fill(words.found, { n, all }), ...(last > 1 ? [fill(words.onPage, place)] : [])].join(' · ');
}

function tell(list: HTMLElement, problems: readonly QueryProblem[], { query }: QueryUi): void {
  const target = list.querySelector<HTMLElement>('[data-problems]');
  if (!target) return;
  target.hidden = problems.length === 0;
  target.replaceChildren(
    ...problems.map((problem) => create('li', {}, tellProblem(problem, { query, fill }))),
  );
}

type Pager = { last: number; words: ListWords; go: (page: number) => Promise<void> };

/** Links to the pages before and after the one that is shown; nothing for a list of one page. */
function showPager(list: HTMLElement, state: ListState, { last, words, go }: Pager): void {
  list.querySelector('[data-pager]')?.remove();
  if (last < 2) return;
  const { page } = state;
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
    'p',
    { className: 'list-tools' },
    ...(page > 1 ? [link(page - 1, `← ${words.pages.previous}`)] : []),
    `${page} / ${last}`,
    ...(page < last ? [link(page + 1, `${words.pages.next} →`)] : []),
  );
  bar.dataset['pager'] = '';
  list.append(bar);
}

/** A meeting lays out a handful of reports, and an address has an end. */
const MAX_REVIEW = 30;

/** What one can do with the rows that a list shows: take them along, lay them out, or look into the full texts. */
function createTools(
  list: HTMLElement,
  words: ListWords,
  paths: Paths,
): (rows: readonly ReportRow[], asked: Shown) => void {
  let shown: readonly ReportRow[] = [];
  const addressOf = (id: string): string => new URL(paths.incident(id), location.href).href;
  const save = (label: string, name: string, type: string, write: typeof writeCsv): HTMLButtonElement =>
    createButton(() => download(write(shown, addressOf), name, type), label);
  const review = create('a', { className: 'button', textContent: words.review });
  const search = create('a');
  const bar = create(
    'p',
    { className: 'list-tools' },
    create('a', { className: 'button', textContent: words.clear, href: paths.incidents() }),
    save(words.exportCsv, 'incidents.csv', 'text/csv', writeCsv),
    save(words.exportJson, 'incidents.json', 'application/json', writeRowsJson),
    review,
    search,
  );
  list.querySelector('[data-said]')?.after(bar);
  return (rows, { text, parsed }) => {
    shown = rows;
    review.hidden = rows.length === 0 || rows.length > MAX_REVIEW;
    review.href = paths.review(rows.slice(0, MAX_REVIEW).map(({ id }) => id));
    const asked = textOf(parsed.query);
    search.hidden = asked === '';
    search.textContent = fill(words.excerpts, { text: asked });
    search.href = paths.search(text);
  };
}

/**
 * Writes rows into the table of the list, each a copy of the first one that came with the page. What belongs to the
 * whole list, such as the years, hides. From the row `full` on they stand under a heading: they hold only some of the words.
 */
function createRowWriter(
  list: HTMLElement,
  ui: QueryUi,
  { paths, partly }: { paths: Paths; partly: string },
): (rows: readonly ReportRow[], full: number) => void {
  const table = list.querySelector('table');
  const model = list.querySelector('tbody tr:not(.year)')?.cloneNode(true) as HTMLElement | undefined;
  const language = list.dataset['lang'] ?? 'en';
  const head = (): HTMLElement => {
    const row = create('tr', { className: 'year' });
    row.append(create('th', { scope: 'rowgroup', colSpan: model?.children.length ?? 1 }, partly));
    return row;
  };
  return (rows, full) => {
    for (const part of list.querySelectorAll<HTMLElement>('[data-whole]')) part.hidden = true;
    const body = create('tbody');
    for (const [at, row] of rows.entries()) {
      if (at === Math.max(0, full)) body.append(head());
      const copy = model?.cloneNode(true) as HTMLElement | undefined;
      if (copy) body.append(fillRow(copy, row, { labels: ui.labels, paths, language }));
    }
    for (const old of table?.querySelectorAll('tbody') ?? []) old.remove();
    table?.append(body);
  };
}

type RowContext = { labels: QueryUi['labels']; paths: Paths; language: string };

function fillRow(copy: HTMLElement, row: ReportRow, context: RowContext): HTMLElement {
  const { labels, paths, language } = context;
  const { id, title, lang, detected, day, record } = row;
  const time = copy.querySelector('time');
  if (time && day !== '') Object.assign(time, { dateTime: detected, textContent: day });
  else {
    const textContent = labels['year']?.[NO_YEAR] ?? '';
    time?.replaceWith(create('span', { className: 'muted nowrap', textContent }));
  }
  copy.querySelector('.id')?.replaceChildren(id);
  const own = lang === language ? {} : { lang };
  const link = create('a', { href: paths.incident(id), textContent: title, ...own });
  const mark = create('span', { className: 'lang-mark', textContent: labels['lang']?.[lang] ?? lang, lang });
  const marks = [
    ...(lang === language ? [] : [mark]),
    ...(record === 'published' ? [] : [chip('recordStatus', record, labels['record']?.[record])]),
  ];
  copy.querySelector('.title')?.replaceChildren(link, ...marks.flatMap((one) => [' ', one]));
  for (const field of ['verdict', 'severity', 'status'] as const) {
    const cell = copy.querySelector<HTMLElement>(`[data-${field}]`);
    if (cell) cell.dataset[field] = row[field];
    cell?.replaceChildren(labels[field]?.[row[field]] ?? row[field]);
  }
  copy.querySelector('.tags')?.replaceChildren(...tagLinks(row, context));
  return copy;
}

function tagLinks({ tags }: ReportRow, { labels, paths, language }: RowContext): (Node | string)[] {
  return tags.flatMap((tag, index) => {
    const link = create('a', { href: paths.tag(tag), textContent: labels['tag']?.[tag] ?? tag });
    return index === 0 ? [link] : [language.startsWith('zh') ? '、' : ', ', link];
  });
}
