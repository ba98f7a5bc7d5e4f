/** What the clock of a zone (IANA name) shows at an instant, to the second: `2023-09-19T09:10:30`. */
export function clockAt(instant: number, timeZone: string): string {
  let formatter = formatters.get(timeZone);
  if (formatter === undefined) {
    // Swedish writes dates as ISO 8601 does, and one string is made far faster than parts are.
    formatter = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
    formatters.set(timeZone, formatter);
  }
  return formatter.format(instant).replace(' ', 'T');
}

/** Formatters are slow to make, so one is kept for each zone. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** How far the clock of a zone is ahead of UTC at an instant, in milliseconds. */
export function offsetAt(instant: number, timeZone: string): number {
  const second = Math.floor(instant / 1000) * 1000;
  return Date.parse(`${clockAt(second, timeZone)}Z`) - second;
}

/** An instant as a timestamp with the offset of the zone, to the minute: `2023-09-19T09:10+08:00`. */
export function timestampAt(instant: number, timeZone: string): string {
  return clockAt(instant, timeZone).slice(0, 16) + writeOffset(offsetAt(instant, timeZone));
}

/**
 * What a clock of the zone showed, `2023-09-19T09:10` with or without seconds, as a timestamp with its offset. An hour
 * that the clock shows twice is the first one; one that it leaves out is counted on from before (RFC 5545, 3.3.5).
 */
export function readClock(clock: string, timeZone: string): string {
  const asUtc = Date.parse(`${clock}Z`);
  const [before, behind] = [offsetAt(asUtc - DAY_MS, timeZone), offsetAt(asUtc + DAY_MS, timeZone)];
  const isBehind =
    offsetAt(asUtc - before, timeZone) !== before && offsetAt(asUtc - behind, timeZone) === behind;
  return clock + writeOffset(isBehind ? behind : before);
}

/** No zone changes its clocks twice within two days. */
const DAY_MS = 86_400_000;

/** The mark of a zone at an instant, as readers know it: `UTC+8`, `UTC-2:30`, `UTC`. */
export function zoneMark(instant: number, timeZone: string): string {
  const { sign, hours, minutes } = splitOffset(offsetAt(instant, timeZone));
  if (hours + minutes === 0) return 'UTC';
  return `UTC${sign}${hours}${minutes === 0 ? '' : `:${twoDigits(minutes)}`}`;
}

/** An offset in milliseconds as ISO 8601 writes it: `Z`, `+08:00`. */
export function writeOffset(offset: number): string {
  const { sign, hours, minutes } = splitOffset(offset);
  return hours + minutes === 0 ? 'Z' : `${sign}${twoDigits(hours)}:${twoDigits(minutes)}`;
}

function splitOffset(offset: number): { sign: '+' | '-'; hours: number; minutes: number } {
  const size = Math.round(Math.abs(offset) / 60_000);
  return { sign: offset < 0 ? '-' : '+', hours: Math.floor(size / 60), minutes: size % 60 };
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
