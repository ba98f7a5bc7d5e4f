import type { ReportRow } from '../../model/row.ts';
import { compareDates } from '../../time/times.ts';
import { findField } from './fields.ts';
import type { FilterField } from './fields.ts';
import { filtersOf } from './query.ts';
import type { FilterItem, Query } from './query.ts';

/** Whether a row passes every filter of a query. A partial date passes where it may. */
export function matchesFilters(query: Query, row: ReportRow): boolean {
  return filtersOf(query).every((filter) => matchesFilter(filter, row));
}

/** Whether the title, the id, a tag or a source of a row holds every word and phrase, regardless of case. */
export function matchesWords({ items }: Query, row: ReportRow): boolean {
  const words = items.flatMap((item) => (item.kind === 'filter' ? [] : [item.text.toLowerCase()]));
  if (words.length === 0) return true;
  const text = [row.id, ...row.aliases, row.title, ...row.tags, ...row.sources].join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
}

function matchesFilter({ field: name, operator, values, isNegated }: FilterItem, row: ReportRow): boolean {
  const field = findField(name);
  if (field === undefined) return true;
  const own = field.read(row);
  const isMatch = values.some((value) => own.some((one) => compare(field, operator, one, value)));
  return isMatch !== isNegated;
}

function compare(field: FilterField, operator: FilterItem['operator'], own: string, value: string): boolean {
  if (field.name === 'before') return compareDates(own, value) === 'before' || overlapsStart(own, value);
  if (field.name === 'after') return compareDates(own, value) !== 'before' || overlapsStart(own, value);
  if (field.kind === 'ordered' && operator !== '=')
    return ORDERS[operator](rank(field, own), rank(field, value));
  const [one, other] = [own.toLowerCase(), value.toLowerCase()];
  if (one === other) return true;
  // A language includes its regions, a technique its sub-techniques, a category what stands below it.
  return HIERARCHIES[field.name] !== undefined && one.startsWith(`${other}${HIERARCHIES[field.name]}`);
}

const HIERARCHIES: Record<string, string> = { lang: '-', technique: '.', category: '/' };

/** Whether a date that is less exact than the limit may lie on both sides of its beginning. */
function overlapsStart(own: string, limit: string): boolean {
  return own.length < limit.length && limit.startsWith(own);
}

function rank({ values }: FilterField, value: string): number {
  return values.indexOf(value);
}

const ORDERS: Record<Exclude<FilterItem['operator'], '='>, (a: number, b: number) => boolean> = {
  '>=': (a, b) => a >= b,
  '>': (a, b) => a > b,
  '<=': (a, b) => a <= b,
  '<': (a, b) => a < b,
};
