import { findContradictions } from '../evidence/evidence.ts';
import { isCounted } from '../model/drafts.ts';
import type { Report } from '../model/report.ts';
import { detectedDay } from '../time/times.ts';
import { measureSpans } from './durations.ts';
import { isDecided } from './false-positives.ts';
import { tellsMonth } from './series.ts';
import {
  compareLengths,
  compareShares,
  FEWEST_CASES,
  percentile,
  type Difference,
  type Share,
} from './stats.ts';

/** Three months, January to March being the first; `year` as people write it. */
export type Quarter = { year: number; number: number };

/** What a difference may be taken for. `usual`, `above` and `below` are said of a count and those of earlier quarters. */
type Reading =
  | { kind: 'usual' | 'above' | 'below'; low: number; high: number }
  | { kind: 'chance' | 'more' | 'less' | 'few' };

/** One line of the comparison. Shares are of decided reports or of false positives, lengths are medians in milliseconds. */
export type QuarterMeasure =
  | { measure: 'reports'; now: number; then: number; reading?: Reading }
  | { measure: 'false' | 'settled'; now: Part; then: Part; difference?: Difference; reading: Reading }
  | { measure: 'contain' | 'resolve'; now: Length; then: Length; difference?: Difference; reading: Reading };

type Part = Pick<Share, 'part' | 'whole'>;
type Length = { cases: number; median?: number };

/** A quarter beside an earlier one. */
export type QuarterComparison = { quarter: Quarter; before: Quarter; measures: QuarterMeasure[] };

/** How many quarters say what is usual; with fewer than half of them nothing does. */
const USUAL = 8;

/**
 * The last quarter that is over and has reports, beside the same one a year before and beside the one just before it, as
 * far as the archive goes back to them and something but the number of reports can be compared: a few cases are no trend.
 * `now` is an ISO 8601 date in the zone. Drafts, and reports that tell only their year, are in no quarter.
 */
export function compareQuarters(
  reports: readonly Report[],
  timeZone: string,
  now: string,
): { year?: QuarterComparison; previous?: QuarterComparison } {
  const placed = Map.groupBy(
    reports.filter((report) => isCounted(report) && tellsMonth(report)),
    (report) => indexOf(detectedDay(report, timeZone)),
  );
  const past = [...placed.keys()].filter((index) => index < indexOf(now)).sort((a, b) => a - b);
  const [first, last] = [past[0], past.at(-1)];
  if (first === undefined || last === undefined) return {};
  const against = (before: number): QuarterComparison | undefined => {
    const found = before < first ? undefined : compare(placed, first, last, before);
    return found?.measures.some((one) => 'difference' in one) ? found : undefined;
  };
  const [year, previous] = [against(last - 4), against(last - 1)];
  return { ...(year === undefined ? {} : { year }), ...(previous === undefined ? {} : { previous }) };
}

function compare(
  placed: ReadonlyMap<number, Report[]>,
  first: number,
  last: number,
  before: number,
): QuarterComparison {
  const [now, then] = [placed.get(last) ?? [], placed.get(before) ?? []];
  const usual = Array.from({ length: Math.min(USUAL, last - first) }, (_, back) => last - 1 - back);
  const counts = usual.map((index) => placed.get(index)?.length ?? 0);
  return {
    quarter: quarterOf(last),
    before: quarterOf(before),
    measures: [
      { measure: 'reports', now: now.length, then: then.length, ...readCount(now.length, counts) },
      comparePart('false', now, then),
      comparePart('settled', now, then),
      compareSpan('contain', now, then),
      compareSpan('resolve', now, then),
    ],
  };
}

function readCount(count: number, earlier: readonly number[]): { reading?: Reading } {
  if (earlier.length < USUAL / 2) return {};
  const [low, high] = [Math.min(...earlier), Math.max(...earlier)];
  return { reading: { kind: count > high ? 'above' : count < low ? 'below' : 'usual', low, high } };
}

function comparePart(
  measure: 'false' | 'settled',
  now: readonly Report[],
  then: readonly Report[],
): QuarterMeasure {
  const [a, b] = [PARTS[measure](now), PARTS[measure](then)];
  const isEnough = Math.min(a.whole, b.whole) >= FEWEST_CASES;
  return { measure, now: a, then: b, ...readDifference(isEnough ? compareShares(a, b) : undefined) };
}

const PARTS: Record<'false' | 'settled', (reports: readonly Report[]) => Part> = {
  /** False positives among the reports that say whether the alert was right. */
  false: (reports) => {
    const decided = reports.filter(({ incident }) => isDecided(incident.verdict.value));
    return { part: decided.filter(isFalse).length, whole: decided.length };
  },
  /** False positives in which the dates or the platforms contradict, so that comparing them would have told. */
  settled: (reports) => {
    const wrong = reports.filter(isFalse);
    return {
      part: wrong.filter((report) => findContradictions(report).some(isCompared)).length,
      whole: wrong.length,
    };
  },
};

function isFalse({ incident }: Report): boolean {
  return incident.verdict.value === 'false_positive';
}

const COMPARED: ReadonlySet<string> = new Set(['ownership-window', 'platform-mismatch']);

function isCompared({ kind }: ReturnType<typeof findContradictions>[number]): boolean {
  return COMPARED.has(kind);
}

function compareSpan(
  measure: 'contain' | 'resolve',
  now: readonly Report[],
  then: readonly Report[],
): QuarterMeasure {
  const [a, b] = [now, then].map((reports) => {
    const values = measureSpans(reports).find(({ kind }) => kind === measure)?.values ?? [];
    return values.map(({ length }) => length);
  });
  return {
    measure,
    now: lengthOf(a ?? []),
    then: lengthOf(b ?? []),
    ...readDifference(compareLengths(a ?? [], b ?? [])),
  };
}

function lengthOf(lengths: readonly number[]): Length {
  const median = lengths.length < FEWEST_CASES ? undefined : percentile(lengths, 0.5);
  return { cases: lengths.length, ...(median === undefined ? {} : { median }) };
}

function readDifference(difference: Difference | undefined): { difference?: Difference; reading: Reading } {
  if (difference === undefined) return { reading: { kind: 'few' } };
  const kind = difference.low > 0 ? 'more' : difference.high < 0 ? 'less' : 'chance';
  return { difference, reading: { kind } };
}

/** Quarters since the year 0. */
function indexOf(day: string): number {
  return Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3);
}

function quarterOf(index: number): Quarter {
  return { year: Math.floor(index / 4), number: (index % 4) + 1 };
}
