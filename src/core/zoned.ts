import { isTimestamp, toInterval } from './times.ts';

/** The time of day of a timestamp in an IANA zone, as `09:10`; undefined for a date without a time. */
export function zonedTime(date: string, timeZone: string): string | undefined {
  if (!isTimestamp(date)) return undefined;
  let formatter = formatters.get(timeZone);
  if (formatter === undefined) {
    // Swedish writes a time of day as ISO 8601 does.
    formatter = new Intl.DateTimeFormat('sv-SE', { timeZone, timeStyle: 'short' });
    formatters.set(timeZone, formatter);
  }
  return formatter.format(toInterval(date).start);
}

/** Formatters are slow to make, so one is kept for each zone. */
const formatters = new Map<string, Intl.DateTimeFormat>();
