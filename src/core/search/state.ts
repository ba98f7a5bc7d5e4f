import { SEVERITIES } from '../../../schemas/vocabulary.ts';
import type { ReportRow } from '../model/row.ts';
import { asideLast, newestFirst } from '../time/times.ts';
import { FILTER_FIELDS } from './query/filters.ts';
import { choice, printFilter } from './query/query.ts';

export const SEARCH_SORTS = ['relevance', 'date', 'severity'] as const;
export type SearchSort = (typeof SEARCH_SORTS)[number];

/** How the rows of an answer are put in order; for `relevance` those that hold keep the one that they have. */
export const SEARCH_ORDERS: Record<SearchSort, (a: ReportRow, b: ReportRow) => number> = {
  relevance: asideLast,
  date: newestFirst,
  severity: gravestFirst,
};

/** Gravest first, of one severity the newest first. */
export function gravestFirst(a: ReportRow, b: ReportRow): number {
  const graver = gravityOf(b) - gravityOf(a);
  return asideLast(a, b) || graver || newestFirst(a, b);
}

/** What states no severity is the least grave. */
function gravityOf({ severity }: ReportRow): number {
  return severity === undefined ? -1 : SEVERITIES.indexOf(severity);
}

/** What a reader searches for: the text of a query, filters included, and the order of the answer. */
export type SearchState = { text: string; sort: SearchSort };

/**
 * The state in the query part of an address, such as `?q=误报 verdict:false_positive&sort=date`. Filters that stand apart,
 * as in `?q=误报&verdict=false_positive`, become filters of the text. Unknown names are left out.
 */
export function parseSearchState(search: string): SearchState {
  const params = new URLSearchParams(search);
  const filters = FILTER_FIELDS.flatMap(({ name: field, aliases }) => {
    const given = [field, ...aliases].flatMap((name) => params.getAll(name));
    const values = [...new Set(given.filter((value) => value.trim() !== ''))].sort();
    return values.length === 0 ? [] : [printFilter(choice(field, values))];
  });
  const text = [(params.get('q') ?? '').trim(), ...filters].filter((part) => part !== '').join(' ');
  return { text, sort: SEARCH_SORTS.find((known) => known === params.get('sort')) ?? 'relevance' };
}

/** The inverse of `parseSearchState`, with `?` in front; empty when nothing is searched. */
export function printSearchState({ text, sort }: SearchState): string {
  const params = new URLSearchParams();
  if (text !== '') params.set('q', text);
  if (sort !== 'relevance') params.set('sort', sort);
  const query = params.toString();
  return query === '' ? '' : `?${query}`;
}
