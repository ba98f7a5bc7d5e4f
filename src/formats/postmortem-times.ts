import { UNKNOWN_DATE } from '../../schemas/vocabulary.ts';
import { knownFields } from '../core/model/values.ts';
import { DAY, toInterval } from '../core/time/times.ts';
import { dateOf, daysOf, offsetOf } from './dates.ts';
import type { UnmappedField } from './format.ts';
import { NO_DATE } from './imported.ts';
import type { DateMeaning } from './postmortem-words.ts';
import { dateOfFileName, dateOfTitle, daysInText, type WrittenDate } from './written-dates.ts';

export type PostmortemTimes = {
  occurred?: string;
  resolved?: string;
  detected: string;
  /** When the page was published, for the table of facts. */
  published?: string;
  /** What `detected` rests on, when the file does not bound it. */
  ground?: string;
  /** Dates that cannot be true beside the others. */
  unmapped: UnmappedField[];
};

/** Where dates may stand in a file. */
export type DatedFile = {
  /** Of the front matter, and behind those of the text. */
  dates: readonly WrittenDate[];
  isArticle: boolean;
  title: string;
  url: string | undefined;
  text: string;
  fileName: string;
  /** ISO 8601 date and time of the import: nothing has happened behind it. */
  now: string;
};

/**
 * When the incident began, ended and was noticed. A post-mortem seldom says when: `detected` is the most exact date
 * that holds all the time from the beginning to the end, or to the publication. A date of fetching only bounds the others.
 */
export function readPostmortemTimes(file: DatedFile): PostmortemTimes {
  const unmapped: UnmappedField[] = [];
  /** A date, unless it contradicts one that is surer. */
  const accept = (given: Dated | undefined, limits: Limits): string | undefined => {
    const { path = '', date } = given ?? {};
    const limit = date === undefined ? undefined : brokenLimit(date, limits);
    if (date === undefined || limit === undefined) return date;
    unmapped.push({ path, value: `${date} ${limit}` });
    return undefined;
  };
  const now = { until: file.now };
  const of = findDate(file);
  const fetched = accept(of('fetched'), now);
  const page = file.isArticle ? of('page') : undefined;
  const published = accept(of('published') ?? page, now);
  const start = findStart(file, of);
  const last = knownFields({ until: published ?? fetched ?? file.now });
  const occurred = accept(start, last);
  const resolved = accept(of('end') ?? endOf(start), {
    ...now,
    ...knownFields({ from: occurred }),
  });
  const told = accept(of('detected'), { ...last, ...knownFields({ from: occurred }) });
  const known = knownFields({ occurred, resolved, published, unmapped });
  if (told !== undefined) return { ...known, detected: told };
  if (occurred === undefined) return { ...known, ...detectedWithoutStart(file, resolved, published) };
  return { ...known, ...detectedFrom(occurred, resolved ?? published) };
}

type Dated = Pick<WrittenDate, 'path' | 'date' | 'end'>;

type Limits = { from?: string; until?: string };

function brokenLimit(date: string, { from, until }: Limits): string | undefined {
  if (from !== undefined && isBefore(date, from)) return `before ${from}`;
  // A day without a zone may have begun elsewhere.
  const isLate = until !== undefined && toInterval(date).start > toInterval(until).end + DAY;
  return isLate ? `after ${until.slice(0, 10)}` : undefined;
}

function findDate({ dates }: DatedFile): (meaning: DateMeaning) => WrittenDate | undefined {
  return (meaning) => dates.find((one) => one.meaning === meaning && one.date !== undefined);
}

/** The beginning by its name, else the plain date of a page about nothing but the incident, else the date in the title. */
function findStart(
  { isArticle, title, dates }: DatedFile,
  of: ReturnType<typeof findDate>,
): Dated | undefined {
  const named = of('start') ?? (isArticle ? undefined : of('page'));
  if (named !== undefined) return named;
  const date = dateOfTitle(title);
  const isTold = dates.some(({ meaning, date }) => meaning === 'end' && date !== undefined);
  return date === undefined || isTold ? undefined : { path: 'title', date };
}

/** The end of a stretch of time, under the name of that. */
function endOf(start: Dated | undefined): Dated | undefined {
  return start?.end === undefined ? undefined : { path: start.path, date: start.end };
}

function detectedFrom(start: string, last: string | undefined): Pick<PostmortemTimes, 'detected' | 'ground'> {
  const between = last === undefined ? undefined : detectedBetween(start, last);
  if (between !== undefined) return { detected: between };
  const ground = 'the year of the beginning; the source does not say when it was noticed';
  return { detected: start.slice(0, 4), ground };
}

function detectedBetween(start: string, last: string): string | undefined {
  const offset = offsetOf(start);
  return dateOf({ first: daysOf(start, offset).first, last: daysOf(last, offset).last });
}

/** Whether a date lies before another for certain. */
function isBefore(date: string, other: string): boolean {
  if (date.includes('T') && other.includes('T')) return Date.parse(date) < Date.parse(other);
  return daysOf(date, offsetOf(other)).last < daysOf(other, offsetOf(other)).first;
}

/**
 * Without a beginning, the best that a file has is a date of something else, and `ground` says of what. The day of
 * publication is none of these: pages are published, and published again, years behind what they tell.
 */
function detectedWithoutStart(
  { url = '', title, text, fileName, now }: DatedFile,
  end: string | undefined,
  published: string | undefined,
): Pick<PostmortemTimes, 'detected' | 'ground'> {
  const latest = (published ?? now).slice(0, 4);
  const named = dateOfFileName(fileName);
  const ofFile = named === published?.slice(0, 10) ? named?.slice(0, 4) : named;
  const clues: [date: string | undefined, ground: string][] = [
    [end?.slice(0, 4), 'the year of the end; the source gives no beginning'],
    [ofFile, 'the date in the name of the file; the source gives no other'],
    [yearOfAddress(url), 'the only year in the address of the source; it gives no date'],
    [
      yearOfText(title, text, published?.slice(0, 10)),
      'the only year of the days that the text names; the source gives no date',
    ],
  ];
  const found = clues.find(([date]) => date !== undefined && date.slice(0, 4) <= latest);
  return { detected: found?.[0] ?? UNKNOWN_DATE, ground: found?.[1] ?? NO_DATE };
}

/** A day that the text names at its head beside that of its publication, and no day of another year anywhere in it. */
function yearOfText(title: string, text: string, published: string | undefined): string | undefined {
  const daysIn = (part: string): string[] => daysInText(part).filter((day) => day !== published);
  const atHead = daysIn(`${title}\n${text.trim().slice(0, 500)}`);
  return atHead.length === 0 ? undefined : onlyYear([...atHead, ...daysIn(text)]);
}

/** Dates in an address: /2018/08/, 2018-08-05, 8-5-2018 and a year at the end of a part. Other numbers are no years. */
const ADDRESS_DATE =
  /(?<!\d)(?:((?:19|20)\d\d)[-/](?:0?[1-9]|1[0-2])(?!\d)|\d{1,2}-\d{1,2}-((?:19|20)\d\d)(?!\d)|(?<=[a-z]-)((?:19|20)\d\d)(?=\/|$))/gi;

/** The year of the dates in a web address, when they name just one. */
function yearOfAddress(url: string): string | undefined {
  return onlyYear([...url.matchAll(ADDRESS_DATE)].map((match) => match[1] ?? match[2] ?? match[3] ?? ''));
}

function onlyYear(dates: readonly string[]): string | undefined {
  const [year, ...others] = new Set(dates.map((date) => date.slice(0, 4)));
  return others.length === 0 ? year : undefined;
}
