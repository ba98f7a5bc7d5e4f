import { isOutage } from '../i18n/verdict-words.ts';
import type { Words } from '../i18n/words.ts';
import type { StepRecord, Report } from '../model/report.ts';
import {
  formatDuration,
  HOUR,
  isKnownDate,
  isTimestamp,
  MINUTE,
  toInterval,
  type DateStyle,
} from '../time/times.ts';

/**
 * What one stretch of an incident was: time in which nobody had noticed, had taken it on, or worked on it as far as the
 * report records, and steps that helped, did not help, or have no result.
 */
type StretchKind = 'unnoticed' | 'waiting' | 'idle' | 'helped' | 'lost' | 'open';

/** From and to in minutes behind the start, with fractions. */
export type Stretch = {
  kind: StretchKind;
  from: number;
  to: number;
  /** ISO 8601. */
  at: string;
  step?: StepRecord;
};

type Bound = 'occurred' | 'detected' | 'contained' | 'resolved' | 'closed';

export type Minutes = {
  start: { at: string; name: Bound | 'step' };
  end: { at: string; name: Bound | 'step' };
  /** Length of the whole. */
  total: number;
  /** In the order of their beginnings; steps may lie side by side. */
  stretches: Stretch[];
  /** Each minute counted once; what helped goes ahead of what did not. */
  sums: { kind: StretchKind; minutes: number }[];
};

/** A course of days has no minutes worth drawing. */
const LONGEST = 24 * HOUR;

/**
 * An incident to the minute: from its beginning (that of the effect where it is known to the minute and not more than a day
 * before the alert, else the alert) to its containment, else its end. Nothing where less than two steps have clock times for
 * beginning and end, since nothing else tells who worked when; nor of an alert of which every step helped.
 */
export function measureMinutes({ incident, steps }: Pick<Report, 'incident' | 'steps'>): Minutes | undefined {
  const timed = steps.flatMap(timeStep);
  const bounds = findBounds(incident.times, timed);
  if (timed.length < 2 || bounds === undefined) return undefined;
  const [start, end] = [instantOf(bounds.start.at), instantOf(bounds.end.at)];
  if (end - start < MINUTE || end - start > LONGEST) return undefined;
  const place = (at: number): number => (Math.min(Math.max(at, start), end) - start) / MINUTE;
  const work = timed
    .filter(({ to, from }) => from < end && to > start)
    .map(({ step, from, to }): Stretch => ({
      kind: kindOf(step),
      from: place(from),
      to: place(to),
      at: step.started ?? '',
      step,
    }));
  const isTold = isOutage(incident.category) || work.some(({ kind }) => kind === 'lost');
  if (work.length < 2 || !isTold) return undefined;
  const marks = [incident.times.detected, incident.times.acknowledged]
    .filter((at) => isKnownDate(at) && isTimestamp(at))
    .map((at) => place(instantOf(at ?? '')));
  const total = (end - start) / MINUTE;
  const pauses = findPauses(work, total, { detected: marks[0] ?? 0, taken: marks[1] ?? marks[0] ?? 0 });
  const isoAt = (minutes: number): string => new Date(start + minutes * MINUTE).toISOString();
  const stretches = [...work, ...pauses.map((pause) => ({ ...pause, at: isoAt(pause.from) }))];
  return {
    ...bounds,
    total,
    stretches: stretches.sort((a, b) => a.from - b.from || b.to - a.to),
    sums: sumUp(stretches, total),
  };
}

type Timed = { step: StepRecord; from: number; to: number };

function timeStep(step: StepRecord): Timed[] {
  const { started, ended } = step;
  if (started === undefined || ended === undefined || !isTimestamp(started) || !isTimestamp(ended)) return [];
  const [from, to] = [instantOf(started), instantOf(ended)];
  return to > from ? [{ step, from, to }] : [];
}

type Times = Report['incident']['times'];

function findBounds(times: Times, timed: readonly Timed[]): Pick<Minutes, 'start' | 'end'> | undefined {
  const known = (name: Bound): { at: string; name: Bound }[] => {
    const at = times[name];
    return isKnownDate(at) && isTimestamp(at) ? [{ at, name }] : [];
  };
  const [detected] = known('detected');
  const last = timed.toSorted((a, b) => b.to - a.to)[0]?.step.ended;
  const [occurred] = known('occurred');
  const [end] = [...known('contained'), ...known('resolved'), ...known('closed')];
  const behind = end ?? (last === undefined ? undefined : { at: last, name: 'step' as const });
  if (detected === undefined || behind === undefined) return undefined;
  const lead = occurred === undefined ? Infinity : instantOf(detected.at) - instantOf(occurred.at);
  const isNear = lead >= 0 && lead <= LONGEST;
  return { start: occurred !== undefined && isNear ? occurred : detected, end: behind };
}

function kindOf({ result }: StepRecord): StretchKind {
  if (result === 'successful') return 'helped';
  return result === 'failed' || result === 'cancelled' ? 'lost' : 'open';
}

type Pause = Omit<Stretch, 'at'>;

/** Whole minutes in which no step was under way, cut where the alert came and where somebody took it on. */
function findPauses(
  work: readonly Stretch[],
  total: number,
  { detected, taken }: { detected: number; taken: number },
): Pause[] {
  const edges = [...new Set([0, detected, taken, total, ...work.flatMap(({ from, to }) => [from, to])])].sort(
    (a, b) => a - b,
  );
  const pauses: Pause[] = [];
  edges.slice(0, -1).forEach((from, index) => {
    const to = edges[index + 1] ?? total;
    if (work.some((stretch) => stretch.from <= from && stretch.to >= to)) return;
    const kind = to <= detected ? 'unnoticed' : to <= taken ? 'waiting' : 'idle';
    const last = pauses.at(-1);
    if (last?.kind === kind && last.to === from) last.to = to;
    else pauses.push({ kind, from, to });
  });
  return pauses.filter(({ from, to }) => to - from >= 1);
}

const ORDER: readonly StretchKind[] = ['helped', 'lost', 'open', 'unnoticed', 'waiting', 'idle'];
const SHOWN: readonly StretchKind[] = ['unnoticed', 'waiting', 'idle', 'lost', 'open', 'helped'];

function sumUp(stretches: readonly Omit<Stretch, 'at'>[], total: number): Minutes['sums'] {
  const edges = [...new Set([0, total, ...stretches.flatMap(({ from, to }) => [from, to])])].sort(
    (a, b) => a - b,
  );
  const sums = new Map<StretchKind, number>();
  edges.slice(0, -1).forEach((from, index) => {
    const to = edges[index + 1] ?? total;
    const kinds = stretches.filter((one) => one.from <= from && one.to >= to).map(({ kind }) => kind);
    const kind = ORDER.find((one) => kinds.includes(one));
    if (kind !== undefined) sums.set(kind, (sums.get(kind) ?? 0) + to - from);
  });
  return SHOWN.flatMap((kind) => {
    const minutes = sums.get(kind);
    return minutes === undefined ? [] : [{ kind, minutes }];
  });
}

function instantOf(at: string): number {
  return toInterval(at).start;
}

/** A length in words: minutes, and hours where it has more than two. */
export function sayMinutes(
  minutes: number,
  { report, fill }: Pick<Words, 'report' | 'fill'>,
  { language }: Pick<DateStyle, 'language'>,
): string {
  const whole = Math.max(1, Math.round(minutes));
  return whole > 120 ? formatDuration(whole * MINUTE, language) : fill(report.minutes, { n: whole });
}
