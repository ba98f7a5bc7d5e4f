import { countFacets, LIST_FACETS } from '../core/list/facets.ts';
import { parseListState, printListState, selectRows, type ListState } from '../core/list/state.ts';
import { PAGE_SIZE } from '../core/list/pages.ts';
import { createPaths } from '../core/model/paths.ts';
import { unpackRows, type RowFile } from '../core/list/row-file.ts';
import { chooseValue, printQuery, textOf } from '../core/search/query/query.ts';
import { matchesWords } from '../core/search/query/filters.ts';
import { parseQuery } from '../core/search/query/parse.ts';
import { tellProblem, vocabularyOf, type QueryUi } from '../core/search/query/words.ts';
import type { ReportRow } from '../core/model/row.ts';
import { fill } from './fill.ts';
import { showFacets } from './list-facets.ts';
import { createRowWriter, type ListWords } from './list-rows.ts';
import { showPager } from './list-pager.ts';
import { createTools } from './list-tools.ts';

export type ListView = {
  /** Shows what the address says. */
  restore: () => void;
  /** Takes the text of the field. */
  search: () => void;
  choose: (box: HTMLInputElement) => void;
  sort: () => void;
};

/** Loads the rows of the archive and takes over the list; where that fails the list stays as it is and says why. */
export async function openListView(list: HTMLElement): Promise<ListView> {
  const words = JSON.parse(list.dataset['words'] ?? '{}') as ListWords;
  const say = (text: string): void => list.querySelector('[data-said]')?.replaceChildren(text);
  try {
    const [file, ui] = await Promise.all([
      load<RowFile>(list.dataset['rows'] ?? ''),
      load<QueryUi>(list.dataset['ui'] ?? ''),
    ]);
    return createView(list, { rows: unpackRows(file), ui, words, say });
  } catch (error) {
    say(fill(words.failed, { text: error instanceof Error ? error.message : String(error) }));
    const nothing = (): undefined => undefined;
    return { restore: nothing, search: nothing, choose: nothing, sort: nothing };
  }
}

type Context = { rows: ReportRow[]; ui: QueryUi; words: ListWords; say: (text: string) => void };

function createView(list: HTMLElement, { rows, ui, words, say }: Context): ListView {
  const vocabulary = vocabularyOf(ui);
  const paths = createPaths(list.dataset['base'] ?? '/');
  const writeRow = createRowWriter(list, ui, paths);
  const field = list.querySelector<HTMLInputElement>('input[type=search]');
  const order = list.querySelector<HTMLSelectElement>('select');
  let state = parseListState(location.search);

  const tools = createTools(list, words, paths);
  const show = (next: ListState, isNew: boolean): void => {
    state = next;
    const { query, problems } = parseQuery(state.text, vocabulary);
    const named = rows.filter((row) => matchesWords(query, row));
    const found = selectRows(named, query, state.sort);
    const last = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
    state.page = Math.min(state.page, last);
    if (isNew) history.pushState(null, '', location.pathname + printListState(state));
    if (field) field.value = state.text;
    if (order) order.value = state.sort;
    writeRow(found.slice((state.page - 1) * PAGE_SIZE, state.page * PAGE_SIZE));
    const counts = countFacets(named, query, { labels: ui.labels, language: list.dataset['lang'] ?? 'en' });
    showFacets(list, counts, { query, ui, words });
    showPager(list, { page: state.page, last, words, go: (page) => show({ ...state, page }, true) });
    tools.show(found, textOf(query));
    const told = problems.map((problem) => tellProblem(problem, { query: ui.query, fill }));
    tell(list, told);
    say(describeFound({ n: found.length, all: rows.length, page: state.page, last }, words));
  };
  return {
    restore: () => show(parseListState(location.search), false),
    search: () => show({ ...state, text: field?.value.trim() ?? '', page: 1 }, true),
    sort: () => show({ ...state, sort: parseListState(`?sort=${order?.value ?? ''}`).sort, page: 1 }, true),
    choose: ({ name, value, checked }) => {
      const { query } = parseQuery(state.text, vocabulary);
      const facet = LIST_FACETS.find((known) => known === name);
      if (facet)
        show({ ...state, text: printQuery(chooseValue(query, facet, value, checked)), page: 1 }, true);
    },
  };
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

function tell(list: HTMLElement, problems: string[]): void {
  const target = list.querySelector<HTMLElement>('[data-problems]');
  if (!target) return;
  target.hidden = problems.length === 0;
  target.replaceChildren(
    ...problems.map((text) => Object.assign(document.createElement('li'), { textContent: text })),
  );
}

async function load<T>(address: string): Promise<T> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return (await response.json()) as T;
}
