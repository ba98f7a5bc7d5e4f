import type { SearchFilters } from '../search-state.ts';

/** The reports that have each value of each facet. */
export type Facets = Record<string, Record<string, number[]>>;

/** Number of reports for each value of each facet. */
export type FacetCounts = Record<string, Record<string, number>>;

/** The reports that have one of the chosen values of each facet; undefined when nothing is chosen. */
export function filterReports(facets: Facets, filters: SearchFilters): Set<number> | undefined {
  let kept: Set<number> | undefined;
  for (const [facet, values] of Object.entries(filters)) {
    const some = new Set(values.flatMap((value) => ownValue(facets[facet], value) ?? []));
    kept = kept === undefined ? some : new Set([...kept].filter((report) => some.has(report)));
  }
  return kept;
}

/** Counts the values of each facet over some reports. */
export function countFacets(facets: Facets, reports: ReadonlySet<number>): FacetCounts {
  const count = (some: readonly number[]): number => some.filter((report) => reports.has(report)).length;
  return Object.fromEntries(
    Object.entries(facets).map(([facet, values]) => [
      facet,
      Object.fromEntries(Object.entries(values).map(([value, some]) => [value, count(some)])),
    ]),
  );
}

/** A value comes from an address, so it may be called like something that every object has. */
function ownValue(values: Record<string, number[]> | undefined, value: string): number[] | undefined {
  return values !== undefined && Object.hasOwn(values, value) ? values[value] : undefined;
}
