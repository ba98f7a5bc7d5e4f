import type { Report } from '../model/report.ts';
import type { Words } from '../i18n/words.ts';
import { NO_YEAR } from '../search/query/filters.ts';
import { detectedDay } from '../time/times.ts';

/** Rows of a page of a report list. */
export const PAGE_SIZE = 100;

/** A year with its number of reports and the page of the list on which it begins, counted from 1. */
type YearPlace = { year: string; reports: number; page: number };

/** Cuts a list into pages; an empty list has one empty page. */
export function paginate<T>(items: readonly T[], size: number = PAGE_SIZE): T[][] {
  const pages: T[][] = [];
  for (let start = 0; start < items.length; start += size) pages.push(items.slice(start, start + size));
  return pages.length > 0 ? pages : [[]];
}

/** The page numbers that a reader may want from here: the ends, the neighbours, and 0 for a gap between them. */
export function pageNumbers(current: number, last: number): number[] {
  const wanted = [1, current - 1, current, current + 1, last].filter((page) => page >= 1 && page <= last);
  const pages = [...new Set(wanted)].toSorted((a, b) => a - b);
  return pages.flatMap((page, index) => {
    const gap = page - (pages[index - 1] ?? 0);
    if (gap <= 1) return [page];
    return gap === 2 ? [page - 1, page] : [0, page];
  });
}

/** The year in which a report was detected, by the clock of a zone; `none` where it is not known. */
export function yearOf(report: Report, timeZone: string): string {
  return detectedDay(report, timeZone).slice(0, 4) || NO_YEAR;
}

/** A year as a heading says it. */
export function nameYear(year: string, { site }: Words): string {
  return year === NO_YEAR ? site.noDate : year;
}

/** Every year of a list that is sorted newest first, in the order of the list. */
export function yearPlaces(
  reports: readonly Report[],
  timeZone: string,
  size: number = PAGE_SIZE,
): YearPlace[] {
  const places = new Map<string, YearPlace>();
  reports.forEach((report, index) => {
    const year = yearOf(report, timeZone);
    const place = places.get(year);
    if (place === undefined) places.set(year, { year, reports: 1, page: Math.floor(index / size) + 1 });
    else place.reports += 1;
  });
  return [...places.values()];
}

/** The reports of each year once, in the order of the list. */
export function groupByYear(
  reports: readonly Report[],
  timeZone: string,
): { year: string; reports: Report[] }[] {
  const groups = Map.groupBy(reports, (report) => yearOf(report, timeZone));
  return [...groups].map(([year, own]) => ({ year, reports: own }));
}
