import { readStated } from '../core/time/spoken-time.ts';

const NUMERIC =
  /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:(?:T|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?$/i;
const DAY_MS = 86_400_000;

/** Days since 1970-01-01, first and last, that a date may mean. */
export type DayRange = { first: number; last: number };

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
  const isClock = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  const zone = /^(?:z|utc|gmt)$/i.test(offset) ? 'Z' : offset.replace(/^(...):?(..)$/, '$1:$2');
  return isClock && isZone(zone)
    ? `${date}T${hour.padStart(2, '0')}:${minute}:${second}${fraction}${zone}`
    : date;
}

/** A year, month or day from its parts; undefined when they name none. */
export function readDay(year: string, month?: string, day?: string): string | undefined {
  if (!/^\d{4}$/.test(year) || Number(year) < 1000) return undefined;
  if (month === undefined) return year;
  if (Number(month) < 1 || Number(month) > 12) return undefined;
  const monthDate = `${year}-${month.padStart(2, '0')}`;
  if (day === undefined) return monthDate;
  const date = `${monthDate}-${day.padStart(2, '0')}`;
  const isReal = Number(day) >= 1 && Number(day) <= daysIn(Number(year), Number(month));
  return isReal ? date : undefined;
}

/** The most exact date that holds a whole range of days: a day, a month or a year; undefined when two years differ. */
export function dateOf({ first, last }: DayRange): string | undefined {
  if (first > last) return undefined;
  const [from, to] = [isoDay(first), isoDay(last)];
  return [10, 7, 4].map((length) => from.slice(0, length)).find((part) => to.startsWith(part));
}

/** The days that a partial date may mean. A moment is the day that the calendar shows at `offset`, such as +08:00. */
export function daysOf(date: string, offset = 'Z'): DayRange {
  if (date.includes('T')) {
    const day = Math.floor((Date.parse(date) + minutesOf(offset) * 60_000) / DAY_MS);
    return { first: day, last: day };
  }
  const [year = 0, month, day] = date.split('-').map(Number);
  const first = dayNumber(year, month ?? 1, day ?? 1);
  if (day !== undefined) return { first, last: first };
  return { first, last: month === undefined ? dayNumber(year, 12, 31) : first + daysIn(year, month) - 1 };
}

/** The offset of a moment, such as +08:00; `Z` for a date without a time. */
export function offsetOf(date: string): string {
  return /[+-]\d{2}:\d{2}$/.exec(date.slice(10))?.[0] ?? 'Z';
}

function isZone(zone: string): boolean {
  return zone === 'Z' || (Math.abs(minutesOf(zone)) <= 14 * 60 + 59 && Number(zone.slice(4)) < 60);
}

function minutesOf(offset: string): number {
  if (offset === 'Z') return 0;
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}

function dayNumber(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day) / DAY_MS;
}

function isoDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}
