import type { Report } from '../core/model.ts';
import type { SearchFacet } from '../core/search-state.ts';

/** The reports that have each value of each facet, by their numbers, packed. */
export function reportFacets(
  reports: readonly Report[],
  pack: (numbers: readonly number[]) => string,
): Record<SearchFacet, Record<string, string>> {
  return {
    verdict: collect(reports, pack, ({ incident }) => [incident.verdict.value]),
    severity: collect(reports, pack, ({ incident }) => [incident.severity]),
    tag: collect(reports, pack, ({ incident }) => incident.tags),
    year: collect(reports, pack, ({ incident }) => [incident.times.detected.slice(0, 4)]),
    cause: collect(reports, pack, ({ incident }) => [incident.verdict.cause ?? []].flat()),
    source: collect(reports, pack, ({ incident }) => incident.intel.map(({ source }) => source)),
    language: collect(reports, pack, ({ lang }) => [lang]),
  };
}

function collect(
  reports: readonly Report[],
  pack: (numbers: readonly number[]) => string,
  valuesOf: (report: Report) => readonly string[],
): Record<string, string> {
  const numbers = new Map<string, number[]>();
  reports.forEach((report, number) => {
    for (const value of new Set(valuesOf(report))) {
      const known = numbers.get(value);
      if (known) known.push(number);
      else numbers.set(value, [number]);
    }
  });
  return Object.fromEntries([...numbers].map(([value, some]) => [value, pack(some)]));
}
