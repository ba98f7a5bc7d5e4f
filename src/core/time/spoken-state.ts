import type { WrittenZone } from './written-zone.ts';

/** A day of the calendar, or the month or year where no more was said. */
export type CalendarDate = { year: number; month?: number; day?: number };

export type DayPart = 'dawn' | 'morning' | 'noon' | 'afternoon' | 'dusk' | 'night' | 'am' | 'pm';

/** `rest` are seconds and their fraction as written, `:04.5`. With `isHalfDay` the hour is one of twelve. */
type Clock = { hour: number; minute: number; rest: string; isHalfDay?: boolean };

/** What a text has said so far. `today` is the day on which it was said. */
export type Said = {
  today: Required<CalendarDate>;
  date: Partial<CalendarDate>;
  /** 0 for Sunday. */
  weekday?: number;
  clock?: Clock;
  /** Midnight without saying which. */
  isMidnight?: boolean;
  parts: DayPart[];
  zones: { mark: string; zone: WrittenZone }[];
  /** Milliseconds before now. */
  ago?: number;
  isRelative?: boolean;
  /** Whether ISO 8601 was written, in which what follows the clock is its offset. */
  isIso?: boolean;
};

/** Why a text is not taken for a time. `meant` and `readings` are ISO 8601 or can be typed. */
export type Refusal =
  | { why: 'unread'; part: string; meant?: string }
  | { why: 'unclear'; part: string; readings: string[] }
  | { why: 'misfit' | 'lunar' | 'needsClock' | 'needsDay' | 'noSuchDay'; part: string }
  | { why: 'ahead'; meant: string }
  | { why: 'empty' };

export function pad(number: number, length = 2): string {
  return String(number).padStart(length, '0');
}

export function addDays({ year, month, day }: Required<CalendarDate>, days: number): Required<CalendarDate> {
  const at = new Date(Date.UTC(year, month - 1, day + days));
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() };
}

export function addMonths({ year, month }: Required<CalendarDate>, months: number): CalendarDate {
  const at = new Date(Date.UTC(year, month - 1 + months, 1));
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1 };
}

/** 0 for Sunday. */
export function weekdayOf({ year, month, day }: Required<CalendarDate>): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

export function isRealDate({ year, month = 1, day = 1 }: CalendarDate): boolean {
  const real = new Date(0);
  real.setUTCFullYear(year, month - 1, day);
  return year >= 1000 && month >= 1 && real.getUTCMonth() === month - 1 && real.getUTCDate() === day;
}

export function printDate({ year, month, day }: CalendarDate): string {
  return [pad(year, 4), ...[month, day].flatMap((part) => (part === undefined ? [] : [pad(part)]))].join('-');
}
