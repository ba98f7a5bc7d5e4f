import { choice, printQuery } from './query/query.ts';

/** A filter of the list and the value that it asks for, such as `verdict` and `false_positive`. */
export type Filter = readonly [name: string, value: string];

/** Filters as the query of the list, `verdict:false_positive after:2024-03`. */
export function writeFilters(...filters: Filter[]): string {
  return printQuery({ items: filters.map(([field, value]) => choice(field, [value])) });
}

/** The filters for a year `2024` or a month `2024-03`: from its beginning to that of the next one. */
export function withinPeriod(period: string): [Filter, Filter] {
  return [
    ['after', period],
    ['before', nextPeriod(period)],
  ];
}

function nextPeriod(period: string): string {
  const [year = '', month] = period.split('-');
  const next = String(Number(year) + 1).padStart(4, '0');
  if (month === undefined) return next;
  return month === '12' ? `${next}-01` : `${year}-${String(Number(month) + 1).padStart(2, '0')}`;
}
