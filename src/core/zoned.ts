import { isTimestamp, toInterval } from './times.ts';

/**
 * The calendar day of a timestamp in an IANA zone, as `2023-09-19`. A date without a time has no zone and comes
 * back as it is, whatever its precision.
 */
export function zonedDay(date: string, timeZone: string): string {
  return isTimestamp(date) ? clockIn(timeZone, date).slice(0, 10) : date;
}

/** The time of day of a timestamp in an IANA zone, as `09:10`; undefined for a date without a time. */
export function zonedTime(date: string, timeZone: string): string | undefined {
  return isTimestamp(date) ? clockIn(timeZone, date).slice(11, 16) : undefined;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** `2023-09-19 09:10` by the clock of the zone. Formatters are slow to make, so one is kept for each zone. */
function clockIn(timeZone: string, timestamp: string): string {
  let formatter = formatters.get(timeZone);
  if (formatter === undefined) {
    // Swedish writes a date as ISO 8601 does.
    formatter = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
    formatters.set(timeZone, formatter);
  }
  return formatter.format(toInterval(timestamp).start);
}
