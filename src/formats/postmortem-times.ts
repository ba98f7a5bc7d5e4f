import { dateOf, daysOf, offsetOf } from './dates.ts';
import { UNKNOWN_YEAR } from './format.ts';
import type { UnmappedField } from './format.ts';
import type { PostmortemFields } from './postmortem-fields.ts';

export type PostmortemTimes = {
  occurred?: string;
  resolved?: string;
  detected: string;
  /** What `detected` rests on, when the file does not bound it. */
  ground?: string;
  unmapped: UnmappedField[];
};

/**
 * When the incident began, ended and was noticed. A post-mortem seldom says when: `detected` is the most exact date
 * that holds all the time from the beginning to the end, or to the publication. A date of fetching is never used.
 */
export function readPostmortemTimes(fields: PostmortemFields, text: string): PostmortemTimes {
  const { start, published } = fields;
  const isTurned = start !== undefined && fields.end !== undefined && daysBetween(start, fields.end) < 0;
  const end = isTurned || isSooner(fields.end, start) ? undefined : fields.end;
  const unmapped = end === fields.end ? [] : [{ path: 'end before start', value: `${fields.end} before ${start}` }];
  const known = { ...(start === undefined ? {} : { occurred: start }), ...(end === undefined ? {} : { resolved: end }), unmapped };
  if (start === undefined) return { ...known, ...detectedWithoutStart(fields, end, text) };
  const last = end ?? (published !== undefined && daysBetween(start, published) >= 0 ? published : undefined);
  const between = last === undefined ? undefined : detectedBetween(start, last);
  if (between !== undefined) return { ...known, detected: between };
  return { ...known, detected: start.slice(0, 4), ground: 'the year of the beginning; the source does not say when it was noticed' };
}

function detectedBetween(start: string, last: string): string | undefined {
  const offset = offsetOf(start);
  return dateOf({ first: daysOf(start, offset).first, last: daysOf(last, offset).last });
}

/** Whole days from the first day of one date to the last day of another. */
function daysBetween(from: string, to: string): number {
  return daysOf(to, offsetOf(from)).last - daysOf(from, offsetOf(from)).first;
}

function isSooner(end: string | undefined, start: string | undefined): boolean {
  if (end?.includes('T') !== true || start?.includes('T') !== true) return false;
  return Date.parse(end) < Date.parse(start);
}

type Detected = Pick<PostmortemTimes, 'detected' | 'ground'>;

/** Without a beginning, the best that the file has is a year, and `ground` says where it comes from. */
function detectedWithoutStart({ title, url, published, fetched }: PostmortemFields, end: string | undefined, text: string): Detected {
  if (end !== undefined) return { detected: end.slice(0, 4), ground: 'the year of the end; the source gives no beginning' };
  if (published !== undefined) return { detected: published.slice(0, 4), ground: 'the year of publication; the source gives no date of the incident' };
  const latest = fetched?.slice(0, 4) ?? '2100';
  const address = onlyYear(datesIn(url ?? ''), latest);
  if (address !== undefined) return { detected: address, ground: 'the only year in the address of the source; the source gives no date' };
  const words = onlyYear(`${title ?? ''}\n${text}`, latest);
  if (words !== undefined) return { detected: words, ground: 'the only year in the text of the source; the source gives no date' };
  return { detected: UNKNOWN_YEAR, ground: `a placeholder, the year ${UNKNOWN_YEAR}; the source gives no date` };
}

/** The parts of an address that are a date, such as /2018/08/, 2018-08-05 or 8-5-2018: other numbers are no years. */
function datesIn(url: string): string {
  const dates = url.matchAll(/(?<!\d)(?:((?:19|20)\d\d)[-/](?:0?[1-9]|1[0-2])(?!\d)|\d{1,2}-\d{1,2}-((?:19|20)\d\d)(?!\d)|[a-z]-((?:19|20)\d\d)(?=\/|$))/gi);
  return [...dates].map((match) => match[1] ?? match[2] ?? match[3] ?? '').join(' ');
}

/** The year between 1980 and `latest` that a text names, when it names just one. */
function onlyYear(text: string, latest: string): string | undefined {
  const years = [...text.matchAll(/(?<![\p{L}\p{N}.,/_-])(?:19|20)\d\d(?![\p{L}\p{N}_]|[.,]\d)/gu)].map(([year]) => year);
  const likely = new Set(years.filter((year) => year >= '1980' && year <= latest));
  return likely.size === 1 ? [...likely][0] : undefined;
}
