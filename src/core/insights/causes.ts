import type { VerdictCause } from '../../../schemas/vocabulary.ts';
import type { Report } from '../model/report.ts';

/** How many false positives have a cause; no cause stands for those that give none. */
export type CauseCount = { cause?: VerdictCause; reports: number };

/** Causes of the false positives among some reports, most frequent first, those without a cause last. */
export function countCauses(reports: readonly Report[]): CauseCount[] {
  const counts = new Map<VerdictCause | undefined, number>();
  for (const { incident } of reports) {
    const { value, cause } = incident.verdict;
    if (value === 'false_positive') counts.set(cause, (counts.get(cause) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a, m], [b, n]) => Number(a === undefined) - Number(b === undefined) || n - m || compare(a, b))
    .map(([cause, found]) => ({ ...(cause === undefined ? {} : { cause }), reports: found }));
}

function compare(a = '', b = ''): number {
  return a < b ? -1 : 1;
}
