import { countFacets, type ListFacet, type FacetValue } from '../core/list/facets.ts';
import { unpackRows, type RowFile } from '../core/list/row-file.ts';
import { createPaths } from '../core/model/paths.ts';
import { filtersOf, textOf, type Query } from '../core/search/query/query.ts';
import { matchesFilters } from '../core/search/query/filters.ts';
import { findExact, type ExactGroup } from '../core/search/exact/look-up.ts';
import { parseQuery, type QueryVocabulary } from '../core/search/query/parse.ts';
import { tellProblem, vocabularyOf, type QueryUi } from '../core/search/query/words.ts';
import { readWantedValues } from '../core/search/query/wanted-values.ts';
import type { ReportRow } from '../core/model/row.ts';
import type { SearchState } from '../core/search/state.ts';
import { fill } from './fill.ts';
import { openProseSearch, type SearchAnswer } from './prose-search.ts';
import { openExactIndex } from './exact-files.ts';
import { fetchJson, keepOnce } from './search-load.ts';
import { listRows, orderAnswer, type OrderedAnswer } from './search-order.ts';

/** Everything that a query finds. */
export type SearchResult = OrderedAnswer & {
  query: Query;
  /** Sentences about what of the query could not be read. */
  problems: string[];
  exact: ExactGroup[];
  /** Whether the query is nothing but values, so that no text was searched. */
  hasOnlyValues: boolean;
  /** Words that stand in no report, with those that were searched instead. */
  unknown: SearchAnswer['unknown'];
  /** Why values, or words, could not be searched. */
  failures: { exact?: unknown; prose?: unknown };
  /** Counts of the values that choosing them as well, or instead, would show. */
  facets: () => Promise<Record<ListFacet, FacetValue[]>>;
};

export type SearchEngine = {
  ui: QueryUi;
  vocabulary: QueryVocabulary;
  ask: (state: SearchState) => Promise<SearchResult>;
};

type Sources = {
  ui: QueryUi;
  vocabulary: QueryVocabulary;
  rows: () => Promise<ReportRow[]>;
  exact: () => ReturnType<typeof openExactIndex>;
  prose: () => ReturnType<typeof openProseSearch>;
};

/** Opens the search of a site; what a query does not need is not loaded. Rejects when its vocabulary is not there. */
export async function openSearchEngine(base: string): Promise<SearchEngine> {
  const paths = createPaths(base);
  const ui = await fetchJson<QueryUi>(paths.queryUi());
  const sources: Sources = {
    ui,
    vocabulary: vocabularyOf(ui),
    rows: keepOnce(async () => unpackRows(await fetchJson<RowFile>(paths.searchRows()))),
    exact: keepOnce(() => openExactIndex(paths)),
    prose: keepOnce(() => openProseSearch(base)),
  };
  return { ui, vocabulary: sources.vocabulary, ask: (state) => ask(sources, state) };
}

async function ask(sources: Sources, { text, sort }: SearchState): Promise<SearchResult> {
  const { query, problems } = parseQuery(text, sources.vocabulary);
  const { shaped, names, without } = readWantedValues(query);
  const hasFilters = filtersOf(query).length > 0;
  const failures: SearchResult['failures'] = {};
  const passing = hasFilters ? (await sources.rows()).filter((row) => matchesFilters(query, row)) : undefined;
  const look = async (): Promise<ExactGroup[]> =>
    shaped.length + names.length === 0
      ? []
      : findExact([...shaped, ...names], await sources.exact(), passing);
  const looking = look().catch((error: unknown) => {
    failures.exact = error;
    return [];
  });
  // Only what looks like a value has to wait for the lookup: it is no word when a report holds it.
  const found = new Set(
    shaped.length === 0 ? [] : (await looking).flatMap(({ total, value }) => (total > 0 ? [value.key] : [])),
  );
  const words = textOf(without(found));
  const hasOnlyValues = words === '' && shaped.length > 0;
  const searching = words === '' ? undefined : searchText(sources, words, failures);
  const [exact, answer] = await Promise.all([looking, searching]);
  const ordered = await orderResult({ sources, query, sort, words, hasOnlyValues, passing, answer });
  const own = new Set(exact.flatMap(({ hits }) => hits.map(({ id }) => id)));
  return {
    ...ordered,
    query,
    problems: problems.map((problem) => tellProblem(problem, { query: sources.ui.query, fill })),
    exact,
    hasOnlyValues,
    unknown: answer?.unknown ?? [],
    failures,
    facets: async () => {
      const rows = await sources.rows();
      const isFound = (row: ReportRow, at: number): boolean =>
        own.has(row.id) || (answer === undefined ? !hasOnlyValues : new Set(answer.reports).has(at));
      const naming = { labels: sources.ui.labels, language: document.documentElement.lang };
      return countFacets(answer === undefined && !hasOnlyValues ? rows : rows.filter(isFound), query, naming);
    },
  };
}

async function searchText(
  { prose }: Sources,
  words: string,
  failures: SearchResult['failures'],
): Promise<SearchAnswer | undefined> {
  try {
    const search = await prose();
    return await search(words);
  } catch (error) {
    failures.prose = error;
    return undefined;
  }
}

type Unordered = {
  sources: Sources;
  query: Query;
  sort: SearchState['sort'];
  words: string;
  hasOnlyValues: boolean;
  passing: ReportRow[] | undefined;
  answer: SearchAnswer | undefined;
};

async function orderResult({
  sources,
  sort,
  words,
  hasOnlyValues,
  passing,
  answer,
}: Unordered): Promise<OrderedAnswer> {
  if (answer !== undefined) {
    const needsRows = passing !== undefined || sort !== 'relevance';
    return orderAnswer(answer, needsRows ? { rows: await sources.rows(), passing, sort } : undefined);
  }
  if (hasOnlyValues || words !== '') return listRows([], sort);
  return listRows(passing ?? (await sources.rows()), sort);
}
