import { UNKNOWN_DATE } from '../../../schemas/vocabulary.ts';
import { isTimestamp, sortKey } from './times.ts';
import { clockAt, readClock } from './zone.ts';

const PARTIAL = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;
const CLOCK = /^(\d{4})-(\d{2})-(\d{2})[T ]\s*(\d{1,2}):(\d{2})(?::(\d{2}))?$/;

/** How people say that nobody knows when. */
const UNKNOWN = /^(?:unknown|not known|未知|不明|不详|不知道)$/i;

/**
 * What was typed into a field of time, as a report writes it: a partial date as it is, a clock without an offset
 * as that of the zone (IANA name), and `unknown` for words that say so. Anything else comes back as typed, for the schema to judge; undefined for nothing.
 */
export function readMoment(text: string, timeZone: string): string | undefined {
  const typed = text.trim();
  if (typed === '') return undefined;
  if (PARTIAL.test(typed)) return typed;
  if (UNKNOWN.test(typed)) return UNKNOWN_DATE;
  const [, year, month, day, hour = '', minute, second] = CLOCK.exec(typed) ?? [];
  if (year === undefined) return typed;
  const wall = `${year}-${month}-${day}T${hour.padStart(2, '0')}:${minute}${second === undefined ? '' : `:${second}`}`;
  return Number.isNaN(Date.parse(`${wall}Z`)) ? typed : readClock(wall, timeZone);
}

/**
 * A date as a field of time shows it: `2023-09-19 09:10`, by the clock of the zone. What that clock cannot tell, such as
 * the second of two equal hours, stays as it is: what is shown is always read as the same moment.
 */
export function printMoment(date: string, timeZone: string): string {
  if (!isTimestamp(date)) return date;
  const shown = clockAt(sortKey(date), timeZone).replace('T', ' ').replace(/:00$/, '');
  return sortKey(readMoment(shown, timeZone) ?? '') === sortKey(date) ? shown : date;
}
