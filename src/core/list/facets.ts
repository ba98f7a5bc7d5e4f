import { IMPACTS, SEVERITIES } from '../../../schemas/vocabulary.ts';
import type { Settings } from '../../../schemas/settings.ts';
import { compareNames } from '../i18n/names.ts';
import { countedFields, ownTitle } from '../i18n/own-words.ts';
import type { Words } from '../i18n/words.ts';
import type { ReportRow } from '../model/row.ts';
import { findField, matchesFilters, NO_YEAR } from '../search/query/filters.ts';
import { dropField, filtersOf, type Query } from '../search/query/query.ts';

/** What a list can be narrowed by, in the order of the page; each is a filter of the query of the same name. */
const LIST_FACETS = [
  'verdict',
  'cause',
  'impact',
  'severity',
  'status',
  'tag',
  'year',
  'source',
  'service',
  'technique',
  'lang',
] as const;
export type ListFacet = (typeof LIST_FACETS)[number] | `x_${string}`;

/** A facet by its name: one of ours, or a field that a team has declared. */
export function findFacet(name: string): ListFacet | undefined {
  return (
    LIST_FACETS.find((known) => known === name) ??
    (name.startsWith('x_') ? (name as `x_${string}`) : undefined)
  );
}

/** The facets of an archive in the order of the page, each with what it is called. */
export function namedFacets(
  { filter }: Pick<Words, 'filter'>,
  { fields, language }: Pick<Settings, 'fields' | 'language'>,
): [facet: ListFacet, name: string][] {
  return [
    ...LIST_FACETS.map((facet): [ListFacet, string] => [facet, filter.names[facet]]),
    ...countedFields(fields).map((facet): [ListFacet, string] => [facet, ownTitle(facet, fields, language)]),
  ];
}

/** What values are called, by facet and id, and the language of the page, BCP-47. */
export type Naming = { labels: Record<string, Record<string, string>>; language: string };

/** A value of a facet and how many rows have it. */
export type FacetValue = { value: string; count: number };

/**
 * The values of a facet over some rows: years newest first, severities and impacts gravest first, others most frequent first and
 * then by name in the language of the page.
 */
export function countFacet(
  rows: readonly ReportRow[],
  facet: ListFacet,
  { labels, language }: Naming = { labels: {}, language: 'en' },
): FacetValue[] {
  const counts = new Map<string, number>();
  const field = findField(facet);
  for (const row of rows)
    for (const value of field?.read(row) ?? []) counts.set(value, (counts.get(value) ?? 0) + 1);
  const compare = compareNames(language);
  const nameOf = ({ value }: FacetValue): string => labels[facet]?.[value] ?? value;
  const byCount: Order = (a, b) => b.count - a.count || compare(nameOf(a), nameOf(b));
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((ORDERS as Partial<Record<string, Order>>)[facet] ?? byCount);
}

/**
 * The values of each facet with the number of rows that choosing it as well, or instead, would show. The rows are those
 * that the words of the query have found, whatever its filters say.
 */
export function countFacets(
  rows: readonly ReportRow[],
  query: Query,
  naming?: Naming,
  facets: readonly ListFacet[] = LIST_FACETS,
): Partial<Record<ListFacet, FacetValue[]>> {
  const filtered = new Set(filtersOf(query).map(({ field }) => field));
  const passing = passingRows(rows, query);
  const counts = facets.map((facet) => {
    const basis = filtered.has(facet) ? passingRows(rows, dropField(query, facet)) : passing;
    return [facet, countFacet(basis, facet, naming)] as const;
  });
  return Object.fromEntries(counts);
}

/** Whether some of so many rows have a value of a facet and others do not: else it narrows nothing. */
export function splits(values: readonly FacetValue[], rows: number): boolean {
  return values.some(({ count }) => count < rows);
}

function passingRows(rows: readonly ReportRow[], query: Query): ReportRow[] {
  return rows.filter(matchesFilters(query));
}

type Order = (a: FacetValue, b: FacetValue) => number;

const ORDERS: Partial<Record<ListFacet, Order>> = {
  year: (a, b) => yearKey(a.value) - yearKey(b.value),
  severity: gravestFirst(SEVERITIES),
  impact: gravestFirst(IMPACTS),
};

/** The newest first, and last what has no year. */
function yearKey(year: string): number {
  return year === NO_YEAR ? 1 : -Number(year);
}

function gravestFirst(words: readonly string[]): Order {
  return (a, b) => words.indexOf(b.value) - words.indexOf(a.value);
}
