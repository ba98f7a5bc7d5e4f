import type { Report } from '../model/report.ts';

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

/** The year in which a report was detected, as its author wrote it. */
export function yearOf(report: Report): string {
  return report.incident.times.detected.slice(0, 4);
}

/** Every year of a list that is sorted newest first, in the order of the list. */
export function yearPlaces(reports: readonly Report[], size: number = PAGE_SIZE): YearPlace[] {
  const places = new Map<string, YearPlace>();
  reports.forEach((report, index) => {
    const year = yearOf(report);
    const place = places.get(year);
    if (place === undefined) places.set(year, { year, reports: 1, page: Math.floor(index / size) + 1 });
    else place.reports += 1;
  });
  return [...places.values()];
}

/** Runs of reports of one year, in the order of the list. */
export function groupByYear(reports: readonly Report[]): { year: string; reports: Report[] }[] {
  const groups: { year: string; reports: Report[] }[] = [];
  for (const report of reports) {
    const last = groups.at(-1);
    if (last?.year === yearOf(report)) last.reports.push(report);
    else groups.push({ year: yearOf(report), reports: [report] });
  }
  return groups;
}
