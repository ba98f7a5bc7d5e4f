import { wilsonInterval } from './stats.ts';

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
