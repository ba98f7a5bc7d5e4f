import { SEARCH_FACETS } from '../core/search-state.ts';
import type { Facets, Pagefind } from './pagefind.ts';

/** Counts the values of each facet over some reports. */
export type FacetCount = (ids: readonly string[]) => Facets;

/** Learns which reports have which values, all at once: the engine counts them for one search, not for several. */
export async function createFacetCount(pagefind: Pagefind): Promise<FacetCount> {
  const all = await pagefind.filters();
  const values = SEARCH_FACETS.flatMap((facet) =>
    Object.keys(all[facet] ?? {}).map((value) => ({ facet, value })),
  );
  const valuesOf = new Map<string, { facet: string; value: string }[]>();
  const answers = await Promise.all(
    values.map(({ facet, value }) => pagefind.search(null, { filters: { [facet]: [value] } })),
  );
  answers.forEach(({ results }, index) => {
    const pair = values[index];
    if (pair) for (const { id } of results) valuesOf.set(id, [...(valuesOf.get(id) ?? []), pair]);
  });
  return (ids) => {
    const counts: Facets = {};
    for (const id of ids) {
      for (const { facet, value } of valuesOf.get(id) ?? []) {
        const group = (counts[facet] ??= {});
        group[value] = (group[value] ?? 0) + 1;
      }
    }
    return counts;
  };
}
