import { knownFields } from '../core/model/values.ts';
import { dateOf, daysOf, offsetOf } from './dates.ts';
import { UNKNOWN_YEAR, type UnmappedField } from './format.ts';
import { NO_DATE } from './imported.ts';
import type { PostmortemFields } from './postmortem-fields.ts';

export type PostmortemTimes = {
  occurred?: string;
  resolved?: string;
  detected: string;
  /** What `detected` rests on, when the file does not bound it. */
  ground?: string;
  unmapped: UnmappedField[];
};

/** The parts of a file beside its front matter. */
type PostmortemFile = { text: string; fileName: string };

/**
 * When the incident began, ended and was noticed. A post-mortem seldom says when: `detected` is the most exact date
 * that holds all the time from the beginning to the end, or to the publication. A date of fetching is never used.
 */
export function readPostmortemTimes(fields: PostmortemFields, file: PostmortemFile): PostmortemTimes {
  const { start, published } = fields;
  const isTurned = start !== undefined && fields.end !== undefined && isBefore(fields.end, start);
  const end = isTurned ? undefined : fields.end;
  const unmapped = isTurned ? [{ path: 'end before start', value: `${fields.end} before ${start}` }] : [];
  const known = knownFields({ occurred: start, resolved: end, unmapped });
  if (start === undefined) return { ...known, ...detectedWithoutStart(fields, file) };
  const last = end ?? (published !== undefined && !isBefore(published, start) ? published : undefined);
  const between = last === undefined ? undefined : detectedBetween(start, last);
  if (between !== undefined) return { ...known, detected: between };
  const ground = 'the year of the beginning; the source does not say when it was noticed';
  return { ...known, detected: start.slice(0, 4), ground };
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

/** Without a beginning, the best that a file has is a year, and `ground` says where it comes from. */
function detectedWithoutStart(
  { title, url, end, published, fetched }: PostmortemFields,
  { text, fileName }: PostmortemFile,
): Pick<PostmortemTimes, 'detected' | 'ground'> {
  const latest = fetched?.slice(0, 4) ?? '2100';
  const words = `${title ?? ''}\n${text}`;
  const clues: [year: string | undefined, ground: string][] = [
    [end?.slice(0, 4), 'the year of the end; the source gives no beginning'],
    [published?.slice(0, 4), 'the year of publication; the source gives no date of the incident'],
    [yearOfAddress(url ?? '', latest), 'the only year in the address of the source; it gives no date'],
    [yearOfFileName(fileName), 'the year in the name of the file; it gives no date'],
    [yearOfText(words, latest), 'the only year in the text of the source; it gives no date'],
  ];
  const found = clues.find(([year]) => year !== undefined);
  return { detected: found?.[0] ?? UNKNOWN_YEAR, ground: found?.[1] ?? NO_DATE };
}

/** Dates in an address: /2018/08/, 2018-08-05, 8-5-2018 and a year at the end of a part. Other numbers are no years. */
const ADDRESS_DATE =
  /(?<!\d)(?:((?:19|20)\d\d)[-/](?:0?[1-9]|1[0-2])(?!\d)|\d{1,2}-\d{1,2}-((?:19|20)\d\d)(?!\d)|(?<=[a-z]-)((?:19|20)\d\d)(?=\/|$))/gi;

/** A year that stands alone, not a part of a number, a name or a path. */
const TEXT_YEAR = /(?<![\p{L}\p{N}.,/_-])(?:19|20)\d\d(?![\p{L}\p{N}_]|[.,]\d)/gu;

/** The year of the dates in a web address, when they name just one up to `latest`. */
function yearOfAddress(url: string, latest: string): string | undefined {
  const years = [...url.matchAll(ADDRESS_DATE)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
  return onlyOne(years, latest);
}

/** The year with which the name of a file begins, as in `2019-01-23.md`. */
function yearOfFileName(fileName: string): string | undefined {
  return /^((?:19|20)\d\d)[-_]/.exec(fileName)?.[1];
}

/** The year from 1980 to `latest` that a text names, when it names just one. */
function yearOfText(text: string, latest: string): string | undefined {
  return onlyOne(text.match(TEXT_YEAR) ?? [], latest);
}

function onlyOne(years: readonly string[], latest: string): string | undefined {
  const [year, ...others] = new Set(years.filter((written) => written >= '1980' && written <= latest));
  return others.length === 0 ? year : undefined;
}
