import { partialDate } from '../../schemas/times.ts';
import { readStated } from '../core/time/spoken-time.ts';
import { DAY, isTimestamp, toInterval } from '../core/time/times.ts';

const NUMERIC =
  /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:(?:T|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?$/i;

/** Days since 1970-01-01, first and last, that a date may mean. */
type DayRange = { first: number; last: number };

/**
 * A foreign date as a partial date of the contract, as exactly as it is known: a time of day without an offset
 * is left out, and of a quarter its year stays. Undefined when the value is no date, or not one that it states itself.
 */
export function readDate(value: unknown): string | undefined {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
  const numeric = NUMERIC.exec(text);
  if (numeric === null)
    return readEpoch(text) ?? readStated(text.replace(/(?<=\d)\s+(?=[年月日])/g, '')) ?? readQuarter(text);
  const [, year = '', month, day, hour, minute, second = '00', fraction = '', offset] = numeric;
  const date = readDay(year, month, day);
  if (date?.length !== 10 || hour === undefined || offset === undefined) return date;
  const zone = /^(?:z|utc|gmt)$/i.test(offset) ? 'Z' : offset.replace(/^(...):?(..)$/, '$1:$2');
  const moment = `${date}T${hour.padStart(2, '0')}:${minute}:${second}${fraction}${zone}`;
  return isReal(moment) ? moment : date;
}

/** Seconds or milliseconds since 1970, from 2001 on. */
function readEpoch(text: string): string | undefined {
  if (!/^1\d{9}(?:\d{3})?$/.test(text)) return undefined;
  return new Date(Number(text.padEnd(13, '0'))).toISOString().replace('.000Z', 'Z');
}

function readQuarter(text: string): string | undefined {
  const quarter =
    /^(?:Q[1-4]\s*[/,-]?\s*(\d{4})|(\d{4})\s*[/,-]?\s*Q[1-4]|(\d{4})\s*年?\s*第?[一二三四1-4]\s*季度?)$/i;
  const [, year, other, chinese] = quarter.exec(text) ?? [];
  return readDay(year ?? other ?? chinese ?? '');
}

/** A stretch of time: its beginning, and its end where one is written. */
export type WrittenSpan = { start: string; end?: string };

/**
 * A date or a stretch such as `2026-01-15 14:30 - 15:45 UTC`, with words behind it or without. The end may be a clock of
 * the same day, and a zone behind it holds for both.
 */
export function readSpan(text: string): WrittenSpan | undefined {
  const words = text.trim().slice(0, MAX_SPAN);
  // The longest beginning that is a date: a comma may be a part of it.
  const cuts = [...words.matchAll(/\s*[，,;；。（(]/g)].map(({ index }) => index).reverse();
  for (const part of [words, ...cuts.map((at) => words.slice(0, at))]) {
    const start = readDate(part);
    if (start !== undefined) return { start };
    const span = readBoth(part);
    if (span !== undefined) return span;
  }
  return undefined;
}

const MAX_SPAN = 200;
const BETWEEN = /\s+(?:-|to|until|till)\s+|\s*(?:–|—|~|～|至|到)+\s*/gi;
const CLOCK = /^\d{1,2}[:：]\d{2}/;
const ZONE = /(?<=\d)\s*((?:[A-Z]{1,5}|[（(]?(?:UTC|GMT)?[+-]\d{1,2}:?\d{0,2}[)）]?|[（(]?北京时间[)）]?))$/;

function readBoth(text: string): WrittenSpan | undefined {
  for (const mark of text.matchAll(BETWEEN)) {
    const [from, to] = [text.slice(0, mark.index), text.slice(mark.index + mark[0].length)];
    const zone = ZONE.exec(to)?.[1];
    const begun = readDate(from);
    const zoned = zone === undefined || begun?.length !== 10 ? undefined : readDate(`${from} ${zone}`);
    const start = zoned ?? begun;
    if (start === undefined) continue;
    const end = readEnd(from, to, start);
    if (end !== undefined) return end === 'next day' ? { start } : { start, end };
  }
  return undefined;
}

/** An end takes its day or its year from the beginning. A clock before that of the beginning is of a day that nobody wrote. */
function readEnd(from: string, to: string, start: string): string | undefined {
  if (/^\d{1,2}月/.test(to)) return readDate(`${start.slice(0, 4)}年${to}`);
  if (!CLOCK.test(to)) return readDate(to);
  const [first, last] = [from, to].map(
    (text) => /(\d{1,2})[:：](\d{2})/.exec(text)?.[0].padStart(5, '0') ?? '',
  );
  return (first ?? '') > (last ?? '') ? 'next day' : readDate(`${start.slice(0, 10)} ${to}`);
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
