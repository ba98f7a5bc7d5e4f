import type { Report } from '../model/report.ts';
import type { RankedEvent } from './timeline-events.ts';
import { sortKey, toInterval } from '../time/times.ts';
import type { Interval } from '../time/times.ts';

/** A stretch of the bar, in percent of its length. */
export type BarStretch = { x: number; width: number };

export type BarMark = BarStretch & { kind: 'evidence' | 'phase' | 'other' };

/** The timeline to scale, between its first and last date; follow-up work after the incident is left out. */
export type TimelineBar = {
  start: string;
  end: string;
  marks: BarMark[];
  /** When the addresses were ours, as far as it is written. */
  held: BarStretch[];
  /** From detection to the end of the work, or to the last step that has a date. */
  response?: BarStretch;
};

/** Nothing when less than two days or times are known: years and months alone give no picture. */
export function buildTimelineBar(report: Report, events: readonly RankedEvent[]): TimelineBar | undefined {
  const shown = events.filter(({ fact }) => fact.kind !== 'action').toSorted((a, b) => a.start - b.start);
  const [first, last] = [shown[0], shown.at(-1)];
  const days = new Set(shown.map(({ at }) => at).filter(hasDay));
  if (first === undefined || last === undefined || days.size < 2) return undefined;
  const from = first.start;
  const to = Math.max(...shown.map(({ end }) => end));
  const scale = (start: number, end: number): BarStretch => {
    const [x, behind] = [Math.max(start, from), Math.min(end, to)];
    return { x: percent((x - from) / (to - from)), width: percent(Math.max(behind - x, 0) / (to - from)) };
  };
  const response = responseOf(report, to, scale);
  return {
    start: first.at,
    end: last.at,
    marks: uniqueMarks(shown).map(({ kind, start, end }) => ({ kind, ...scale(start, end) })),
    held: heldOf(report).map(([start, end]) => scale(start, end)),
    ...(response ? { response } : {}),
  };
}

function hasDay(date: string): boolean {
  return date.length >= '2023-09-19'.length;
}

type Scale = (start: number, end: number) => BarStretch;

function responseOf({ incident: { times } }: Report, to: number, scale: Scale): BarStretch | undefined {
  const end = times.resolved ?? times.closed ?? times.contained;
  const stretch = scale(sortKey(times.detected), end === undefined ? to : toInterval(end).end);
  return stretch.width > 0 ? stretch : undefined;
}

function heldOf({ incident }: Report): [number, number][] {
  return incident.assets
    .flatMap(({ ips }) => ips)
    .filter(({ held_from, held_until }) => held_from !== undefined || held_until !== undefined)
    .map(({ held_from, held_until }) => [
      held_from === undefined ? -Infinity : sortKey(held_from),
      held_until === undefined ? Infinity : toInterval(held_until).end,
    ]);
}

/** One mark for a date and kind, the weightier kinds drawn last. */
function uniqueMarks(events: readonly RankedEvent[]): (Interval & Pick<BarMark, 'kind'>)[] {
  const marks = new Map(
    events.map(({ at, start, end, fact }) => [
      `${kindOf(fact.kind)} ${at}`,
      { kind: kindOf(fact.kind), start, end },
    ]),
  );
  const weight = { other: 0, phase: 1, evidence: 2 };
  return [...marks.values()].sort((a, b) => weight[a.kind] - weight[b.kind]);
}

function kindOf(kind: RankedEvent['fact']['kind']): BarMark['kind'] {
  return kind === 'evidence' || kind === 'phase' ? kind : 'other';
}

function percent(share: number): number {
  return Math.round(share * 10_000) / 100;
}
