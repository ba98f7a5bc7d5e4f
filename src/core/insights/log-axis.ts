import { DAY, HOUR, MINUTE } from '../time/times.ts';

/** A logarithmic axis for lengths of time; places are percent of its width. */
export type LogAxis = { ticks: { length: number; at: number }[]; place: (length: number) => number };

const TICKS = [
  MINUTE,
  10 * MINUTE,
  HOUR,
  6 * HOUR,
  DAY,
  7 * DAY,
  30 * DAY,
  180 * DAY,
  730 * DAY,
  3650 * DAY,
  36500 * DAY,
];

/** Room at both ends for a dot. */
const MARGIN = 2;

/** The axis that holds some lengths in milliseconds, from one round length to another; below a minute all is one minute. */
export function createLogAxis(lengths: readonly number[]): LogAxis {
  const shortest = lengths.reduce((a, b) => Math.min(a, b), Infinity);
  const longest = lengths.reduce((a, b) => Math.max(a, b), 0);
  const below = lengths.length === 0 ? 0 : TICKS.findLastIndex((tick) => tick <= shortest);
  // An axis of one tick would have no length.
  const first = Math.min(Math.max(0, below), TICKS.length - 2);
  const above = TICKS.findIndex((tick) => tick >= longest);
  const last = Math.max(first + 1, above === -1 ? TICKS.length - 1 : above);
  const ticks = TICKS.slice(first, last + 1);
  const [low = MINUTE, high = HOUR] = [ticks[0], ticks.at(-1)];
  const place = (length: number): number => {
    const share = Math.log(Math.max(low, length) / low) / Math.log(high / low);
    return MARGIN + Math.min(1, share) * (100 - 2 * MARGIN);
  };
  return { ticks: ticks.map((length) => ({ length, at: place(length) })), place };
}
