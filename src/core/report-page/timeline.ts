import type { Times } from '../../../schemas/times.ts';
import type { IntelVerdict, Phase, StepResult, VerdictValue } from '../../../schemas/vocabulary.ts';
import type { Report } from '../model/report.ts';
import { truncate } from '../model/text.ts';
import {
  DAY,
  daysBetween,
  durationBetween,
  inZone,
  isKnownDate,
  isTimestamp,
  MINUTE,
  toInterval,
  type DurationRange,
  type Interval,
  type ZonedDate,
} from '../time/times.ts';

/** A field of `times`, without local ones. */
type IncidentTime = Exclude<keyof Times, `x_${string}`>;

/** What happened; `kind` says which other fields there are. Values of indicators are raw. */
export type TimelineFact =
  | { kind: 'evidence'; values: string[] }
  | { kind: 'held_until' | 'held_from'; asset: string; address: string }
  | { kind: 'phase'; phase: IncidentTime }
  | { kind: 'detection'; words: string[] }
  | { kind: 'intel'; source: string; verdict: IntelVerdict; labels: string[] }
  | { kind: 'disputed' | 'delisted'; source: string }
  | { kind: 'verdict'; value: VerdictValue; why: string }
  | { kind: 'step'; anchor: string; title: string; phase: Phase; result?: StepResult }
  | { kind: 'action'; anchor: string; title: string };

/** All that the date may mean, and a `rank` that puts events of one day into the usual order of an incident. */
type RankedEvent = Interval & { at: string; rank: number; fact: TimelineFact };

/** One event; `time` is its time of day in the zone, `since` what has passed since the event ahead of it. */
export type TimelineEvent = { at: string; time?: string; fact: TimelineFact; since?: DurationRange };

/** The events of one date: a year, a month, or a day in the zone of the site. `since` is that of its first event. */
type TimelineDay = { date: string; events: TimelineEvent[]; since?: DurationRange };

export type Timeline = { days: TimelineDay[] };

/**
 * Everything that the report gives a date to, oldest first, grouped by date in the IANA zone `timeZone`. A date
 * keeps its precision. Events of which only the day is known follow the usual order of an incident.
 */
export function buildTimeline(report: Report, timeZone: string): Timeline {
  const events = collectEvents(report).map((event): ZonedEvent => ({
    ...event,
    ...inZone(event.at, timeZone),
  }));
  const groups = Map.groupBy(events, ({ day }) => day);
  const dates = sortDates([...groups.keys()]);
  let before: ZonedEvent | undefined;
  const days = dates.map((day): TimelineDay => {
    const [first, ...rest] = withinDay(groups.get(day) ?? []).map((event): TimelineEvent => {
      const { at, time, fact } = event;
      const since = before === undefined ? undefined : passed(before, event);
      before = event;
      return { at, fact, ...(time === undefined ? {} : { time }), ...(since ? { since } : {}) };
    });
    if (first === undefined) return { date: day, events: [] };
    const { since, ...event } = first;
    return { date: day, events: [event, ...rest], ...(since ? { since } : {}) };
  });
  return { days };
}

type ZonedEvent = RankedEvent & ZonedDate;

/** By their beginning, a year ahead of its months and a month ahead of its days. ISO 8601 sorts as text. */
function sortDates(dates: readonly string[]): string[] {
  return dates.toSorted((a, b) => (a < b ? -1 : 1));
}

/** Timed events by the clock; each event without a time behind the last one that usually comes ahead of it. */
function withinDay(events: readonly ZonedEvent[]): ZonedEvent[] {
  const byRank = events.toSorted((a, b) => a.rank - b.rank);
  const ordered = byRank.filter(({ at }) => isTimestamp(at)).sort((a, b) => a.start - b.start);
  for (const event of byRank.filter(({ at }) => !isTimestamp(at))) {
    ordered.splice(ordered.findLastIndex(({ rank }) => rank <= event.rank) + 1, 0, event);
  }
  return ordered;
}

/** Nothing when the two dates leave open whether time has passed, or less than a minute has. */
function passed(from: ZonedEvent, to: ZonedEvent): DurationRange | undefined {
  if (isTimestamp(from.at) && isTimestamp(to.at)) return atLeast(MINUTE, durationBetween(from.at, to.at));
  if (from.day === to.day) return undefined;
  if (from.day.length < 10 || to.day.length < 10) return atLeast(DAY, durationBetween(from.day, to.day));
  const days = daysBetween(from.day, to.day) * DAY;
  return atLeast(DAY, { min: days, max: days });
}

function atLeast(least: number, duration: DurationRange | undefined): DurationRange | undefined {
  return duration !== undefined && duration.min >= least ? duration : undefined;
}

/** Every dated event of a report, in no order of time. */
function collectEvents(report: Report): RankedEvent[] {
  return [
    ...evidenceEvents(report),
    ...ownershipEvents(report),
    ...phaseEvents(report),
    ...labelEvents(report),
    ...verdictEvents(report),
    ...workEvents(report),
  ];
}

const TITLE_LENGTH = 90;

const PHASE_RANKS: Record<IncidentTime, number> = {
  occurred: 3,
  detected: 4,
  acknowledged: 9,
  contained: 11,
  resolved: 12,
  closed: 13,
};

/** The newest proof about several indicators is often of one day, and then one event. */
function evidenceEvents({ incident }: Report): RankedEvent[] {
  const values = new Map<string, Set<string>>();
  const note = (at: string | undefined, value: string): void => {
    if (at !== undefined) values.set(at, (values.get(at) ?? new Set()).add(value));
  };
  for (const { last_evidence: at, value } of incident.indicators) note(at, value);
  for (const { indicator, source, history } of incident.intel) {
    const value = incident.indicators.find(({ id }) => id === indicator)?.value ?? source;
    for (const { last_evidence: at } of history) note(at, value);
  }
  return [...values].flatMap(([at, of]) => dated(at, 0, { kind: 'evidence', values: [...of] }));
}

function ownershipEvents({ incident }: Report): RankedEvent[] {
  return incident.assets.flatMap(({ id, name, ips }) =>
    ips.flatMap(({ addr: address, held_from, held_until }) => [
      ...dated(held_until, 1, { kind: 'held_until', asset: name ?? id, address }),
      ...dated(held_from, 2, { kind: 'held_from', asset: name ?? id, address }),
    ]),
  );
}

function phaseEvents({ incident: { times, detection } }: Report): RankedEvent[] {
  const phases = Object.keys(PHASE_RANKS) as IncidentTime[];
  return [
    ...phases.flatMap((phase) => dated(times[phase], PHASE_RANKS[phase], { kind: 'phase', phase })),
    ...detection.flatMap(({ at, tool, signature, rule }) => {
      const words = [tool, signature ?? rule].filter((word) => word !== undefined);
      return dated(at, 5, { kind: 'detection', words });
    }),
  ];
}

function labelEvents({ incident }: Report): RankedEvent[] {
  return incident.intel.flatMap(({ source, history, dispute }) => {
    const isToldByLabel = history.some(({ at }) => at === dispute?.delisted_on);
    return [
      ...dated(dispute?.reported_on, 6, { kind: 'disputed', source }),
      ...history.flatMap(({ at, verdict, labels }) =>
        dated(at, 7, { kind: 'intel', source, verdict, labels }),
      ),
      ...(isToldByLabel ? [] : dated(dispute?.delisted_on, 8, { kind: 'delisted', source })),
    ];
  });
}

function verdictEvents({ incident }: Report): RankedEvent[] {
  return incident.verdict.history.flatMap(({ at, value, why }) =>
    dated(at, 8, { kind: 'verdict', value, why }),
  );
}

function workEvents({ steps, actions }: Report): RankedEvent[] {
  return [
    ...steps.flatMap(({ started, anchor, title, text, phase, result }) => {
      const shown = title ?? truncate(text, TITLE_LENGTH);
      return dated(started, 10, { kind: 'step', anchor, title: shown, phase, ...(result ? { result } : {}) });
    }),
    ...actions.flatMap(({ done_on, anchor, text }) =>
      dated(done_on, 14, { kind: 'action', anchor, title: truncate(text, TITLE_LENGTH) }),
    ),
  ];
}

function dated(at: string | undefined, rank: number, fact: TimelineFact): RankedEvent[] {
  return isKnownDate(at) ? [{ at, ...toInterval(at), rank, fact }] : [];
}
