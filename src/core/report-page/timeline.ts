import type { Report } from '../model/report.ts';
import { buildTimelineBar } from './timeline-bar.ts';
import type { TimelineBar } from './timeline-bar.ts';
import { collectEvents } from './timeline-events.ts';
import type { RankedEvent, TimelineFact } from './timeline-events.ts';
import { DAY, daysBetween, durationBetween, inZone, isTimestamp, MINUTE } from '../time/times.ts';
import type { DurationRange, ZonedDate } from '../time/times.ts';

export type { TimelineBar } from './timeline-bar.ts';
export type { TimelineFact } from './timeline-events.ts';

/** One event; `time` is its time of day in the zone, `since` what has passed since the event ahead of it. */
export type TimelineEvent = { at: string; time?: string; fact: TimelineFact; since?: DurationRange };

/** The events of one date: a year, a month, or a day in the zone of the site. `since` is that of its first event. */
export type TimelineDay = { date: string; events: TimelineEvent[]; since?: DurationRange };

export type Timeline = { days: TimelineDay[]; bar?: TimelineBar };

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
  const bar = buildTimelineBar(report, events);
  return { days, ...(bar ? { bar } : {}) };
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
