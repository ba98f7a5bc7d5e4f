import { isRecord, knownFields } from '../core/model/values.ts';
import { readDate, readDay, readSpan } from './dates.ts';
import { meaningOfDate, type DateMeaning } from './postmortem-words.ts';
import { textsOf, type JsonObject } from './values.ts';

/** A date as it stands in a file, and what could be read of it. `end` is there when the value is a stretch of time. */
export type WrittenDate = {
  /** Its name in the front matter, or the word ahead of it in the text. */
  path: string;
  meaning: DateMeaning;
  written: string;
  date?: string;
  end?: string;
};

/** Dates of front matter, by their names. What is plainly no date, such as `resolved: yes`, is none. */
export function datesOfFields(data: JsonObject): WrittenDate[] {
  return Object.entries(data).flatMap(([path, value]) => {
    const meaning = isRecord(value) || typeof value === 'boolean' ? undefined : meaningOfDate(path);
    const written = textsOf(value).join(', ');
    if (meaning === undefined || written === '' || /^(?:yes|no|true|false|none|n\/a|tbd)$/i.test(written))
      return [];
    return [readWritten({ path, meaning, written })];
  });
}

const LABELLED =
  /^[ \t>]*(?:[-*+][ \t]+|\d{1,3}[.)、][ \t]*)?(?:\*\*|__)?([\p{L}][\p{L} _-]{0,30})(?:\*\*|__)?[ \t]*[:：](?:\*\*|__)?[ \t]*(\S.*)$/u;
const IN_TABLE =
  /^[ \t]*\|[ \t]*(?:\*\*|__)?([\p{L}][\p{L} _-]{0,30})(?:\*\*|__)?[ \t]*\|[ \t]*([^|]+?)[ \t]*\|/u;

/** Dates of a text that stand behind a word for them and a colon, or beside it in a table, outside of code. */
export function datesOfText(text: string): WrittenDate[] {
  return withoutCode(text)
    .split('\n')
    .flatMap((line) => {
      const [, path = '', value = ''] = LABELLED.exec(line) ?? IN_TABLE.exec(line) ?? [];
      const meaning = path === '' ? undefined : meaningOfDate(path);
      if (meaning === undefined) return [];
      const written = value.replace(/[*_`]+/g, '').trim();
      const read = readWritten({ path: path.trim(), meaning, written });
      return read.date === undefined ? [] : [read];
    });
}

function readWritten(given: Pick<WrittenDate, 'path' | 'meaning' | 'written'>): WrittenDate {
  const { path, written } = given;
  const span = readSpan(written) ?? readShort(path, written);
  return knownFields({ ...given, date: span?.start, end: span?.end });
}

/** `21.1` behind a Chinese word is January 2021: there the year stands first. */
function readShort(path: string, written: string): { start: string; end?: string } | undefined {
  const [, year, month] = /\p{Script=Han}/u.test(path) ? (/^(\d\d)\.(\d{1,2})$/.exec(written) ?? []) : [];
  const start = year === undefined ? undefined : readDay(`20${year}`, month);
  return start === undefined ? undefined : { start };
}

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const NTH = '\\d{1,2}(?:st|nd|rd|th)?';
const IN_WORDS = new RegExp(
  [
    '(?<![\\p{L}\\p{N}./_-])(?:19|20)\\d\\d([-/.])\\d{1,2}\\1\\d{1,2}(?![\\d])',
    '(?:19|20)\\d\\d\\s?年\\s?\\d{1,2}\\s?月\\s?\\d{1,2}\\s?[日号]',
    `(?<!\\p{L})${MONTH}\\s+${NTH}(?:\\s*\\([^)]{1,12}\\))?,?\\s+(?:19|20)\\d\\d(?!\\d)`,
    `(?<!\\d)${NTH}(?:\\s+of)?\\s+${MONTH},?\\s+(?:19|20)\\d\\d(?!\\d)`,
    '(?<![\\p{L}\\p{N}./_-])\\d{1,2}/\\d{1,2}/(?:19|20)\\d\\d(?![\\d/])',
  ].join('|'),
  'giu',
);

/** The days that a text names in full, each once, in their order. */
export function daysInText(text: string): string[] {
  const found = [...withoutCode(text).matchAll(IN_WORDS)].map(([words]) =>
    readDate(words.replace(/\s*\([^)]*\)/g, '').replace(/\s+/g, ' ')),
  );
  return [...new Set(found.filter((day) => day !== undefined))];
}

const MONTH_IN_TITLE = new RegExp(
  `(?:\\b(?:in|of|during|from|for)\\s+|[(（])(?:early |late |mid-?)?(${MONTH}\\s+(?:19|20)\\d\\d)(?!\\d)|((?:19|20)\\d\\d\\s?年\\s?\\d{1,2}\\s?月)`,
  'giu',
);

/** The only day that a title names, else the only month in which it says that something was. */
export function dateOfTitle(title: string): string | undefined {
  const days = daysInText(title);
  const months = [...title.matchAll(MONTH_IN_TITLE)].map(([, english, chinese]) =>
    readDate(english ?? chinese),
  );
  const [date, ...others] = days.length > 0 ? days : months;
  return others.length === 0 ? date : undefined;
}

/** The date with which the name of a file begins or ends, as in `2019-01-23-outage.md` and `outage_20190123.md`. */
export function dateOfFileName(fileName: string): string | undefined {
  const name = fileName.replace(/^.*\//, '').replace(/\.[a-z]+$/i, '');
  const [, year = '', month, day] =
    /^((?:19|20)\d\d)(?:[-_.]?(\d\d)(?:[-_.]?(\d\d))?)?(?![\p{L}\d])/u.exec(name) ??
    /(?<!\d)((?:19|20)\d\d)[-_.]?(\d\d)[-_.]?(\d\d)$/.exec(name) ??
    [];
  const [, turned] = /^(\d{1,2}[-_.]\d{1,2}[-_.](?:19|20)\d\d)(?![\p{L}\d])/u.exec(name) ?? [];
  return readDay(year, month, day) ?? readDay(year) ?? readDate(turned?.replace(/[-_.]/g, '/'));
}

/** Whether a date says all that was written: not its clock, its quarter or one of two readings is missing. */
export function isWholeDate(date: string, written: string): boolean {
  const isTurned = /^\d{1,2}([-/.])\d{1,2}\1\d{2}/.test(written.trim());
  const parts = isTurned ? 3 : 1;
  return date.includes('T') || (date.split('-').length >= parts && !/\d[:：]\d|\bQ\d|季/i.test(written));
}

function withoutCode(text: string): string {
  return text.replace(/^[ \t]*(`{3,}|~{3,})[^]*?(?:^[ \t]*\1|(?![^]))/gm, '').replace(/`[^`\n]*`/g, '');
}
