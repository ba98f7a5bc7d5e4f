/** Fewer cases carry no percentage and no median: their number stands alone. */
export const FEWEST_CASES = 5;

/** So many of so many; `percent` is there from five cases on, with the interval of 95 % confidence (Wilson). */
export type Share = {
  part: number;
  whole: number;
  percent?: { share: number; low: number; high: number };
};

/** The share of a part, in whole percent. */
export function shareOf(part: number, whole: number): Share {
  const interval = whole < FEWEST_CASES ? undefined : wilsonInterval(part, whole);
  if (interval === undefined) return { part, whole };
  const percent = (value: number): number => Math.round(value * 100);
  return {
    part,
    whole,
    percent: {
      share: percent(part / whole),
      low: percent(interval.low),
      high: percent(interval.high),
    },
  };
}

/** The value below which the share `p` (0 to 1) of the values lies, with linear interpolation; undefined for no values. */
export function percentile(values: readonly number[], p: number): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const position = Math.min(1, Math.max(0, p)) * (sorted.length - 1);
  const low = sorted[Math.floor(position)];
  const high = sorted[Math.ceil(position)];
  if (low === undefined || high === undefined) return undefined;
  return low + (high - low) * (position - Math.floor(position));
}

/** How often each item occurs, most frequent first, equal counts in the order of first occurrence. */
export function countEach<T>(items: Iterable<T>): Map<T, number> {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return new Map([...counts].sort(([, a], [, b]) => b - a));
}

/** The share that so many successes in `n` cases may stand for, 0 to 1, at 95 % confidence; undefined for no cases. */
export function wilsonInterval(successes: number, n: number): { low: number; high: number } | undefined {
  if (n <= 0) return undefined;
  const z = 1.959964;
  const share = successes / n;
  const centre = share + (z * z) / (2 * n);
  const spread = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return { low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) };
}

/** A difference with the range in which it lies at 95 % confidence. */
export type Difference = { value: number; low: number; high: number };

/** How much larger one share is than another, from -1 to 1 (Newcombe's interval from Wilson's two). */
export function compareShares(now: Share, then: Share): Difference | undefined {
  const [a, b] = [wilsonInterval(now.part, now.whole), wilsonInterval(then.part, then.whole)];
  if (a === undefined || b === undefined) return undefined;
  const [p, q] = [now.part / now.whole, then.part / then.whole];
  return {
    value: p - q,
    low: p - q - Math.hypot(p - a.low, b.high - q),
    high: p - q + Math.hypot(a.high - p, q - b.low),
  };
}

/** Of longer lists as many values, evenly spaced in their order, stand for all. */
const MOST_COMPARED = 400;

/**
 * How much larger the values of one list are than those of another: the middle of all differences of a pair
 * (Hodges and Lehmann), with the range of the rank test, which one very long case does not move. Undefined below five values.
 */
export function compareLengths(now: readonly number[], then: readonly number[]): Difference | undefined {
  if (Math.min(now.length, then.length) < FEWEST_CASES) return undefined;
  const [a, b] = [thinOut(now), thinOut(then)];
  const pairs = a.flatMap((x) => b.map((y) => x - y)).sort((x, y) => x - y);
  const [n, m] = [a.length, b.length];
  const rank = Math.floor((n * m) / 2 - 1.959964 * Math.sqrt((n * m * (n + m + 1)) / 12));
  const edge = Math.max(0, rank);
  return {
    value: percentile(pairs, 0.5) ?? 0,
    low: pairs[edge] ?? 0,
    high: pairs[pairs.length - 1 - edge] ?? 0,
  };
}

function thinOut(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  if (sorted.length <= MOST_COMPARED) return sorted;
  return Array.from({ length: MOST_COMPARED }, (_, index) => {
    const at = (index / (MOST_COMPARED - 1)) * (sorted.length - 1);
    return sorted[Math.round(at)] ?? 0;
  });
}
