import * as en from 'chrono-node/en';
import { hans, hant } from 'chrono-node/zh';
import { HOUR, MINUTE, SECOND, toInterval } from './times.ts';
import { offsetAt, readClock, timestampAt } from './zone.ts';

/** `now` is an ISO 8601 date and time; `timeZone` an IANA name: the clock that the writer has in mind. */
type SpokenTimeContext = { now: string; timeZone: string };

/**
 * A moment as people write it, as ISO 8601 with an offset, or as the partial date that it is: `40 min ago`,
 * `yesterday 14:00`, `昨天 14:00`, `2026-11-20 09:10`, `2022-10`. Undefined for anything else, and for the future.
 */
export function readTime(text: string, context: SpokenTimeContext): string | undefined {
  const words = text.normalize('NFKC').trim();
  const found = /^\d{4}(?:$|[-/.年])/.test(words)
    ? readPlain(words, context)
    : (readSpan(words, context) ?? readWords(words, context));
  if (found === undefined) return undefined;
  return toInterval(found).start <= Date.parse(context.now) + DAY_AHEAD ? found : undefined;
}

/** A day without a zone may have begun elsewhere. */
const DAY_AHEAD = 14 * HOUR;
const UNITS: readonly [RegExp, number][] = [
  [/^(?:s|secs?|seconds?|秒钟?|秒鐘?)$/i, SECOND],
  [/^(?:m|mins?|minutes?|分钟?|分鐘?)$/i, MINUTE],
  [/^(?:h|hrs?|hours?|个?小时|個?小時|钟头)$/i, HOUR],
];
const NUMBERS: Record<string, number> = {
  a: 1,
  an: 1,
  一: 1,
  两: 2,
  兩: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  半: 0.5,
  half: 0.5,
};

/** ISO 8601, whole or partial; a clock time without an offset is in the zone. */
function readPlain(words: string, { timeZone }: SpokenTimeContext): string | undefined {
  const [, year, month, day, hour, minute, second, offset] =
    /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?(?:[T ]+(\d{1,2})[:时点](\d{2})分?(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?)?月?)?年?$/i.exec(
      words,
    ) ?? [];
  if (year === undefined) return undefined;
  const date = [
    year,
    ...[month, day].flatMap((part) => (part === undefined ? [] : [part.padStart(2, '0')])),
  ].join('-');
  if (Number.isNaN(toInterval(date).start) || !isCalendarDate(date)) return undefined;
  if (hour === undefined || minute === undefined) return date;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return undefined;
  const clock = `${date}T${hour.padStart(2, '0')}:${minute}${second === undefined ? '' : `:${second}`}`;
  if (offset !== undefined) return `${clock}${offset.toUpperCase().replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}`;
  return readClock(clock, timeZone);
}

/** `40 min ago`, `3小时前`, `now`: the library puts these into the zone of the machine, so they are reckoned here. */
function readSpan(words: string, { now, timeZone }: SpokenTimeContext): string | undefined {
  const instant = Date.parse(now);
  if (/^(?:now|just now|刚刚|剛剛|刚才|剛才|现在|現在)$/i.test(words)) return timestampAt(instant, timeZone);
  const [, amount = '', unit = ''] =
    /^(?:about |around |大约|约|大概)?(\d+(?:\.\d+)?|an?|half(?: an?)?|[一二两兩三四五六七八九十半])\s*([a-z]+|个?小时|個?小時|钟头|分钟?|分鐘?|秒钟?|秒鐘?)\s*(?:ago|之?前|以前)$/i.exec(
      words,
    ) ?? [];
  const size = UNITS.find(([pattern]) => pattern.test(unit))?.[1];
  const count = NUMBERS[amount.toLowerCase().replace(/ an?$/, '')] ?? Number(amount);
  if (size === undefined || amount === '' || Number.isNaN(count)) return undefined;
  return timestampAt(instant - count * size, timeZone);
}

/** Everything else that the library understands as a whole; a day without a clock time stays a day. */
function readWords(words: string, { now, timeZone }: SpokenTimeContext): string | undefined {
  const instant = Date.parse(now);
  // The library reckons with the clock of the machine, so it gets one that shows the time of the zone.
  const shown = new Date(instant + offsetAt(instant, timeZone));
  const reference = new Date(
    shown.getUTCFullYear(),
    shown.getUTCMonth(),
    shown.getUTCDate(),
    shown.getUTCHours(),
    shown.getUTCMinutes(),
  );
  for (const parser of [en, hans, hant]) {
    const [result, ...others] = parser.parse(words, reference, { forwardDate: false });
    const isWhole = result !== undefined && others.length === 0 && result.text.length >= words.length - 2;
    if (!isWhole || result.end) continue;
    const { start } = result;
    const part = (name: 'year' | 'month' | 'day' | 'hour' | 'minute'): string =>
      String(start.get(name) ?? 0).padStart(2, '0');
    const day = `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
    if (!start.isCertain('hour')) return day;
    const clock = `${day}T${part('hour')}:${part('minute')}`;
    return readClock(clock, timeZone);
  }
  return undefined;
}

function isCalendarDate(date: string): boolean {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const real = new Date(Date.UTC(year, month - 1, day));
  return real.getUTCMonth() === month - 1 && real.getUTCDate() === day;
}
