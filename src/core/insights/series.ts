import type { VerdictValue } from '../../../schemas/vocabulary.ts';
import type { Report } from '../model/report.ts';

/** Verdicts as a chart tells them apart: three that settle a case, and the rest. */
export const SERIES = ['true_positive', 'benign_true_positive', 'false_positive', 'other'] as const;
export type SeriesKey = (typeof SERIES)[number];

/** One bar: a year `2023` or a month `2023-09`, and its reports by verdict. */
export type SeriesRow = { period: string; total: number; parts: Record<SeriesKey, number> };

export type TimeSeries = { unit: 'month' | 'year'; rows: SeriesRow[] };

/** A chart with more bars would not be read. */
const MAX_ROWS = 12;

/**
 * Reports by verdict over time, oldest first: by month while all lie within twelve months and each tells its month,
 * else by year, the last twelve. A month or year without a report is a row of zeros.
 */
export function timeSeries(reports: readonly Report[]): TimeSeries {
  const dates = reports.map(({ incident }) => incident.times.detected);
  const months = periodsBetween(
    dates.map((date) => date.slice(0, 7)),
    nextMonth,
  );
  const isYoung = months.length <= MAX_ROWS && dates.every((date) => date.length >= 7);
  return isYoung
    ? { unit: 'month', rows: rowsOf(reports, months) }
    : { unit: 'year', rows: yearSeries(reports) };
}

/** Reports by year and verdict, oldest first, the last twelve years. */
export function yearSeries(reports: readonly Report[]): SeriesRow[] {
  const years = reports.map(({ incident }) => incident.times.detected.slice(0, 4));
  return rowsOf(reports, periodsBetween(years, nextYear).slice(-MAX_ROWS));
}

/** A chart of months has room for more. */
const MAX_MONTHS = 24;

/**
 * Reports by month and verdict, oldest first: the last two years up to the newest report, and never less than a year,
 * so that a few reports do not look like a trend. Reports that tell only their year are not in it.
 */
export function monthSeries(reports: readonly Report[]): SeriesRow[] {
  const dated = reports.filter(({ incident }) => incident.times.detected.length >= 7);
  const months = periodsBetween(
    dated.map(({ incident }) => incident.times.detected.slice(0, 7)),
    nextMonth,
  ).slice(-MAX_MONTHS);
  const [first] = months;
  if (first === undefined) return [];
  for (let month = first; months.length < MAX_ROWS;) {
    month = previousMonth(month);
    months.unshift(month);
  }
  return rowsOf(dated, months);
}

function rowsOf(reports: readonly Report[], periods: readonly string[]): SeriesRow[] {
  const rows = new Map(periods.map((period) => [period, emptyRow(period)]));
  const length = periods[0]?.length ?? 0;
  for (const { incident } of reports) {
    const row = rows.get(incident.times.detected.slice(0, length));
    if (row === undefined) continue;
    row.total += 1;
    row.parts[seriesOf(incident.verdict.value)] += 1;
  }
  return [...rows.values()];
}

function emptyRow(period: string): SeriesRow {
  return {
    period,
    total: 0,
    parts: { true_positive: 0, benign_true_positive: 0, false_positive: 0, other: 0 },
  };
}

/** The part of a chart in which a verdict counts. */
export function seriesOf(verdict: VerdictValue): SeriesKey {
  return SERIES.find((key) => key === verdict) ?? 'other';
}

/** Every period from the first to the last one; a stray date far back must not cost a million rows. */
function periodsBetween(periods: readonly string[], next: (period: string) => string): string[] {
  const sorted = periods.toSorted();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || first.length !== last?.length) return [...new Set(sorted)];
  const all: string[] = [];
  for (let period = first; period <= last && all.length < 10_000; period = next(period)) all.push(period);
  return all;
}

function nextYear(year: string): string {
  return String(Number(year) + 1).padStart(4, '0');
}

function nextMonth(month: string): string {
  const [year = '', number = ''] = month.split('-');
  return number === '12' ? `${nextYear(year)}-01` : `${year}-${String(Number(number) + 1).padStart(2, '0')}`;
}

function previousMonth(month: string): string {
  const [year = '', number = ''] = month.split('-');
  return number === '01'
    ? `${String(Number(year) - 1).padStart(4, '0')}-12`
    : `${year}-${String(Number(number) - 1).padStart(2, '0')}`;
}
