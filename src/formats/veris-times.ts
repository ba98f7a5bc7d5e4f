import { UNKNOWN_DATE } from '../../schemas/vocabulary.ts';
import { knownFields } from '../core/model/values.ts';
import { dateOf, daysOf, readDate, readDay } from './dates.ts';
import type { UnmappedField } from './format.ts';
import { NO_DATE } from './imported.ts';
import { lookUp, textAt, type JsonObject } from './values.ts';

export type VerisTimes = {
  occurred?: string;
  detected: string;
  /** What `detected` rests on, when the record does not say when the incident was noticed. */
  ground?: string;
  /** Dates that cannot be true, since they lie behind the record itself. */
  unmapped: UnmappedField[];
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
 * duration, often a unit without a number: `detected` is the most exact date that holds all of it, up to the day on
 * which the record was made. Where that decides nothing, it is the year of the incident, and `ground` says so.
 */
export function readVerisTimes(record: JsonObject, now: string): VerisTimes {
  const unmapped: UnmappedField[] = [];
  const [created, modified] = ['plus.created', 'plus.modified'].map((path) => readDate(textAt(record, path)));
  const until = [modified, created].find((date) => date !== undefined && !isAfter(date, now)) ?? now;
  const read = (path: string): string | undefined => {
    const date = readVerisDate(record, path);
    if (date === undefined || !isAfter(date, until)) return date;
    unmapped.push({ path, value: `${date} after ${until.slice(0, 10)}` });
    // A month or a day that is wrong leaves the year that is right.
    return [date.slice(0, 7), date.slice(0, 4)].find((part) => part !== date && !isAfter(part, until));
  };
  const [occurred, notified] = [read('timeline.incident'), read('plus.timeline.notification')];
  const recorded = created === undefined || isAfter(occurred ?? created, created) ? modified : created;
  const found = findDetection(record, { occurred, notified, recorded });
  return { ...knownFields({ occurred }), ...found, unmapped };
}

/** Whether a date lies behind another for certain; a day without a zone may have begun elsewhere. */
function isAfter(date: string, other: string): boolean {
  return daysOf(date).first > daysOf(other).last + 1;
}

type Known = Record<'occurred' | 'notified' | 'recorded', string | undefined>;

function findDetection(record: JsonObject, { occurred, notified, recorded }: Known) {
  if (occurred === undefined) {
    if (notified === undefined) return { detected: UNKNOWN_DATE, ground: NO_DATE };
    const ground = 'the year in which those concerned were notified; the source gives no earlier date';
    return { detected: notified.slice(0, 4), ground };
  }
  const latest = recorded === undefined ? undefined : daysOf(recorded).last;
  const detected = detectedBetween(occurred, delayOf(record), notified, latest);
  if (detected !== undefined) return { detected };
  const ground = 'the year of the incident; the source does not say when it was noticed';
  return { detected: occurred.slice(0, 4), ground };
}

/** A date from its year, month and day, as far as they are real. */
function readVerisDate(record: JsonObject, path: string): string | undefined {
  const [year = '', month, day] = ['year', 'month', 'day'].map((key) => textAt(record, `${path}.${key}`));
  return readDay(year, month, day) ?? readDay(year, month) ?? readDay(year);
}

/** `latest` is the day of the record: a delay that leads beyond it is not true, and says nothing. */
function detectedBetween(
  occurred: string,
  delay: Unit | undefined,
  notified: string | undefined,
  latest = Infinity,
): string | undefined {
  const incident = daysOf(occurred);
  const first = incident.first + Math.floor(delay?.least ?? 0);
  if (first > latest) return undefined;
  const last = Math.min(latest, delay === undefined ? Infinity : incident.last + Math.ceil(delay.most));
  const told = notified === undefined ? Infinity : daysOf(notified).last;
  const end = told < first ? last : Math.min(last, told);
  return end === Infinity ? undefined : dateOf({ first, last: end });
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
