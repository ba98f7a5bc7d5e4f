import { dateOf, daysOf, readDay } from './dates.ts';
import { UNKNOWN_YEAR } from './format.ts';
import { NO_DATE } from './imported.ts';
import { lookUp, textAt, type JsonObject } from './values.ts';

export type VerisTimes = {
  occurred?: string;
  detected: string;
  /** What `detected` rests on, when the record does not say when the incident was noticed. */
  ground?: string;
};

/** Least and greatest number of days that one step of a duration may mean. */
type Unit = { least: number; most: number };

const HOUR = 1 / 24;
const UNITS: Record<string, Unit> = {
  seconds: { least: 0, most: HOUR / 60 },
  minutes: { least: HOUR / 60, most: HOUR },
  hours: { least: HOUR, most: 1 },
  days: { least: 1, most: 31 },
  weeks: { least: 7, most: 62 },
  months: { least: 30, most: 366 },
};

/** Days of one unit, for a duration with a number. */
const EXACT: Record<string, Unit> = {
  seconds: { least: HOUR / 3600, most: HOUR / 3600 },
  minutes: { least: HOUR / 60, most: HOUR / 60 },
  hours: { least: HOUR, most: HOUR },
  days: { least: 1, most: 1 },
  weeks: { least: 7, most: 7 },
  months: { least: 28, most: 31 },
  years: { least: 365, most: 366 },
};

/**
 * When the incident began and when it was noticed. VERIS dates the beginning and gives the way to the discovery as a
 * duration, often a unit without a number: `detected` is the most exact date that holds all of it. Where that decides
 * nothing, it is the year of the incident, and `ground` says so.
 */
export function readVerisTimes(record: JsonObject): VerisTimes {
  const occurred = readVerisDate(record, 'timeline.incident');
  const notified = readVerisDate(record, 'plus.timeline.notification');
  if (occurred === undefined) {
    if (notified === undefined) return { detected: UNKNOWN_YEAR, ground: NO_DATE };
    const ground = 'the year in which those concerned were notified; the source gives no earlier date';
    return { detected: notified.slice(0, 4), ground };
  }
  const detected = detectedBetween(occurred, delayOf(record), notified);
  if (detected !== undefined) return { occurred, detected };
  const ground = 'the year of the incident; the source does not say when it was noticed';
  return { occurred, detected: occurred.slice(0, 4), ground };
}

/** A date from its year, month and day, as far as they are real. */
function readVerisDate(record: JsonObject, path: string): string | undefined {
  const [year = '', month, day] = ['year', 'month', 'day'].map((key) => textAt(record, `${path}.${key}`));
  return readDay(year, month, day) ?? readDay(year, month) ?? readDay(year);
}

function detectedBetween(occurred: string, delay?: Unit, notified?: string): string | undefined {
  const incident = daysOf(occurred);
  const first = incident.first + Math.floor(delay?.least ?? 0);
  const latest = delay === undefined ? Infinity : incident.last + Math.ceil(delay.most);
  const told = notified === undefined ? Infinity : daysOf(notified).last;
  const last = told < first ? latest : Math.min(latest, told);
  return last === Infinity ? undefined : dateOf({ first, last });
}

/** The days from the beginning to the discovery; undefined when they are open or not known. */
function delayOf(record: JsonObject): Unit | undefined {
  const discovery = stepOf(record, 'discovery');
  if (discovery === undefined) return undefined;
  // The discovery counts from a step before it, whose own length adds to the longest way only.
  const before = ['compromise', 'exfiltration'].map((step) => stepOf(record, step)?.most ?? 0);
  return { least: discovery.least, most: before.reduce((sum, days) => sum + days, discovery.most) };
}

function stepOf(record: JsonObject, step: string): Unit | undefined {
  const unit = textAt(record, `timeline.${step}.unit`)?.toLowerCase();
  const number = Number(textAt(record, `timeline.${step}.value`));
  const exact = lookUp(EXACT, unit);
  if (exact !== undefined && number > 0 && number < 100_000) {
    return { least: number * exact.least, most: number * exact.most };
  }
  return lookUp(UNITS, unit);
}
