import { partialDate } from '../../schemas/times.ts';
import { readStated } from '../core/time/spoken-time.ts';
import { DAY, isTimestamp, toInterval } from '../core/time/times.ts';

const NUMERIC =
  /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:(?:T|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?$/i;

/** Days since 1970-01-01, first and last, that a date may mean. */
type DayRange = { first: number; last: number };

/**
 * A foreign date as a partial date of the contract, as exactly as it is known: a time of day without an offset
 * is left out. Undefined when the value is no date, or not one that it states itself.
 */
export function readDate(value: unknown): string | undefined {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
  const numeric = NUMERIC.exec(text);
  if (numeric === null) return readStated(text);
  const [, year = '', month, day, hour, minute, second = '00', fraction = '', offset] = numeric;
  const date = readDay(year, month, day);
  if (date?.length !== 10 || hour === undefined || offset === undefined) return date;
  const zone = /^(?:z|utc|gmt)$/i.test(offset) ? 'Z' : offset.replace(/^(...):?(..)$/, '$1:$2');
  const moment = `${date}T${hour.padStart(2, '0')}:${minute}:${second}${fraction}${zone}`;
  return isReal(moment) ? moment : date;
}

/** A year, month or day from its parts; undefined when they name none. */
export function readDay(year: string, month?: string, day?: string): string | undefined {
  const parts = month === undefined ? [] : day === undefined ? [month] : [month, day];
  const date = [year, ...parts.map((part) => part.padStart(2, '0'))].join('-');
  return Number(year) >= 1000 && isReal(date) ? date : undefined;
}

/** The most exact date that holds a whole range of days: a day, a month or a year; undefined when two years differ. */
export function dateOf({ first, last }: DayRange): string | undefined {
  if (first > last) return undefined;
  const [from, to] = [isoDay(first), isoDay(last)];
  return [10, 7, 4].map((length) => from.slice(0, length)).find((part) => to.startsWith(part));
}

/** The days that a partial date may mean. A moment is the day that the calendar shows at `offset`, such as +08:00. */
export function daysOf(date: string, offset = 'Z'): DayRange {
  const { start, end } = toInterval(date);
  if (!isTimestamp(date)) return { first: start / DAY, last: end / DAY - 1 };
  // At an offset, the day of the epoch begins earlier or later by just that offset.
  const day = Math.floor((start - toInterval(`1970-01-01T00:00${offset}`).start) / DAY);
  return { first: day, last: day };
}

/** The offset of a moment, such as +08:00; `Z` for a date without a time. */
export function offsetOf(date: string): string {
  return /[+-]\d{2}:\d{2}$/.exec(date.slice(10))?.[0] ?? 'Z';
}

/** Whether the contract takes a date: its month, day, clock and offset are ones that there are. */
function isReal(date: string): boolean {
  return partialDate.safeParse(date).success;
}

function isoDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}
