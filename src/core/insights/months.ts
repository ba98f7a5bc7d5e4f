import { yearOf } from '../list/pages.ts';
import type { Report } from '../model/report.ts';
import { SERIES, seriesOf } from './series.ts';
import type { SeriesKey } from './series.ts';

/** A year with its reports by month, January first, and by verdict; `unplaced` tell only their year. */
export type YearOfMonths = {
  year: string;
  months: number[];
  unplaced: number;
  total: number;
  parts: Record<SeriesKey, number>;
};

export type MonthTable = {
  /** Newest first. */
  years: YearOfMonths[];
  /** Reports of years before those shown. */
  older: number;
  /** The most reports of one month. */
  most: number;
};

/** A longer table would not be read. */
const MAX_YEARS = 15;

/** Reports by year and month of their detection as it was written; years without a report are left out. */
export function buildMonthTable(reports: readonly Report[]): MonthTable {
  const years = new Map<string, YearOfMonths>();
  for (const report of reports) {
    const year = yearOf(report);
    const row = years.get(year) ?? emptyYear(year);
    years.set(year, row);
    const month = Number(report.incident.times.detected.slice(5, 7)) - 1;
    const known = row.months[month];
    if (known === undefined) row.unplaced += 1;
    else row.months[month] = known + 1;
    row.total += 1;
    row.parts[seriesOf(report.incident.verdict.value)] += 1;
  }
  const sorted = [...years.values()].sort((a, b) => (a.year < b.year ? 1 : -1));
  const shown = sorted.slice(0, MAX_YEARS);
  return {
    years: shown,
    older: sorted.slice(MAX_YEARS).reduce((sum, { total }) => sum + total, 0),
    most: Math.max(0, ...shown.flatMap(({ months }) => months)),
  };
}

/** The parts of a bar of stacked verdicts, in percent of the longest bar; verdicts without a report are missing. */
export function stackParts(
  parts: Record<SeriesKey, number>,
  largest: number,
): { key: SeriesKey; x: number; width: number }[] {
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

function emptyYear(year: string): YearOfMonths {
  return {
    year,
    months: Array<number>(12).fill(0),
    unplaced: 0,
    total: 0,
    parts: { true_positive: 0, benign_true_positive: 0, false_positive: 0, other: 0 },
  };
}
