import type { Times } from '../../schemas/times.ts';
import type { IntelVerdict, Phase, StepResult, VerdictValue } from '../../schemas/vocabulary.ts';
import type { Report } from './model.ts';
import { buildTimelineBar } from './timeline-bar.ts';
import type { TimelineBar } from './timeline-bar.ts';
import { DAY, daysBetween, durationBetween, isTimestamp, sortKey, zonedDay } from './times.ts';
import type { DurationRange } from './times.ts';

/** What happened; the kind says which other fields there are. */
export type TimelineFact =
  | { kind: 'evidence'; values: string[] }
  | { kind: 'held_until' | 'held_from'; asset: string; address: string }
  | { kind: 'phase'; phase: keyof Times }
  | { kind: 'detection'; tool: string | undefined; signature: string | undefined }
  | { kind: 'intel'; source: string; verdict: IntelVerdict; labels: string[] }
  | { kind: 'disputed' | 'delisted'; source: string }
  | { kind: 'verdict'; value: VerdictValue; why: string }
  | { kind: 'step'; anchor: string; title: string | undefined; phase: Phase; result: StepResult | undefined }
  | { kind: 'action'; anchor: string; text: string };

/** One event. `since` is the time that passed since the event ahead of it, where the dates tell it. */
export type TimelineEvent = { at: string; fact: TimelineFact; since?: DurationRange };

/** The events of one date, which is as precise as they are: a year, a month or a day in the site's zone. */
export type TimelineDay = { date: string; events: TimelineEvent[]; since?: DurationRange };

export type Timeline = { days: TimelineDay[]; bar?: TimelineBar };
