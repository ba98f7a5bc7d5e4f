import { isTimestamp, toInterval } from './times.ts';

/** A date by the clock of a zone: its day, or the month or year where no more is known, and its time of day if any. */
export type ZonedDate = { day: string; time?: string };

/** `2023-09-19` and `09:10` of a timestamp in an IANA zone. A date without a time is of no zone and comes as it is. */
export function inZone(date: string, timeZone: string): ZonedDate {
  if (!isTimestamp(date)) return { day: date };
  let formatter = formatters.get(timeZone);
  if (formatter === undefined) {
    // Swedish writes dates as ISO 8601 does, and one string is made far faster than parts are.
    formatter = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
    formatters.set(timeZone, formatter);
  }
  const [day = date, time = ''] = formatter.format(toInterval(date).start).split(' ');
  return { day, time };
}

/** Formatters are slow to make, so one is kept for each zone. */
const formatters = new Map<string, Intl.DateTimeFormat>();
