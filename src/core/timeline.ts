import type { Report } from './model.ts';
import { buildTimelineBar } from './timeline-bar.ts';
import type { TimelineBar } from './timeline-bar.ts';
import { collectEvents } from './timeline-events.ts';
import type { RankedEvent, TimelineFact } from './timeline-events.ts';
import { DAY, daysBetween, durationBetween, isTimestamp, MINUTE, sortKey, zonedDay } from './times.ts';
import type { DurationRange } from './times.ts';

export type { TimelineBar } from './timeline-bar.ts';
export type { TimelineFact } from './timeline-events.ts';

/** One event; `since` is the time that has passed since the event ahead of it. */
export type TimelineEvent = { at: string; fact: TimelineFact; since?: DurationRange };

/** The events of one date: a year, a month, or a day in the zone of the site. `since` is that of its first event. */
export type TimelineDay = { date: string; events: TimelineEvent[]; since?: DurationRange };

export type Timeline = { days: TimelineDay[]; bar?: TimelineBar };

/**
 * Everything that the report gives a date to, oldest first, grouped by date in the IANA zone `timeZone`. A date
 * keeps its precision. Events of which only the day is known follow the usual order of an incident.
 */
export function buildTimeline(report: Report, timeZone: string): Timeline {
  const events = collectEvents(report);
  const groups = Map.groupBy(events, ({ at }) => zonedDay(at, timeZone));
  const dates = [...groups.keys()].sort((a, b) => sortKey(a) - sortKey(b) || a.length - b.length);
  let before: string | undefined;
  const days = dates.map((date): TimelineDay => {
    const [first, ...rest] = withinDay(groups.get(date) ?? []).map(({ at, fact }): TimelineEvent => {
      const since = before === undefined ? undefined : passed(before, at, timeZone);
      before = at;
      return { at, fact, ...(since ? { since } : {}) };
    });
    if (first === undefined) return { date, events: [] };
    const { since, ...event } = first;
    return { date, events: [event, ...rest], ...(since ? { since } : {}) };
  });
  const bar = buildTimelineBar(report, events);
  return { days, ...(bar ? { bar } : {}) };
}

/** Timed events by the clock; each event without a time behind the last one that usually comes ahead of it. */
function withinDay(events: readonly RankedEvent[]): RankedEvent[] {
  const byRank = events.toSorted((a, b) => a.rank - b.rank);
  const ordered = byRank
    .filter(({ at }) => isTimestamp(at))
    .sort((a, b) => sortKey(a.at) - sortKey(b.at));
  for (const event of byRank.filter(({ at }) => !isTimestamp(at))) {
    ordered.splice(ordered.findLastIndex(({ rank }) => rank <= event.rank) + 1, 0, event);
  }
  return ordered;
}

/** Nothing when the two dates leave open whether time has passed, or less than a minute has. */
function passed(from: string, to: string, timeZone: string): DurationRange | undefined {
  if (isTimestamp(from) && isTimestamp(to)) return atLeast(MINUTE, durationBetween(from, to));
  const [before, after] = [zonedDay(from, timeZone), zonedDay(to, timeZone)];
  if (before.length < 10 || after.length < 10) return atLeast(DAY, durationBetween(before, after));
  const days = daysBetween(before, after) * DAY;
  return atLeast(DAY, { min: days, max: days });
}

function atLeast(least: number, duration: DurationRange | undefined): DurationRange | undefined {
  return duration !== undefined && duration.min >= least ? duration : undefined;
}
