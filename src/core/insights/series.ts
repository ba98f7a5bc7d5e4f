import { yearOf } from '../list/pages.ts';
import type { Report } from '../model/report.ts';
import { NO_YEAR } from '../search/query/filters.ts';
import { detectedDay, isKnownDate } from '../time/times.ts';
import { countEach } from './stats.ts';

/** Verdicts as a chart tells them apart: three that settle a case, and the rest. */
export const SERIES = ['true_positive', 'benign_true_positive', 'false_positive', 'other'] as const;
export type SeriesKey = (typeof SERIES)[number];

type Parts = Record<SeriesKey, number>;

/** One bar: a year `2023` or a month `2023-09`, and its reports by verdict. */
export type SeriesRow = { period: string; total: number; parts: Parts };

type TimeSeries = { unit: 'month' | 'year'; rows: SeriesRow[] };

/** A chart with more bars would not be read. */
const MAX_ROWS = 12;

/**
 * Reports by verdict over time, oldest first: by month while all lie within twelve months and each tells its month,
 * else by year, the last twelve; both end today. A month or year without a report is a row of zeros; one without a date is
 * in none. `now` is an ISO 8601 date in the zone.
 */
export function timeSeries(reports: readonly Report[], timeZone: string, now: string): TimeSeries {
  const dated = reports.filter(tellsYear);
  const months = monthsUntil(dated, timeZone, now);
  const isYoung = months.length <= MAX_ROWS && dated.every(tellsMonth);
  return isYoung
    ? { unit: 'month', rows: rowsOf(dated, months, timeZone) }
    : { unit: 'year', rows: yearSeries(reports, timeZone, now) };
}

/** Reports by year and verdict, oldest first, the last twelve years up to the year of `now`. */
export function yearSeries(reports: readonly Report[], timeZone: string, now: string): SeriesRow[] {
  const own = reports.filter(tellsYear).map((report) => yearOf(report, timeZone));
  const until = upTo(own, now.slice(0, 4));
  const years = periodsBetween(until, (year) => String(Number(year) + 1).padStart(4, '0'));
  return rowsOf(reports, lastOf(years, own, MAX_ROWS), timeZone);
}

/** Up to so many cases a chart draws each one; of more the bars say more. */
export const MAX_MARKS = 40;

/** The cases of a month or year, oldest first; those without a date stand under `none`. */
export type CaseRow = { period: string; reports: Report[] };

/** The cases themselves by the same months or years as `timeSeries`, the newest period first. */
export function caseRows(reports: readonly Report[], timeZone: string, now: string): CaseRow[] {
  const { rows } = timeSeries(reports, timeZone, now);
  const length = rows[0]?.period.length ?? 4;
  const byPeriod = Map.groupBy(reports.toReversed(), (report) =>
    tellsYear(report) ? detectedDay(report, timeZone).slice(0, length) : NO_YEAR,
  );
  const last = new Set(rows.map(({ period }) => period));
  // Years before those of the chart, and days after today, are cases too.
  const others = [...byPeriod.keys()].filter((period) => !last.has(period) && period !== NO_YEAR);
  const periods = [...last, ...others].sort().reverse();
  return [...periods, ...(byPeriod.has(NO_YEAR) ? [NO_YEAR] : [])].map((period) => ({
    period,
    reports: byPeriod.get(period) ?? [],
  }));
}

/** A chart of months has room for more. */
const MAX_MONTHS = 24;

/**
 * Reports by month and verdict, oldest first: the last two years up to today, a quiet time at their end included, and
 * never less than a year, so that a few reports do not look like a trend. Reports that tell only their year are not in it.
 * `now` is an ISO 8601 date in the zone.
 */
export function monthSeries(reports: readonly Report[], timeZone: string, now: string): SeriesRow[] {
  const dated = reports.filter(tellsMonth);
  const months = monthsUntil(dated, timeZone, now, MAX_MONTHS);
  const [first] = months;
  if (first === undefined) return [];
  while (months.length < MAX_ROWS) months.unshift(shiftMonth(months[0] ?? first, -1));
  return rowsOf(dated, months, timeZone);
}

/** A strip over the whole width has room for eight years of months. */
const MAX_STRIP = 96;

/** Reports by month and verdict from the first one, or from eight years ago, up to today. */
export function monthStrip(reports: readonly Report[], timeZone: string, now: string): SeriesRow[] {
  const dated = reports.filter(tellsMonth);
  return rowsOf(dated, monthsUntil(dated, timeZone, now, MAX_STRIP), timeZone);
}

/** A year with its reports by month, January first, and by verdict; `unplaced` tell only their year. */
type YearOfMonths = {
  year: string;
  months: number[];
  unplaced: number;
  total: number;
  parts: Parts;
};

type MonthTable = {
  /** Newest first. */
  years: YearOfMonths[];
  /** Reports of years before those shown. */
  older: number;
  /** Reports without a date. */
  undated: number;
  /** The most reports of one month. */
  most: number;
};

/** A longer table would not be read. */
const MAX_YEARS = 15;

/** Reports by year and month of their detection, by the clock of a zone; years without a report are left out. */
export function buildMonthTable(reports: readonly Report[], timeZone: string): MonthTable {
  const dated = reports.filter(tellsYear);
  const sorted = [...Map.groupBy(dated, (report) => yearOf(report, timeZone))]
    .map(([year, list]) => yearRow(year, list, timeZone))
    .sort((a, b) => (a.year < b.year ? 1 : -1));
  const shown = sorted.slice(0, MAX_YEARS);
  return {
    years: shown,
    older: sorted.slice(MAX_YEARS).reduce((sum, { total }) => sum + total, 0),
    undated: reports.length - dated.length,
    most: Math.max(0, ...shown.flatMap(({ months }) => months)),
  };
}

/** The parts of a bar of stacked verdicts, in percent of the longest bar; verdicts without a report are missing. */
export function stackParts(parts: Parts, largest: number): { key: SeriesKey; x: number; width: number }[] {
  let end = 0;
  return SERIES.flatMap((key) => {
    const width = (parts[key] / Math.max(1, largest)) * 100;
    const x = end;
    end += width;
    return width === 0 ? [] : [{ key, x, width }];
  });
}

/** How deep a cell is shaded, 0 for nothing and 1 to 4 by its share of the most. */
export function shadeOf(value: number, most: number): number {
  return value === 0 || most === 0 ? 0 : Math.ceil((value / most) * 4);
}

function yearRow(year: string, reports: readonly Report[], timeZone: string): YearOfMonths {
  const placed = countEach(reports.map((report) => Number(detectedDay(report, timeZone).slice(5, 7))));
  const months = Array.from({ length: 12 }, (_, index) => placed.get(index + 1) ?? 0);
  const unplaced = reports.length - months.reduce((sum, count) => sum + count, 0);
  return { year, months, unplaced, total: reports.length, parts: partsOf(reports) };
}

function rowsOf(reports: readonly Report[], periods: readonly string[], timeZone: string): SeriesRow[] {
  const length = periods[0]?.length ?? 0;
  const byPeriod = Map.groupBy(reports, (report) => detectedDay(report, timeZone).slice(0, length));
  return periods.map((period) => {
    const list = byPeriod.get(period) ?? [];
    return { period, total: list.length, parts: partsOf(list) };
  });
}

/** Verdicts that settle nothing count as the rest. */
function partsOf(reports: readonly Report[]): Parts {
  const parts: Parts = { true_positive: 0, benign_true_positive: 0, false_positive: 0, other: 0 };
  for (const { incident } of reports) {
    parts[SERIES.find((key) => key === incident.verdict.value) ?? 'other'] += 1;
  }
  return parts;
}

function tellsYear({ incident }: Report): boolean {
  return isKnownDate(incident.times.detected);
}

/** Whether the date of a report names at least a month. */
export function tellsMonth(report: Report): boolean {
  return tellsYear(report) && report.incident.times.detected.length >= 7;
}

/** Every month from the first report up to today, the last `max` of them. */
function monthsUntil(reports: readonly Report[], timeZone: string, now: string, max = Infinity): string[] {
  const own = reports.map((report) => detectedDay(report, timeZone).slice(0, 7));
  const months = periodsBetween(upTo(own, now.slice(0, 7)), (month) => shiftMonth(month, 1));
  return lastOf(months, own, max);
}

/** The last periods of a chart; where all that it has to show lies before them, those up to the newest one of its own. */
function lastOf(periods: readonly string[], own: readonly string[], max: number): string[] {
  const last = periods.slice(-max);
  if (own.some((period) => last.includes(period))) return last;
  const newest = own.toSorted().at(-1) ?? '';
  return periods.filter((period) => period <= newest).slice(-max);
}

/** Periods with that of today and without later ones, which a slip of the pen makes; as they are where all are later. */
function upTo(periods: readonly string[], today: string): string[] {
  const past = periods.filter((period) => period <= today);
  return past.length === 0 ? [...periods] : [...past, today];
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

function shiftMonth(month: string, by: number): string {
  const [year = '', number = ''] = month.split('-');
  const at = Number(year) * 12 + Number(number) - 1 + by;
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;
}
