import { recogniseValue } from '../indicators/value.ts';
import type { ReportRow } from '../model/row.ts';
import { findExact, type ExactGroup, type ExactIndex } from './exact/look-up.ts';
import type { DescribedHit } from './prose/describe-hit.ts';
import type { UnknownWord } from './prose/find-word.ts';
import type { ProseSearch } from './prose/open.ts';
import type { FoundPages, PageFiles } from './prose/pages.ts';
import type { ProseFound } from './prose/search-prose.ts';
import { matchesFilters } from './query/filters.ts';
import { filtersOf, textOf, type Query } from './query/query.ts';
import { readWantedValues } from './query/wanted-values.ts';
import { SEARCH_ORDERS, type SearchSort } from './state.ts';

/** What a query is answered from; each part is asked for only when the query needs it. */
export type SearchSources = {
  /** The rows of all reports as lists order them, which is how the prose index orders them. */
  rows: () => Promise<readonly ReportRow[]>;
  exact: () => Promise<ExactIndex>;
  prose: () => Promise<ProseSearch>;
  /** Pages of the team, where it has any and they are asked for. They are no reports: nothing counts or filters them. */
  pages?: PageFiles | undefined;
};

/** A report of an answer; one that was only filtered has no excerpt and no sections. */
export type ReportHit = {
  /** The title may hold live values. */
  meta: Pick<ReportRow, 'id' | 'title' | 'lang' | 'titleLang' | 'verdict' | 'record'> & { date: string };
  /** Words of the query for which it holds nothing. */
  missing: string[];
} & DescribedHit;

/** Reports in the order in which they are shown. */
type Reports = {
  count: number;
  /** How many of them hold all words; they come first. */
  fullCount: number;
  load: (index: number) => Promise<ReportHit | undefined>;
};

/** Everything that a query finds. */
export type Answer = Reports & {
  query: Query;
  exact: ExactGroup[];
  /** What was searched as text; empty when the query is nothing but values and filters. */
  words: string;
  /** Whether the query is nothing but values, so that no text was searched. */
  hasOnlyValues: boolean;
  /** Words that stand in no report, with those that were searched instead. */
  unknown: UnknownWord[];
  /** Why values, or words, could not be searched. */
  failures: { exact?: unknown; prose?: unknown; pages?: unknown };
  /** Pages of the team that hold the words of a query without filters. */
  pages: FoundPages;
  /** What holds the values or words, whatever the filters say: what facets count, and what the list shows. */
  foundRows: () => Promise<FoundRows>;
};

/** Reports that hold something of a query. */
export type FoundRows = {
  /** As lists order them. */
  rows: readonly ReportRow[];
  /** The ids of those that hold every value and every word. */
  full: ReadonlySet<string>;
};

/**
 * Answers a query: the reports that hold its values, and those that hold its words, with all of them first; where it has
 * filters only what passes them. An index that cannot be read is a failure of the answer; it rejects when the rows cannot.
 */
export async function ask(
  query: Query,
  sources: SearchSources,
  sort: SearchSort = 'relevance',
): Promise<Answer> {
  const { shaped, names, without } = readWantedValues(query);
  const failures: Answer['failures'] = {};
  const fail = (name: keyof typeof failures) => (error: unknown) => void (failures[name] = error);
  const passing = filtersOf(query).length > 0 ? await listPassing(query, sources) : undefined;
  const look = async (): Promise<ExactGroup[]> =>
    shaped.length + names.length === 0
      ? []
      : findExact([...shaped, ...names], await sources.exact(), passing);
  const looking = look().catch(fail('exact'));
  // Only what looks like a value has to wait for the lookup: it is no word when a report holds it.
  const held =
    shaped.length === 0 ? [] : ((await looking) ?? []).filter(({ total, parts }) => total + parts.length > 0);
  const words = textOf(without(new Set(held.map(({ value }) => value.key))));
  const files = words === '' || passing !== undefined ? undefined : sources.pages;
  // Pages are searched behind the reports, and loaded beside them.
  files?.heads().catch(fail('pages'));
  const [exact, prose] = await Promise.all([looking, searchWords(words, sources).catch(fail('prose'))]);
  const pages = await searchPages(prose, words, files).catch(fail('pages'));
  const hasOnlyValues = words === '' && shaped.length > 0;
  const isList = words === '' && !hasOnlyValues;
  return {
    ...(await orderReports({ prose, passing, sort, isList }, sources)),
    query,
    exact: exact ?? [],
    words,
    hasOnlyValues,
    unknown: prose?.found.unknown ?? [],
    failures,
    pages: pages ?? NO_PAGES,
    foundRows: async () => {
      const rows = await sources.rows();
      if (isList) return { rows, full: new Set(rows.map(({ id }) => id)) };
      return pickFound(rows, exact ?? [], { prose, words });
    },
  };
}

const NO_PAGES: FoundPages = { count: 0, load: () => Promise.resolve(undefined) };

/** An index, and what it was asked. */
type Prose = { index: ProseSearch; found: ProseFound };

async function searchWords(words: string, sources: SearchSources): Promise<Prose | undefined> {
  if (words === '') return undefined;
  const index = await sources.prose();
  return { index, found: await index.search(words) };
}

/** A page stands for a word that it lacks only where the reports do, too. */
async function searchPages(
  prose: Prose | undefined,
  words: string,
  pages: PageFiles | undefined,
): Promise<FoundPages> {
  if (prose === undefined || pages === undefined) return NO_PAGES;
  const isLoose = !prose.found.ranked.some(({ isFull }) => isFull);
  return prose.index.searchPages(words, pages, isLoose);
}

async function listPassing(query: Query, { rows }: SearchSources): Promise<ReportRow[]> {
  return (await rows()).filter(matchesFilters(query));
}

async function pickFound(
  rows: readonly ReportRow[],
  exact: readonly ExactGroup[],
  { prose, words }: Pick<Answer, 'words'> & { prose: Prose | undefined },
): Promise<FoundRows> {
  const byKey = prose && rowsByKey(prose.index, rows);
  const read = (prose?.found.ranked ?? []).map(({ key, isFull }) => ({
    id: byKey?.get(key)?.id ?? '',
    isFull,
  }));
  const held = await Promise.all(
    exact.map(async (group) => ({
      value: group.value,
      own: new Set(await group.allIds()),
      parts: (await Promise.all(group.parts.map((part) => part.allIds()))).flat(),
    })),
  );
  // What may be a name was searched as words too: only a report of which it is the whole query holds all for it.
  const named = held.filter(({ value }) => value.kind === 'name' && value.key === recogniseValue(words)?.key);
  const wanted = held.filter(({ value }) => value.kind !== 'name');
  const withWords = [
    ...read.filter(({ isFull }) => isFull).map(({ id }) => id),
    ...named.flatMap(({ own }) => [...own]),
  ];
  const candidates = words === '' ? wanted.flatMap(({ own }) => [...own]) : withWords;
  const ids = new Set([...read.map(({ id }) => id), ...held.flatMap(({ own, parts }) => [...own, ...parts])]);
  return {
    rows: rows.filter(({ id }) => ids.has(id)),
    full: new Set(candidates.filter((id) => wanted.every(({ own }) => own.has(id)))),
  };
}

/** Rows by the keys of the index, which has the reports in the same order. */
function rowsByKey({ order }: ProseSearch, rows: readonly ReportRow[]): Map<string, ReportRow> {
  return new Map(rows.map((row, place) => [order[place] ?? '', row]));
}

type Unordered = {
  prose: Prose | undefined;
  passing: readonly ReportRow[] | undefined;
  sort: SearchSort;
  /** Whether the reports are those that pass the filters, since nothing else was asked for. */
  isList: boolean;
};

async function orderReports(
  { prose, passing, sort, isList }: Unordered,
  { rows }: SearchSources,
): Promise<Reports> {
  if (prose === undefined) return listRows(isList ? (passing ?? (await rows())) : [], sort);
  const { index, found } = prose;
  const kept =
    passing === undefined && sort === 'relevance'
      ? found.ranked
      : orderFound(found.ranked, rowsByKey(index, await rows()), { passing, sort });
  return {
    count: kept.length,
    fullCount: kept.filter(({ isFull }) => isFull).length,
    load: async (place) => {
      const wanted = kept[place];
      if (wanted === undefined) return undefined;
      return { ...(await index.show(wanted.key, found)), missing: found.missing(wanted.key) };
    },
  };
}

/** Those of the reports that pass, in another order; those with all words stay ahead of the rest. */
function orderFound(
  ranked: ProseFound['ranked'],
  byKey: ReadonlyMap<string, ReportRow>,
  { passing, sort }: Pick<Unordered, 'passing' | 'sort'>,
): ProseFound['ranked'] {
  const pass = passing && new Set(passing.map(({ id }) => id));
  return ranked
    .flatMap((one) => {
      const row = byKey.get(one.key);
      return row !== undefined && pass?.has(row.id) !== false ? [{ ...one, row }] : [];
    })
    .sort((a, b) => Number(b.isFull) - Number(a.isFull) || SEARCH_ORDERS[sort](a.row, b.row));
}

/** Rows as an answer; they come as lists order them. */
function listRows(rows: readonly ReportRow[], sort: SearchSort): Reports {
  const sorted = rows.toSorted(SEARCH_ORDERS[sort]);
  return {
    count: sorted.length,
    fullCount: sorted.length,
    load: (index) => {
      const row = sorted[index];
      return Promise.resolve(
        row && { meta: { ...row, date: row.day }, missing: [], excerpt: '', sections: [] },
      );
    },
  };
}
