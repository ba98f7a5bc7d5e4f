import { UNKNOWN_DATE, type Language, type RecordStatus } from '../../../schemas/vocabulary.ts';
import { isAside, type Report } from '../model/report.ts';
import { clockAt, zoneMark } from './zone.ts';

/** A stretch of time in epoch milliseconds; `end` is the first millisecond behind it. */
export type Interval = { start: number; end: number };

/** How one date stands to another: 'overlap' when their precision does not decide it. */
export type DateOrder = 'before' | 'after' | 'overlap' | 'equal';

/** A length in milliseconds that the dates leave open between two bounds. */
export type DurationRange = { min: number; max: number };

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A day without a zone begins 14 hours ahead of UTC at the earliest and ends 12 hours behind it. */
const EARLIEST_ZONE = 14 * HOUR;
const LATEST_ZONE = 12 * HOUR;

const DATE =
  /^((?!000\d)\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?)?)?$/;

/**
 * Everything that a partial date or a timestamp may mean, in the UTC calendar.
 * A string that is neither, such as `unknown`, gives an interval of NaN, which compares as 'overlap' with everything.
 */
export function toInterval(date: string): Interval {
  const match = DATE.exec(date);
  if (!match) return { start: NaN, end: NaN };
  const [, year, month, day, hour, minute, second, fraction, offset] = match;
  if (month === undefined) return between(utc(year), utc(Number(year) + 1));
  if (day === undefined) return between(utc(year, month), utc(year, Number(month) + 1));
  if (hour === undefined) return between(utc(year, month, day), utc(year, month, Number(day) + 1));
  const clock = Number(hour) * HOUR + Number(minute) * MINUTE + Number(second ?? 0) * SECOND;
  const start = utc(year, month, day) + clock + millisecondsOf(fraction) - offsetOf(offset);
  const precision = second === undefined ? MINUTE : fraction === undefined ? SECOND : 1;
  return { start, end: start + precision };
}

/** Whether a date carries a time of day and an offset, and so names one instant in every zone. */
export function isTimestamp(date: string): boolean {
  return date.includes('T');
}

/**
 * How `a` stands to `b`. Two dates without a zone compare by calendar. Against a timestamp, a date without
 * a zone may lie in any zone and is widened by 14 hours ahead and 12 hours behind; so the two are never 'equal'.
 */
export function compareDates(a: string, b: string): DateOrder {
  const [left, right] = commonIntervals(a, b);
  if (left.start === right.start && left.end === right.end) return 'equal';
  if (left.end <= right.start) return 'before';
  if (right.end <= left.start) return 'after';
  return 'overlap';
}

/** Whether a date says when: false for a missing one and for a text that is none, such as `unknown`. */
export function isKnownDate(date: string | undefined): date is string {
  return date !== undefined && !Number.isNaN(toInterval(date).start);
}

/** A number that sorts dates by their earliest instant; what is no date, or an unknown one, sorts first. */
export function sortKey(date: string): number {
  const { start } = toInterval(date);
  return Number.isNaN(start) ? -Infinity : start;
}

/**
 * The order of every list: first what still holds, then what was withdrawn or superseded; of each the newest first by
 * the day of the detection in the zone of the site where that is known, and within a day by the instant, in whatever
 * zone it was written; of one instant the higher id first. What tells no time of day is the first of its day, and what
 * has no date comes last.
 */
export function newestFirst(a: Dated, b: Dated): number {
  const newer = sortKey(b.day ?? b.detected ?? '') - sortKey(a.day ?? a.detected ?? '');
  return asideLast(a, b) || newer || instantOf(b) - instantOf(a) || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
}

/** The same the other way round; what no longer holds, and what has no date, is last in this order too. */
export function oldestFirst(a: Dated, b: Dated): number {
  const undated = ({ day, detected }: Dated): number => (isKnownDate(day ?? detected) ? 0 : 1);
  return asideLast(a, b) || undated(a) - undated(b) || newestFirst(b, a);
}

/** The first step of every order in which reports are listed, whatever comes after it. */
export function asideLast(
  { record: a }: Pick<Dated, 'record'>,
  { record: b }: Pick<Dated, 'record'>,
): number {
  return Number(isAside(a)) - Number(isAside(b));
}

/** A report as lists order it. A day of `''` is not known. */
type Dated = { id: string; detected?: string; day?: string; record?: RecordStatus };

function instantOf({ detected = '' }: Dated): number {
  return isTimestamp(detected) ? sortKey(detected) : -Infinity;
}

/** Reports in this order, by the days of a zone. */
export function sortNewestFirst(reports: readonly Report[], timeZone: string): Report[] {
  return reports
    .map((report) => ({ ...datedOf(report), day: detectedDay(report, timeZone), report }))
    .sort(newestFirst)
    .map(({ report }) => report);
}

/** Reports in this order by the instant of their detection alone, for ties. */
export function newestReportFirst(a: Report, b: Report): number {
  return newestFirst(datedOf(a), datedOf(b));
}

function datedOf({ id, incident }: Report): Dated & { record: RecordStatus } {
  return { id, detected: incident.times.detected, record: incident.record_status };
}

/**
 * The time from `a` to `b` in milliseconds, as far as their precision tells; `min` equals `max` between two
 * timestamps. Undefined when `b` lies before `a` for certain.
 */
export function durationBetween(a: string, b: string): DurationRange | undefined {
  const [left, right] = commonIntervals(a, b).map((interval, index) =>
    isTimestamp(index === 0 ? a : b) ? { start: interval.start, end: interval.start } : interval,
  );
  if (left === undefined || right === undefined) return undefined;
  const max = right.end - left.start;
  if (Number.isNaN(max) || max < 0 || (max === 0 && left.end > left.start)) return undefined;
  return { min: Math.max(0, right.start - left.end), max };
}

/**
 * Whole calendar days that lie at least between two dates, read as written and without regard to zones:
 * 6 from 2022-10-16 to 2022-10-22, negative the other way round, 0 when the two may be the same day.
 */
export function daysBetween(a: string, b: string): number {
  const left = toInterval(a.slice(0, 10));
  const right = toInterval(b.slice(0, 10));
  if (right.start >= left.end) return Math.round((right.start - left.end) / DAY) + 1;
  if (left.start >= right.end) return -Math.round((left.start - right.end) / DAY) - 1;
  return 0;
}

/** A length of time in its two largest units, such as “3 h 20 min” or “2 天 4 小时”; a range shows its bounds. */
export function formatDuration(duration: number | DurationRange, language: Language): string {
  const { min, max } = typeof duration === 'number' ? { min: duration, max: duration } : duration;
  const [low, high] = [inUnits(min, language), inUnits(max, language)];
  if (low === high) return high;
  const isZh = language === 'zh-CN';
  if (min <= 0) return isZh ? `不到 ${high}` : `under ${high}`;
  return isZh ? `${low}至 ${high}` : `between ${low} and ${high}`;
}

export type DateStyle = { language: Language; /** IANA name. */ timeZone: string };

/**
 * A date in words and with no more precision than it has; a timestamp shows the clock of the given zone and the
 * mark of that zone, such as “19 Sep 2023, 09:10 UTC+8”. A string that is no date comes back as it is; where none is
 * known, the words say so.
 */
export function formatDate(date: string | undefined, { language, timeZone }: DateStyle): string {
  if (date === undefined || isUnknown(date)) return NO_DATE[language];
  const match = DATE.exec(date);
  if (!match) return date;
  if (!isTimestamp(date)) return inWords(match.slice(1, 4), language);
  const instant = toInterval(date).start;
  const clock = clockAt(instant, timeZone);
  const time = clock.slice(11).replace(/:00$/, '');
  const mark = zoneMark(instant, timeZone);
  const words = inWords(clock.slice(0, 10).split('-'), language);
  return language === 'zh-CN' ? `${words} ${time} ${mark}` : `${words}, ${time} ${mark}`;
}

/** A timestamp as “2023-09-19 01:10 UTC”; a date without a time has no UTC form and comes back as it is. */
export function formatUtc(date: string): string {
  const { start } = toInterval(date);
  if (!isTimestamp(date) || Number.isNaN(start)) return date;
  return `${new Date(start).toISOString().slice(0, 19).replace('T', ' ').replace(/:00$/, '')} UTC`;
}

/** A date by the clock of a zone: its day, or the month or year where no more is known, and its time of day if any. */
export type ZonedDate = { day: string; time?: string };

/**
 * `2023-09-19` and `09:10` of a timestamp in an IANA zone. A date without a time is of no zone and comes as it is; the day
 * of an unknown one is `''`.
 */
export function inZone(date: string | undefined, timeZone: string): ZonedDate {
  if (date === undefined || isUnknown(date)) return { day: '' };
  if (!isTimestamp(date)) return { day: date };
  const { start } = toInterval(date);
  if (Number.isNaN(start)) return { day: date };
  const [day = date, time = ''] = clockAt(start, timeZone).split('T');
  return { day, time: time.slice(0, 5) };
}

/** The calendar day on which a timestamp falls in a zone, `2023-09-19`; a date without a time as it is, `''` for an unknown one. */
export function zonedDay(date: string | undefined, timeZone: string): string {
  return inZone(date, timeZone).day;
}

/** The year that the id of a report names: that of its detection by the clock of a zone, `0000` where nobody knows it. */
export function idYear(detected: string, timeZone: string): string {
  return zonedDay(detected, timeZone).slice(0, 4) || '0000';
}

/**
 * The day on which a report was detected, by the clock of a zone; its month or year where no more is known, and `''`
 * where nothing is. Lists, counts and filters all go by it, and so do the month and the year that are cut from it.
 */
export function detectedDay(report: Report, timeZone: string): string {
  const known = detectedDays.get(report);
  if (known?.timeZone === timeZone) return known.day;
  const day = zonedDay(report.incident.times.detected, timeZone);
  detectedDays.set(report, { timeZone, day });
  return day;
}

/** Every page of a list asks for the days of all reports. */
const detectedDays = new WeakMap<Report, { timeZone: string; day: string }>();

function commonIntervals(a: string, b: string): [Interval, Interval] {
  const [left, right] = [toInterval(a), toInterval(b)];
  if (isTimestamp(a) === isTimestamp(b)) return [left, right];
  return isTimestamp(a) ? [left, widen(right)] : [widen(left), right];
}

function widen({ start, end }: Interval): Interval {
  return { start: start - EARLIEST_ZONE, end: end + LATEST_ZONE };
}

function between(start: number, end: number): Interval {
  return { start, end };
}

function isUnknown(date: string): boolean {
  return date === '' || date === UNKNOWN_DATE;
}

const NO_DATE: Record<Language, string> = { en: 'no date', 'zh-CN': '未知日期' };

/** `Date.UTC` would read the years 0 to 99 as 1900 to 1999. */
function utc(
  year: number | string | undefined,
  month: number | string = 1,
  day: number | string = 1,
): number {
  return new Date(0).setUTCFullYear(Number(year), Number(month) - 1, Number(day));
}

function millisecondsOf(fraction: string | undefined): number {
  return fraction === undefined ? 0 : Number(fraction.slice(1, 4).padEnd(3, '0'));
}

function offsetOf(offset: string | undefined): number {
  if (offset === undefined || offset === 'Z') return 0;
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  return (offset.startsWith('-') ? -1 : 1) * (hours * HOUR + minutes * MINUTE);
}

const UNITS = [
  { size: DAY, en: 'd', 'zh-CN': '天' },
  { size: HOUR, en: 'h', 'zh-CN': '小时' },
  { size: MINUTE, en: 'min', 'zh-CN': '分钟' },
  { size: SECOND, en: 's', 'zh-CN': '秒' },
] as const;

/** From ten days on, hours say nothing; below that the second largest unit is the finest. */
function inUnits(duration: number, language: Language): string {
  const largest = duration >= 10 * DAY ? DAY : duration >= DAY ? HOUR : duration >= HOUR ? MINUTE : SECOND;
  let rest = Math.max(0, Math.round(duration / largest) * largest);
  const shown: string[] = [];
  for (const unit of UNITS) {
    const count = Math.floor(rest / unit.size);
    rest -= count * unit.size;
    if (count > 0) shown.push(`${count} ${unit[language]}`);
  }
  return shown.length > 0 ? shown.slice(0, 2).join(' ') : `0 ${UNITS[3][language]}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Own words: those of Intl differ between the browser and the build. */
function inWords(parts: (string | undefined)[], language: Language): string {
  const [year, month, day] = parts.map((part) => (part === undefined ? undefined : Number(part)));
  if (language === 'zh-CN') {
    return `${year}年${month === undefined ? '' : `${month}月`}${day === undefined ? '' : `${day}日`}`;
  }
  const name = month === undefined ? undefined : MONTHS[month - 1];
  return [day, name, year].filter((part) => part !== undefined).join(' ');
}
