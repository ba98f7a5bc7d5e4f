import type { Report } from '../model/report.ts';
import { FEWEST_CASES, percentile } from './stats.ts';
import { DAY, durationBetween, HOUR, MINUTE } from '../time/times.ts';

/** What is measured of a response: from the start to the detection, and from there on. */
const SPANS = ['detect', 'contain', 'resolve'] as const;
type SpanKind = (typeof SPANS)[number];

/** A length in milliseconds and the report that it is of. */
type Measured = { report: Report; length: number };

/** Why lengths are missing: a date is, the dates are too coarse, or they stand in the wrong order. */
type LeftOut = { missing: number; coarse: number; backwards: number };

export type SpanStats = {
  kind: SpanKind;
  /** Shortest first. */
  values: Measured[];
  leftOut: LeftOut;
  /** Median and quartiles in milliseconds; missing below five values. */
  spread?: { median: number; low: number; high: number };
};

/** Measures each span over some reports. A length that its dates leave open by more than half of itself is left out. */
export function measureSpans(reports: readonly Report[]): SpanStats[] {
  return SPANS.map((kind) => measureSpan(reports, kind));
}

type Moment = 'occurred' | 'detected' | 'contained' | 'resolved';

const ENDS: Record<SpanKind, [from: Moment, to: Moment]> = {
  detect: ['occurred', 'detected'],
  contain: ['detected', 'contained'],
  resolve: ['detected', 'resolved'],
};

/** The bounds that dates leave open may lie this far apart, as a share of the length in their middle. */
const MAX_OPEN = 0.5;

function measureSpan(reports: readonly Report[], kind: SpanKind): SpanStats {
  const values: Measured[] = [];
  const leftOut: LeftOut = { missing: 0, coarse: 0, backwards: 0 };
  for (const report of reports) {
    const result = lengthOf(report, kind);
    if (typeof result === 'number') values.push({ report, length: result });
    else leftOut[result] += 1;
  }
  values.sort((a, b) => a.length - b.length || (a.report.id < b.report.id ? -1 : 1));
  const lengths = values.map(({ length }) => length);
  const [low, median, high] = [0.25, 0.5, 0.75].map((share) => percentile(lengths, share));
  const isEnough = lengths.length >= FEWEST_CASES;
  return {
    kind,
    values,
    leftOut,
    ...(isEnough && low !== undefined && median !== undefined && high !== undefined
      ? { spread: { median, low, high } }
      : {}),
  };
}

function lengthOf({ incident }: Report, kind: SpanKind): number | keyof LeftOut {
  const [from, to] = ENDS[kind].map((name) => incident.times[name]);
  if (from === undefined || to === undefined) return 'missing';
  const range = durationBetween(from, to);
  if (range === undefined) return 'backwards';
  const middle = (range.min + range.max) / 2;
  return range.max - range.min <= middle * MAX_OPEN ? middle : 'coarse';
}

/** A logarithmic axis for lengths of time; places are percent of its width. */
type LogAxis = { ticks: { length: number; at: number }[]; place: (length: number) => number };

const DAYS = [1, 7, 30, 180, 730, 3650, 36500];
const TICKS = [MINUTE, 10 * MINUTE, HOUR, 6 * HOUR, ...DAYS.map((days) => days * DAY)];

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
