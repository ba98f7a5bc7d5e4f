import { dateOrUnknown, partialDate } from '../../../schemas/times.ts';
import { repairRefused } from '../fields.ts';
import { isSchema } from '../schema-tree.ts';

/** Dates in the one spelling of the contract. */
export const dates = repairRefused('dates', ({ schema, text }) =>
  isSchema(schema, partialDate) || isSchema(schema, dateOrUnknown) ? respellDate(text) : undefined,
);

/**
 * A date that is written in another way as the contract writes it: `2023/9/19`, `2023年9月19日`, `20230919`, and the
 * same with a time of day and its offset. Nothing is added to what the author knew: a time without an offset, and a
 * day whose order of month and day is open, give undefined. Whether such a day exists is for the schema to say.
 */
export function respellDate(written: string): string | undefined {
  // Full-width digits and marks become those of ASCII.
  const text = written.normalize('NFKC').replaceAll('\u2212', '-').trim();
  const day = readDay(text);
  if (day === undefined) return undefined;
  const rest = text.slice(day.length).trim();
  if (rest === '') return day.date;
  const clock = day.date.length === 10 ? readClock(rest) : undefined;
  return clock === undefined ? undefined : `${day.date}T${clock}`;
}

const DAYS: readonly RegExp[] = [
  /^(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?(?![\d/.])/,
  /^(\d{4})()年(?:(\d{1,2})月(?:(\d{1,2})[日号])?)?/,
  /^(\d{4})()(\d{2})(\d{2})(?!\d)/,
];

function readDay(text: string): { date: string; length: number } | undefined {
  for (const shape of DAYS) {
    const [seen, year, , month, day] = shape.exec(text) ?? [];
    if (seen === undefined || year === undefined) continue;
    const parts = [year, ...[month, day].flatMap((part) => (part === undefined ? [] : [twoDigits(part)]))];
    return { date: parts.join('-'), length: seen.length };
  }
  return undefined;
}

const CLOCK =
  /^([Tt]?)\s*(\d{1,2})(?:[:时点]\s*(\d{2})(?:[:分]\s*(?:(\d{1,2})(\.\d{1,9})?秒?)?)?|(\d{2})(?:(\d{2})(\.\d{1,9})?)?)\s*(\S.*)$/;

function readClock(text: string): string | undefined {
  const [, mark, hour, minute, second, fraction, shortMinute, shortSecond, shortFraction, zone = ''] =
    CLOCK.exec(text) ?? [];
  const offset = readOffset(zone);
  if (hour === undefined || offset === undefined) return undefined;
  const seconds = second ?? shortSecond;
  // `09:10-10:30` is rather a span of time.
  if (mark === '' && seconds === undefined && zone.startsWith('-')) return undefined;
  const clock = [hour, minute ?? shortMinute ?? '', ...(seconds === undefined ? [] : [seconds])];
  return `${clock.map(twoDigits).join(':')}${fraction ?? shortFraction ?? ''}${offset}`;
}

/** `Z` or `+08:00` for the ways to write an offset; a name such as CST stands for more than one. */
function readOffset(zone: string): string | undefined {
  if (/^(?:Z|UTC|GMT)$/i.test(zone)) return 'Z';
  const [, sign, hours = '', minutes = '00'] =
    /^(?:UTC|GMT)?\s*([+-])(\d{1,2})(?::?(\d{2}))?$/i.exec(zone) ?? [];
  return sign === undefined ? undefined : `${sign}${twoDigits(hours)}:${minutes}`;
}

function twoDigits(number: string): string {
  return number.padStart(2, '0');
}
