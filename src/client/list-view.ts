import { countFacets, findFacet } from '../core/list/facets.ts';
import { PAGE_SIZE } from '../core/list/pages.ts';
import type { ListWords } from '../core/list/list-words.ts';
import { unpackRows, type ListFile, type RowFile } from '../core/list/row-file.ts';
import {
  listedRows,
  parseListState,
  printListState,
  selectRows,
  type ListRows,
  type ListState,
} from '../core/list/state.ts';
import { createPaths, type Paths } from '../core/model/paths.ts';
import type { ReportRow } from '../core/model/row.ts';
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
import { tellProblem, vocabularyOf, type QueryNames, type QueryUi } from '../core/search/query/words.ts';
import { create, fill, messageOf, openField } from './dom.ts';
import { showFacets } from './facets.ts';
import { describeFailure } from './failure.ts';
import type { ListAnswer } from './list-answer.ts';
import { createRowWriter } from './list-rows.ts';
import { createTools, showPager } from './list-tools.ts';
import { fetchJson, keepOnce } from './load.ts';

export type ListView = {
  /** Shows what the address says. */
  restore: () => void;
  /** Takes the text of the field. */
  search: () => void;
  choose: (box: HTMLInputElement) => void;
  /** Counts the values of a facet, which was opened. */
  count: (facet: string) => void;
  sort: () => void;
};

/** Loads the rows of the archive and takes over the list; where that fails the list stays as it is and says why. */
export async function openListView(list: HTMLElement): Promise<ListView> {
  const say = (text: string): void => list.querySelector('[data-said]')?.replaceChildren(text);
  try {
    const [file, ui, names, { grounds, words }] = await Promise.all([
      fetchJson<RowFile>(list.dataset['rows'] ?? ''),
      fetchJson<QueryUi>(list.dataset['ui'] ?? ''),
      fetchJson<QueryNames>(list.dataset['names'] ?? ''),
      fetchJson<ListFile<ListWords>>(list.dataset['list'] ?? ''),
    ]);
    return createView(list, { rows: unpackRows(file, grounds), ui: { ...ui, ...names }, words, say });
  } catch (error) {
    say(fill(list.dataset['failed'] ?? '', { text: messageOf(error) }));
    const nothing = (): undefined => undefined;
    return { restore: nothing, search: nothing, choose: nothing, sort: nothing, count: nothing };
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
  const facets = createFacets(list, context);
  const ask = (query: Query): void => void show(withQuery(read(typed()), query), true);
  const write = createWriter(list, context, { paths, facets, ask });
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
    count: facets.count,
  };
}

type Facets = {
  /** Takes over what facets count; those that are open are shown anew. */
  update: (named: readonly ReportRow[], query: Query) => void;
  count: (facet: string) => void;
};

/** The facets of the list: each counts its values while it is open, and says in its head how many are chosen. */
function createFacets(list: HTMLElement, { rows, ui, words }: Context): Facets {
  const naming = { labels: ui.labels, language: list.dataset['lang'] ?? 'en' };
  const drops = [...list.querySelectorAll<HTMLDetailsElement>('details[data-facet]')];
  let counted = { named: listedRows(rows, NO_QUERY) as readonly ReportRow[], query: NO_QUERY };
  const count = (facet: string): void => {
    const known = findFacet(facet);
    if (known === undefined) return;
    const { named, query } = counted;
    const counts = countFacets(named, query, naming, [known]);
    showFacets(list, counts, { query, labels: ui.labels, words });
  };
  return {
    count,
    update: (named, query) => {
      counted = { named, query };
      for (const drop of drops) {
        const facet = drop.dataset['facet'] ?? '';
        const chosen = chosenValues(query, facet).length;
        drop.querySelector('[data-chosen]')?.replaceChildren(chosen > 0 ? ` ${chosen}` : '');
        if (drop.open) count(facet);
      }
    },
  };
}

const NO_QUERY: Query = { items: [] };

const NOTHING_ASKED: ListAnswer = { held: undefined, remarks: [], hasFailed: false };

type WriterContext = { paths: Paths; facets: Facets; ask: (query: Query) => void };

/** Writes what is shown: rows, facets, pages, and what is said of them. Gives the page, which may be an earlier one. */
function createWriter(
  list: HTMLElement,
  { rows, ui, words, say }: Context,
  { paths, facets, ask }: WriterContext,
): (asked: Shown, answer: ListAnswer, go: (page: number) => Promise<void>) => number {
  const writeRows = createRowWriter(list, ui, {
    paths,
    partly: words.find.groups.partly,
    reason: words.reason,
  });
  const showTools = createTools(list, { words, ui, paths, ask });
  return (asked, { held, remarks, hasFailed }, go) => {
    const { query, problems } = asked.parsed;
    const selected = selectRows(rows, query, asked.sort, held);
    const { listed, named, found, fullCount } = selected;
    const last = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
    const page = Math.min(asked.page, last);
    const from = (page - 1) * PAGE_SIZE;
    writeRows(found.slice(from, from + PAGE_SIZE), fullCount - from);
    facets.update(named, query);
    showPager(list, { ...asked, page }, { last, words, go });
    showTools({ rows: found, text: asked.text, query });
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
  const facet = findFacet(name);
  const { query } = shown.parsed;
  if (facet === undefined || chosenValues(query, facet).includes(value) === checked) return undefined;
  return withQuery(shown, chooseValue(query, facet, value, checked));
}

function withQuery(shown: Shown, query: Query): Shown {
  return { ...shown, text: printQuery(query), parsed: { ...shown.parsed, query }, page: 1 };
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
