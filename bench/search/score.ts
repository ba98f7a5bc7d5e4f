import type { KnownItem } from './query-file.ts';

/** The place of the wanted report among those found, from 1; 0 when it is not there. */
export type Outcome = { item: KnownItem; place: number; first: string };

export type Score = { queries: number; first: number; firstFive: number; reciprocal: number };

/** Shares of queries whose report came first and among the first five, and the mean reciprocal rank. */
export function scoreOutcomes(outcomes: readonly Outcome[]): Score {
  const mean = (value: (place: number) => number): number =>
    outcomes.reduce((sum, { place }) => sum + value(place), 0) / Math.max(1, outcomes.length);
  return {
    queries: outcomes.length,
    first: mean((place) => Number(place === 1)),
    firstFive: mean((place) => Number(place >= 1 && place <= 5)),
    reciprocal: mean((place) => (place === 0 ? 0 : 1 / place)),
  };
}

/** Where a query found what was wanted; a query for nothing succeeds with an empty list. */
export function judge(
  item: KnownItem,
  found: readonly string[],
  titles: ReadonlyMap<string, string>,
): Outcome {
  const first = titles.get(found[0] ?? '') ?? '';
  if (item.wanted.length === 0) return { item, place: found.length === 0 ? 1 : 0, first };
  const isWanted = (id: string): boolean =>
    item.wanted.some((part) => (part.startsWith('#') ? `#${id}` === part : titles.get(id)?.includes(part)));
  return { item, place: found.findIndex(isWanted) + 1, first };
}
