/** The value in the middle, or the mean of the two in the middle; undefined for no values. */
export function median(values: readonly number[]): number | undefined {
  return percentile(values, 0.5);
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

/** How often each key occurs, most frequent first, equal counts in the order of first occurrence. */
export function countBy<T, K>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, number> {
  const counts = new Map<K, number>();
  for (const item of items) {
    const key = keyOf(item);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
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
