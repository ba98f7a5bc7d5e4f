import { isRealDate } from '../time/spoken-state.ts';
import type { AlertDate, DateMeaning } from './alert.ts';
import type { Field } from './fields.ts';
import { AHEAD, BEHIND, NOT_LABELS, NOT_OURS, OURS, VAGUE, type FieldMeaning } from './meanings.ts';

/** A date that a text holds: ISO 8601 with its offset, else the day, month or year that it names. */
type WrittenDate = { date: string; start: number; end: number };

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

const CLOCK = String.raw`(?:[T ,:]{1,2}(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}))?(?:[.,]\d+)?\s?(?<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?`;
const SHAPES = [
  String.raw`(?<![\d.-])(?<year>(?:19|20)\d{2})(?:(?<mark>[-/.])(?<month>\d{1,2})(?:\k<mark>(?<day>\d{1,2})(?!\d)${CLOCK})?|\s?年(?:\s?(?<month2>\d{1,2})\s?月(?:\s?(?<day2>\d{1,2})\s?[日号])?)?)(?![\d.-]*\d)`,
  String.raw`\b(?<day>\d{1,2})(?:st|nd|rd|th)?(?: of)?[ /-](?<word>${MONTHS.join('|')})[a-z]*\.?,?[ /-](?<year>(?:19|20)\d{2})${CLOCK}`,
  String.raw`\b(?<word>${MONTHS.join('|')})[a-z]*\.? (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>(?:19|20)\d{2})${CLOCK}`,
  String.raw`\b(?<word>${MONTHS.join('|')})[a-z]* +(?<day>\d{1,2}) (?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}))?(?: (?<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}))? (?<year>(?:19|20)\d{2})\b`,
  String.raw`\b(?<word>${MONTHS.join('|')})[a-z]*\.?,? (?<year>(?:19|20)\d{2})(?![\d:-])`,
  // Day and month of which only one can be the month.
  String.raw`(?<![\d/.])(?:(?<day>1[3-9]|2\d|3[01])(?<mark>[-/.])(?<month>0?[1-9]|1[0-2])\k<mark>|(?<month2>0?[1-9]|1[0-2])(?<mark2>[-/.])(?<day2>1[3-9]|2\d|3[01])\k<mark2>)(?<year>(?:19|20)\d{2})(?!\d|\.\d)${CLOCK}`,
].map((shape) => new RegExp(shape, 'giu'));

/** Every date that a text states in full, in the order in which they stand; a clock without a zone tells its day alone. */
export function findDates(text: string): WrittenDate[] {
  const found = SHAPES.flatMap((shape) =>
    [...text.matchAll(shape)].flatMap((match) => {
      const date = readMatch(match.groups ?? {});
      return date === undefined ? [] : [{ date, start: match.index, end: match.index + match[0].length }];
    }),
  ).sort((a, b) => a.start - b.start || b.end - a.end);
  let behind = 0;
  return found.filter(({ start, end }) => {
    if (start < behind) return false;
    behind = end;
    return true;
  });
}

type Parts = Partial<Record<string, string>>;

function readMatch({ year = '', month, month2, word, day, day2, ...clock }: Parts): string | undefined {
  const number = word === undefined ? (month ?? month2) : MONTHS.indexOf(word.toLowerCase().slice(0, 3)) + 1;
  const date = day ?? day2;
  if (Number(year) < OLDEST) return undefined;
  if (number === undefined) return year;
  const [m, d] = [Number(number), Number(date ?? 1)];
  if (!isRealDate({ year: Number(year), month: m, day: d })) return undefined;
  const head = `${year}-${pad(m)}`;
  if (date === undefined) return head;
  const { hour, minute, second, zone } = clock;
  if (hour === undefined || zone === undefined || Number(hour) > 23 || Number(minute) > 59)
    return `${head}-${pad(d)}`;
  const offset = /[1-9]/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(-2)}` : 'Z';
  return `${head}-${pad(d)}T${pad(Number(hour))}:${minute ?? '00'}${second === undefined ? '' : `:${second}`}${offset}`;
}

/** What is older is how a clock or a table writes that it knows no time: the first day of Unix, of FAT, of SQL. */
const OLDEST = 1981;

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

/** The date that is the value of a field, also in seconds and parts of them since 1970, or since 1601 as Windows counts. */
export function readFieldDate(value: string): string | undefined {
  const number = value.trim();
  const [, epoch] = /^(\d{10})(?:\d{3}|\d{6}|\d{9})?(?:\.\d+)?$/.exec(number) ?? [];
  const [, windows] = /^(1[23]\d{9})\d{7}$/.exec(number) ?? [];
  const seconds = epoch ?? (windows === undefined ? undefined : Number(windows) - SECONDS_TO_1970);
  if (seconds !== undefined)
    return findDates(`${new Date(Number(seconds) * 1000).toISOString().slice(0, 19)}Z`)[0]?.date;
  const compact = /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(value.trim());
  if (compact !== null) return findDates(compact.slice(1).join('-'))[0]?.date;
  return /^(?:19|20)\d{2}$/.test(value.trim()) ? value.trim() : findDates(value)[0]?.date;
}

/** Since 1601, where the clock of Windows begins. */
const SECONDS_TO_1970 = 11_644_473_600;

/** What names of fields say of the dates in them. */
export type MeantField = Field & { meaning: FieldMeaning | undefined };

/**
 * The dates of an alert whose meaning is told, by the name of their field or else by the words beside them. A date that
 * nothing is said of counts for nothing, but for the first one at the head of the alert or of a line of a log.
 */
export function readDates(
  text: string,
  fields: readonly MeantField[],
  { isLog, isJson }: { isLog: boolean; isJson: boolean },
): AlertDate[] {
  const { dates, taken } = readDateFields(fields, isJson);
  const isTaken = startsIn(taken);
  const lineOf = isLog ? countLines(text) : () => '';
  let hasHead = dates.some(({ meaning }) => meaning === 'alert');
  for (const { date, start, end } of findDates(text.slice(0, MAX_SEARCHED))) {
    if (isTaken(start) || IN_ADDRESS.test(text.slice(Math.max(0, start - 200), start))) continue;
    const told = meaningByWords(text, start, end);
    const isHead = told === undefined && (isLog ? !hasHead : !hasHead && isAtHead(text, start));
    const meaning = told?.meaning ?? (isHead ? 'alert' : undefined);
    if (meaning === undefined) continue;
    hasHead ||= meaning === 'alert';
    const words = told?.words.trim() ?? '';
    dates.push({
      meaning,
      date,
      scope: lineOf(start),
      range: { start, end },
      why: words === '' ? { kind: 'shape' } : { kind: 'words', words },
    });
  }
  return dates;
}

/** The dates that names of fields tell, and the places of which the words beside them say nothing any more. */
function readDateFields(
  fields: readonly MeantField[],
  isJson: boolean,
): { dates: AlertDate[]; taken: { start: number; end: number }[] } {
  const dates: AlertDate[] = [];
  const taken: { start: number; end: number }[] = [];
  for (const { key, value, range, scope, meaning } of fields) {
    const date = meaning?.is === 'date' || (isJson && isDateAlone(value)) ? readFieldDate(value) : undefined;
    if (date === undefined) continue;
    // The name of a field of JSON says what it is; the words beside it are the names of others.
    if (range !== undefined) taken.push(range);
    if (meaning?.is !== 'date') continue;
    const why = { kind: 'field' as const, words: key };
    dates.push({ meaning: meaning.meaning, date, scope, why, ...(range === undefined ? {} : { range }) });
  }
  return { dates, taken };
}

/** Whether a value is a date and no sentence with one. */
function isDateAlone(value: string): boolean {
  if (value.length >= 40) return false;
  const [{ start, end } = { start: 0, end: 0 }] = findDates(value);
  return !/\p{L}{4,}|\p{Script=Han}{2,}/u.test(`${value.slice(0, start)} ${value.slice(end)}`);
}

/** A page has its date in its address, and a name space the year of its standard. */
const IN_ADDRESS = /:\/\/[^\s"'<>|,;，。；、（）]*$/;

/** Of a log of megabytes the dates of its first lines are enough. */
const MAX_SEARCHED = 200_000;
/** A date near the beginning, with little ahead of it in its line or with a time of day, is that of the alert. */
function isAtHead(text: string, start: number): boolean {
  if (start >= 120) return false;
  return (
    start - (text.lastIndexOf('\n', start) + 1) < 24 ||
    /^[\d/.年月-]+日?[T ]\d{1,2}:\d{2}/.test(text.slice(start, start + 20))
  );
}

/** `First/last seen: … / …` names two dates, in this order. */
const PAIR =
  /\bfirst\s?(?:\/|and|&|-)\s?last (?:seen|sighted|observed)|(?:首次|最早)\s?(?:[/、和及与]|-)\s?(?:最后|最近|末次)(?:发现|出现|活跃)?/i;

/** So far from a date a word speaks of it. */
const REACH = 64;

function meaningByWords(
  text: string,
  start: number,
  end: number,
): { meaning: DateMeaning; words: string } | undefined {
  const behind = text.slice(end, end + 16).split(/[\n;；。，,]/u)[0] ?? '';
  const next = BEHIND.find(([pattern]) => pattern.test(behind));
  const clause = text
    .slice(Math.max(0, start - REACH), start)
    // The comma behind the day of a week ends no clause.
    .replace(/\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s*$/i, '')
    .split(/[\n;；。]|,\s|，/u)
    .at(-1);
  const nearest = AHEAD.flatMap(([pattern, meaning]) =>
    [...(clause ?? '').matchAll(pattern)].map((match) => ({
      meaning,
      words: match[0],
      at: match.index + match[0].length,
    })),
  )
    // Another date between the words and this one is what they speak of.
    .filter(({ at }) => findDates((clause ?? '').slice(at)).length === 0)
    .sort((a, b) => b.at - a.at || b.words.length - a.words.length)[0];
  const pair = PAIR.exec(clause ?? '');
  if (pair !== null) {
    const isSecond = findDates((clause ?? '').slice(pair.index)).length > 0;
    return { meaning: isSecond ? 'last_seen' : 'first_seen', words: pair[0] };
  }
  const isNear = nearest !== undefined && nearest.at > (clause ?? '').length - 14;
  const told =
    isNear || next === undefined ? nearest : { meaning: next[1], words: next[0].exec(behind)?.[0] ?? '' };
  const around = `${clause ?? ''} ${behind}`;
  const isOther =
    (told?.meaning === 'held_from' &&
      (NOT_OURS.test(around) || (VAGUE.test(told.words) && !OURS.test(around)))) ||
    (told?.meaning === 'label' && NOT_LABELS.test(around));
  return isOther ? undefined : told;
}

const UNCLEAR =
  /(?:(?:去年|前年|今年)\s?|(?<![\d年]|年\s))\d{1,2}\s?月\s?\d{1,2}\s?[日号]|昨[天晚]|前天|今[天早]|上周[一二三四五六日天]?|上个?月|去年|[\d一二两三四五六七八九十几]+\s?(?:天|周|个月|年)前|\byesterday\b|\blast (?:week|month|year|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|\b(?:\d+|an?|a few|two|three|some) (?:days?|weeks?|months?|years?) ago\b|(?<![\d/.-])(?:0?[1-9]|1[0-2])([/.-])(?:0?[1-9]|1[0-2])\1(?:19|20)\d{2}(?!\d)|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{1,2}(?:st|nd|rd|th)?(?!\d|,? (?:19|20)\d|:)/giu;

/** What the words beside it call a date that the comparisons need, and what does not say of which day it speaks. */
export function findUnclear(text: string): string[] {
  const head = text.slice(0, MAX_UNCLEAR);
  const found = [...head.matchAll(UNCLEAR)].filter(({ index, 0: written }) => {
    const meaning = meaningByWords(head, index, index + written.length)?.meaning ?? 'alert';
    return meaning !== 'alert' && meaning !== 'label' && meaning !== 'first_seen';
  });
  return [...new Set(found.map(([written]) => written))].slice(0, 3);
}

const MAX_UNCLEAR = 20_000;

function startsIn(ranges: readonly { start: number; end: number }[]): (at: number) => boolean {
  const starts = new Set<number>();
  for (const { start, end } of ranges) for (let at = start; at < end; at++) starts.add(at);
  return (at) => starts.has(at);
}

function countLines(text: string): (at: number) => string {
  const ends: number[] = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) ends.push(at);
  return (at) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return `${low}`;
  };
}
