import { dateOf, daysOf, offsetOf } from './dates.ts';
import { UNKNOWN_YEAR } from './format.ts';
import type { UnmappedField } from './format.ts';
import type { PostmortemFields } from './postmortem-fields.ts';
import { yearOfAddress, yearOfFileName, yearOfText } from './year-clues.ts';

export type PostmortemTimes = {
  occurred?: string;
  resolved?: string;
  detected: string;
  /** What `detected` rests on, when the file does not bound it. */
  ground?: string;
  unmapped: UnmappedField[];
};

/** The parts of a file beside its front matter. */
export type PostmortemFile = { text: string; fileName: string };

/**
 * When the incident began, ended and was noticed. A post-mortem seldom says when: `detected` is the most exact date
 * that holds all the time from the beginning to the end, or to the publication. A date of fetching is never used.
 */
export function readPostmortemTimes(fields: PostmortemFields, file: PostmortemFile): PostmortemTimes {
  const { start, published } = fields;
  const isTurned = start !== undefined && fields.end !== undefined && isBefore(fields.end, start);
  const end = isTurned ? undefined : fields.end;
  const known = {
    ...(start === undefined ? {} : { occurred: start }),
    ...(end === undefined ? {} : { resolved: end }),
    unmapped: isTurned ? [{ path: 'end before start', value: `${fields.end} before ${start}` }] : [],
  };
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
  const clues: [year: string | undefined, ground: string][] = [
    [end?.slice(0, 4), 'the year of the end; the source gives no beginning'],
    [published?.slice(0, 4), 'the year of publication; the source gives no date of the incident'],
    [yearOfAddress(url ?? '', latest), 'the only year in the address of the source; it gives no date'],
    [yearOfFileName(fileName), 'the year in the name of the file; it gives no date'],
    [
      yearOfText(`${title ?? ''}\n${text}`, latest),
      'the only year in the text of the source; it gives no date',
    ],
  ];
  const found = clues.find(([year]) => year !== undefined);
  const placeholder = `a placeholder, the year ${UNKNOWN_YEAR}; the source gives no date`;
  return { detected: found?.[0] ?? UNKNOWN_YEAR, ground: found?.[1] ?? placeholder };
}
