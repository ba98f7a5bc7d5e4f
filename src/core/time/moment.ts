import { MINUTE } from './times.ts';
import { inZone } from './zoned.ts';

const PARTIAL = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;
const CLOCK = /^(\d{4})-(\d{2})-(\d{2})[T ]\s*(\d{1,2}):(\d{2})(?::(\d{2}))?$/;

/**
 * What was typed into a field of time, as a report writes it: a partial date as it is, a clock without an offset
 * as that of the zone (IANA name). Anything else comes back as typed, for the schema to judge; undefined for nothing.
 */
export function readMoment(text: string, timeZone: string): string | undefined {
  const typed = text.trim();
  if (typed === '') return undefined;
  if (PARTIAL.test(typed)) return typed;
  const [, year, month, day, hour = '', minute, second] = CLOCK.exec(typed) ?? [];
  if (year === undefined) return typed;
  const wall = `${year}-${month}-${day}T${hour.padStart(2, '0')}:${minute}${second === undefined ? '' : `:${second}`}`;
  const asUtc = Date.parse(`${wall}Z`);
  return Number.isNaN(asUtc) ? typed : `${wall}${writeOffset(offsetAt(asUtc, timeZone))}`;
}

/** An instant as a field of time shows it: `2023-09-19 09:10`, by the clock of the zone. */
export function printMoment(instant: string, timeZone: string): string {
  const { day, time } = inZone(instant, timeZone);
  return time === undefined ? day : `${day} ${time}`;
}

/** Minutes that the zone is ahead of UTC when its clock shows `wall`, given as if it were UTC. */
function offsetAt(wall: number, timeZone: string): number {
  // The first guess may fall on the other side of a change of the clocks.
  const guess = offsetOfInstant(wall, timeZone);
  return offsetOfInstant(wall - guess * MINUTE, timeZone);
}

function offsetOfInstant(instant: number, timeZone: string): number {
  const { day, time = '00:00' } = inZone(new Date(instant).toISOString(), timeZone);
  const shown = Date.parse(`${day}T${time}Z`);
  return Math.round((shown - Math.floor(instant / MINUTE) * MINUTE) / MINUTE);
}

function writeOffset(minutes: number): string {
  if (minutes === 0) return 'Z';
  const size = Math.abs(minutes);
  const [hour, minute] = [Math.floor(size / 60), size % 60].map((part) => String(part).padStart(2, '0'));
  return `${minutes < 0 ? '-' : '+'}${hour}:${minute}`;
}
