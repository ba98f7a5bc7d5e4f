import type { FoundRows } from '../search/engine.ts';
import { matchesFilters } from '../search/query/filters.ts';
import type { Query } from '../search/query/query.ts';
import { isAside } from '../model/report.ts';
import { gravestFirst } from '../search/state.ts';
import type { ReportRow } from '../model/row.ts';
import { asideLast, oldestFirst } from '../time/times.ts';

export const LIST_SORTS = ['newest', 'oldest', 'severity', 'id'] as const;
type ListSort = (typeof LIST_SORTS)[number];

/** What a list shows: the text of its query, its order, and its page, counted from 1. */
export type ListState = { text: string; sort: ListSort; page: number };

/** The state in the query part of an address; what is not understood is left out. */
export function parseListState(search: string): ListState {
  const params = new URLSearchParams(search);
  const sort = LIST_SORTS.find((known) => known === params.get('sort')) ?? 'newest';
  const page = Number(params.get('page') ?? 1);
  return { text: (params.get('q') ?? '').trim(), sort, page: Number.isInteger(page) && page > 0 ? page : 1 };
}

/** The inverse, with `?` in front; empty for the whole list in its usual order. */
export function printListState({ text, sort, page }: ListState): string {
  const params = new URLSearchParams();
  if (text !== '') params.set('q', text);
  if (sort !== 'newest') params.set('sort', sort);
  if (page > 1) params.set('page', String(page));
  const printed = params.toString();
  return printed === '' ? '' : `?${printed}`;
}

/**
 * The rows that a list is about. What was withdrawn or superseded is no part of its numbers, but is found by words and by
 * a filter for the state of reports; it stands last, as rows come.
 */
export function listedRows(rows: readonly ReportRow[], { items }: Query): ReportRow[] {
  const asks = items.some((item) => item.kind !== 'filter' || item.field === 'record' || item.field === 'is');
  return rows.filter(({ record }) => asks || !isAside(record));
}

/** What a list shows of an archive. */
export type ListRows = {
  /** All that its kind of query begins with. */
  listed: readonly ReportRow[];
  /** Those of them that hold something of its words and values: what facets count. */
  named: readonly ReportRow[];
  /** Those of them that pass its filters, in the order of the list; with all words and values first. */
  found: ReportRow[];
  /** How many of `found` hold all words and values. */
  fullCount: number;
};

/** The rows for a query, of which `held` are those that `ask` has found for its words and values, where it has any. */
export function selectRows(
  rows: readonly ReportRow[],
  query: Query,
  sort: ListSort,
  held?: FoundRows,
): ListRows {
  const listed = listedRows(rows, query);
  const named = held?.rows ?? listed;
  const passing = named.filter(matchesFilters(query));
  const sorted = sort === 'newest' ? passing : passing.sort(ORDERS[sort]);
  const full = sorted.filter(({ id }) => held?.full.has(id) !== false);
  const partly = sorted.filter(({ id }) => held?.full.has(id) === false);
  return { listed, named, found: [...full, ...partly], fullCount: full.length };
}

type Order = (a: ReportRow, b: ReportRow) => number;

const ORDERS: Record<Exclude<ListSort, 'newest'>, Order> = {
  oldest: oldestFirst,
  severity: gravestFirst,
  id: (a, b) => asideLast(a, b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
};
