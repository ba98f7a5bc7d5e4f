import { RULES } from './spoken-words.ts';
import {
  addDays,
  addMonths,
  isRealDate,
  pad,
  printDate,
  weekdayOf,
  type CalendarDate,
  type DayPart,
  type Refusal,
  type Said,
} from './spoken-state.ts';
import { HOUR, isTimestamp, MINUTE, sortKey, toInterval } from './times.ts';
import { clockIn, type WrittenZone } from './written-zone.ts';
import { clockAt, offsetAt, readClock, timestampAt, writeOffset } from './zone.ts';

/** `now` is an ISO 8601 date and time; `timeZone` an IANA name: the clock that the writer has in mind. */
type SpokenTimeContext = { now: string; timeZone: string };

/**
 * A moment as people write it, as ISO 8601 with an offset, or as the partial date that it is: `40 min ago`,
 * `yesterday 14:00 UTC`, `昨晚11点半`, `2022-10`. A zone that is written is kept. Everything that is written is either
 * understood or refused; so is what lies ahead.
 */
export function readTime(text: string, { now, timeZone }: SpokenTimeContext): { time: string } | Refusal {
  const instant = Date.parse(now);
  const today = dayOf(clockAt(instant, timeZone));
  const { said, read } = readOn(text, today, { instant, timeZone });
  const there = said.zones.flatMap(({ zone }) => todayIn(zone, instant))[0];
  if (
    said.isRelative &&
    said.ago === undefined &&
    there !== undefined &&
    printDate(there) !== printDate(today)
  ) {
    const other = readOn(text, there, { instant, timeZone }).read;
    if ('time' in read && 'time' in other && read.time !== other.time)
      return { why: 'unclear', part: text.trim(), readings: [read.time, other.time] };
  }
  return 'time' in read && isAhead(read.time, instant) ? { why: 'ahead', meant: read.time } : read;
}

/**
 * A date as a document states it: with its time of day where the zone is written too, else its day, month or year. Of a
 * date with several readings it is the year or month that they share. Undefined for what depends on when it was written, and for anything else.
 */
export function readStated(text: string): string | undefined {
  const year = { year: 9998, month: 12, day: 31 };
  const { said, read } = readOn(text, year, { instant: Date.parse('9998-12-31T00:00Z'), timeZone: 'UTC' });
  const { date } = said;
  const isTwofold = !('time' in read) && read.why === 'unclear' && NUMBERS.test(read.part);
  if (isTwofold) return NUMBERS.test(text.replace(NUMBERS, '')) ? undefined : sharedPart(read.readings);
  if (said.isRelative || date.year === undefined) return undefined;
  if ('time' in read)
    return isTimestamp(read.time) && said.zones.length === 0 ? read.time.slice(0, 10) : read.time;
  const isOnlyUnclear = read.why === 'unclear' && said.zones.some(({ mark }) => mark === read.part);
  return isOnlyUnclear ? printDate({ ...date, year: date.year }) : undefined;
}

/** A date in numbers alone. */
const NUMBERS = /\d+([-/.])\d+\1\d+/;

function sharedPart(dates: readonly string[]): string | undefined {
  const parts = [7, 4].map((length) => new Set(dates.map((date) => date.slice(0, length))));
  const shared = parts.find(({ size }) => size === 1);
  return shared && [...shared][0];
}

type Place = { instant: number; timeZone: string };
type Read = { time: string } | Refusal;

/** Clocks of machines differ a little. */
const CLOCK_SLACK = 15 * MINUTE;
/** A day without a zone may have begun elsewhere. */
const DAY_AHEAD = 14 * HOUR;

function isAhead(time: string, now: number): boolean {
  return toInterval(time).start > now + (isTimestamp(time) ? CLOCK_SLACK : DAY_AHEAD);
}

function readOn(text: string, today: Required<CalendarDate>, place: Place): { said: Said; read: Read } {
  const words = normalise(text);
  const said: Said = { today, date: {}, parts: [], zones: [] };
  if (words === '') return { said, read: { why: 'empty' } };
  let unread = '';
  for (let at = 0; at < words.length;) {
    const step = takeWords(words, at, said);
    if (typeof step === 'object') return { said, read: step };
    if (step === 0) unread += `${unread !== '' && words[at - 1] === ' ' ? ' ' : ''}${wordAt(words, at)}`;
    at += step === 0 ? wordAt(words, at).length : step;
  }
  const read = said.ago === undefined ? finish(said, place) : finishSpan(said, place);
  if (unread === '') return { said, read };
  return { said, read: { why: 'unread', part: unread, ...('time' in read ? { meant: read.time } : {}) } };
}

/** How many characters the first rule has read that fits; 0 for none. */
function takeWords(words: string, at: number, said: Said): number | Refusal {
  for (const [pattern, say] of RULES) {
    pattern.lastIndex = at;
    const found = pattern.exec(words);
    if (found === null || found[0] === '') continue;
    const groups = Array.from(found, (group: string | undefined) => group ?? '');
    const refusal = say(said, groups, words.slice(0, at));
    if (refusal === undefined) return found[0].length;
    if (refusal !== 'unread')
      return 'part' in refusal && refusal.part === '' ? { ...refusal, part: found[0] } : refusal;
  }
  return 0;
}

/** The word, the number or the sign that begins there. */
function wordAt(words: string, at: number): string {
  return /^(?:[a-z]+|\d+|[^])/u.exec(words.slice(at))?.[0] ?? '';
}

function finishSpan(
  { ago = 0, date, clock, zones, parts, isMidnight }: Said,
  { instant, timeZone }: Place,
): Read {
  const isMore =
    Object.keys(date).length > 0 || clock !== undefined || parts.length > 0 || isMidnight === true;
  const [mark] = zones;
  if (isMore || mark !== undefined) return { why: 'misfit', part: mark?.mark ?? '' };
  return { time: timestampAt(instant - ago, timeZone) };
}

function finish(said: Said, place: Place): Read {
  const { clock, parts, zones, isMidnight } = said;
  const hasTime = clock !== undefined || parts.length > 0 || isMidnight === true;
  if (hasTime && Object.keys(said.date).length === 0 && said.weekday === undefined) {
    said.isRelative = true;
    said.date = { ...said.today };
    if (isMidnight)
      return clock || parts.length > 0 ? { why: 'misfit', part: 'midnight' } : finishClock(said, [0], place);
  }
  const date = wholeDate(said);
  if ('why' in date) return date;
  if (date.day === undefined && hasTime) return { why: 'needsDay', part: printDate(date) };
  said.date = date;
  if (isMidnight)
    return clock || parts.length > 0
      ? { why: 'misfit', part: 'midnight' }
      : finishClock(said, [0, 24], place);
  if (clock === undefined) {
    return zones[0] === undefined ? { time: printDate(date) } : { why: 'needsClock', part: zones[0].mark };
  }
  const hours = hoursOf(said);
  if (hours === undefined) return { why: 'misfit', part: `${clock.hour}:${pad(clock.minute)}` };
  return finishClock(said, hours, place);
}

/** What is left out of a date is that of the last such day or month. */
function wholeDate(said: Said): CalendarDate | Refusal {
  const { date, today, weekday } = said;
  const { year, month, day } = date;
  if (year === undefined) said.isRelative = true;
  if (year === undefined && month === undefined && day === undefined) {
    if (weekday === undefined) return { why: 'empty' };
    return addDays(today, -((weekdayOf(today) - weekday + 7) % 7));
  }
  if (year !== undefined && month === undefined && day !== undefined)
    return { why: 'noSuchDay', part: `${day}` };
  const rest = { ...(month === undefined ? {} : { month }), ...(day === undefined ? {} : { day }) };
  let whole: CalendarDate = { year: year ?? today.year, ...rest };
  if (year === undefined && month === undefined && day !== undefined) {
    whole = { ...addMonths(today, day > today.day ? -1 : 0), day };
  } else if (year === undefined && printDate(whole) > printDate(today).slice(0, printDate(whole).length)) {
    whole = { year: today.year - 1, ...rest };
  }
  if (!isRealDate(whole)) return { why: 'noSuchDay', part: printDate(whole) };
  const { day: known } = whole;
  if (weekday === undefined || known === undefined)
    return weekday === undefined ? whole : { why: 'misfit', part: printDate(whole) };
  const isSame = weekdayOf({ year: whole.year, month: whole.month ?? 1, day: known }) === weekday;
  return isSame ? whole : { why: 'misfit', part: printDate(whole) };
}

/** The hours that a clock may mean, 24 and more on the next day; undefined when it contradicts its part of the day. */
function hoursOf({ clock, parts }: Said): number[] | undefined {
  if (clock === undefined) return undefined;
  const { hour, minute, isHalfDay } = clock;
  if (hour === 24 && (minute > 0 || Number(clock.rest.slice(1)) > 0)) return undefined;
  if (parts.length === 0) return isHalfDay ? [hour % 12, (hour % 12) + 12] : [hour];
  const all = parts.map((part) => HOURS[part](hour));
  if (all.some((hours) => hours.length === 0)) return undefined;
  const several = all.find((hours) => hours.length > 1);
  if (several !== undefined) return several;
  const distinct = [...new Set(all.flat())];
  return distinct.length === 1 ? distinct : undefined;
}

function between(hour: number, from: number, to: number): boolean {
  return hour >= from && hour <= to;
}

/** The hours that a number means in a part of the day. Twelve at night ends the day; one at night may be of two days. */
const HOURS: Record<DayPart, (hour: number) => number[]> = {
  dawn: (hour) => (hour === 12 ? [0] : between(hour, 0, 6) ? [hour] : []),
  morning: (hour) => (between(hour, 1, 11) ? [hour] : []),
  noon: (hour) => (between(hour, 1, 2) ? [hour + 12] : between(hour, 10, 14) ? [hour] : []),
  afternoon: (hour) => (between(hour, 1, 7) ? [hour + 12] : between(hour, 12, 19) ? [hour] : []),
  dusk: (hour) => (between(hour, 4, 8) ? [hour + 12] : between(hour, 16, 20) ? [hour] : []),
  night: (hour) =>
    hour === 12
      ? [24]
      : between(hour, 5, 11)
        ? [hour + 12]
        : between(hour, 17, 24)
          ? [hour]
          : hour < 5
            ? [hour, hour + 24]
            : [],
  am: (hour) => (hour === 12 ? [0] : between(hour, 0, 11) ? [hour] : []),
  pm: (hour) => (between(hour, 1, 11) ? [hour + 12] : between(hour, 12, 23) ? [hour] : []),
};

function finishClock(said: Said, hours: readonly number[], { timeZone }: Place): Read {
  const { clock = { minute: 0, rest: '' }, today } = said;
  const clocks = hours.map((hour) => {
    const day = addDays({ ...today, ...said.date }, Math.floor(hour / 24));
    return `${printDate(day)}T${pad(hour % 24)}:${pad(clock.minute)}${clock.rest}`;
  });
  const [shown = '', ...others] = clocks;
  if (others.length > 0) {
    const part = said.isMidnight ? 'midnight' : `${said.clock?.hour}:${pad(clock.minute)}`;
    return { why: 'unclear', part, readings: clocks.map((one) => one.replace('T', ' ')) };
  }
  if (said.zones.length === 0) return { time: readClock(shown, timeZone) };
  return inWrittenZone(shown, said.zones);
}

/** Several marks must agree, as in `+0800 (CST)`, and then one that is certain settles one that is not. */
function inWrittenZone(clock: string, zones: Said['zones']): Read {
  const [certain] = zones.flatMap(({ zone }) => clockIn(clock, zone) ?? []);
  for (const { mark, zone } of zones) {
    const offsets = 'readings' in zone ? zone.readings.map(([, offset]) => offset) : undefined;
    if (offsets === undefined || certain !== undefined) {
      const own = offsets?.map((offset) => clock + writeOffset(offset)) ?? [clockIn(clock, zone) ?? ''];
      if (own.some((one) => sortKey(one) === sortKey(certain ?? ''))) continue;
      return { why: 'misfit', part: mark };
    }
    const names =
      'readings' in zone ? zone.readings.map(([name, offset]) => `${writeMark(offset)} (${name})`) : [];
    return { why: 'unclear', part: mark, readings: names };
  }
  return { time: certain ?? clock };
}

function writeMark(offset: number): string {
  return `UTC${writeOffset(offset)}`.replace(/([+-])0?(\d+):00$/, '$1$2');
}

function todayIn(zone: WrittenZone, instant: number): Required<CalendarDate>[] {
  if ('readings' in zone) return [];
  const offset = 'offset' in zone ? zone.offset : offsetAt(instant, zone.name);
  return [dayOf(new Date(instant + offset).toISOString())];
}

function dayOf(clock: string): Required<CalendarDate> {
  const [year = 0, month = 1, day = 1] = clock.slice(0, 10).split('-').map(Number);
  return { year, month, day };
}

/** A text in the one spelling that the rules of spoken times know: lower case, simplified signs, numbers in digits. */
function normalise(text: string): string {
  return [...text.normalize('NFKC').toLowerCase()]
    .map((sign) => SIMPLE.get(sign) ?? sign)
    .join('')
    .replace(
      /(?:星期|礼拜|周)([一二三四五六日天])/g,
      (_, day: string) => `周${'日一二三四五六'.indexOf(day === '天' ? '日' : day)} `,
    )
    .replace(/两(?=个|小时|分|天|周|星期|年|点)/g, '二')
    .replace(/[〇零一二三四五六七八九十]+/g, digitsOf)
    .replace(/\b[a-z]+\b/g, (word) => ENGLISH.get(word) ?? word)
    .replace(/\s+/g, ' ')
    .trim();
}

/** Traditional signs, and dashes that stand for a minus, each before its plain form. */
const SIMPLE = new Map(
  '點点 時时 號号 週周 禮礼 鐘钟 剛刚 現现 後后 兩两 個个 農农 陰阴 閏闰 臘腊 區区 東东 協协 調调 間间 標标 準准 國国 約约 過过 裡里 裏里 淩凌 −- ‐- ‑-'
    .split(' ')
    .map(([from = '', to = '']) => [from, to] as const),
);

const ENGLISH = new Map(
  'one 1,two 2,three 3,four 4,five 5,six 6,seven 7,eight 8,nine 9,ten 10,eleven 11,twelve 12,fifteen 15,twenty 20,thirty 30,forty 40,fifty 50'
    .split(',')
    .map((pair) => pair.split(' ') as [string, string]),
);

/** `二十三` as 23, `二〇二三` as 2023, `零五` as 05; what is no number stays. */
function digitsOf(signs: string): string {
  const digits = [...signs].map((sign) => '〇一二三四五六七八九'.indexOf(sign === '零' ? '〇' : sign));
  if (!signs.includes('十')) return digits.join('');
  const [, tens, ones] = /^([一二三四五六七八九]?)十([一二三四五六七八九]?)$/.exec(signs) ?? [];
  if (tens === undefined) return signs;
  return String((tens === '' ? 1 : (digits[0] ?? 1)) * 10 + (ones === '' ? 0 : (digits.at(-1) ?? 0)));
}
