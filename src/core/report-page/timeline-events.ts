import type { Times } from '../../../schemas/times.ts';
import type { IntelVerdict, Phase, StepResult, VerdictValue } from '../../../schemas/vocabulary.ts';
import type { Report } from '../model/report.ts';
import { truncate } from '../model/text.ts';
import { toInterval } from '../time/times.ts';
import type { Interval } from '../time/times.ts';

/** A field of `times`, without local ones. */
export type IncidentTime = Exclude<keyof Times, `x_${string}`>;

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
export type RankedEvent = Interval & { at: string; rank: number; fact: TimelineFact };

/** Every dated event of a report, in no order of time. */
export function collectEvents(report: Report): RankedEvent[] {
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
  return at === undefined ? [] : [{ at, ...toInterval(at), rank, fact }];
}
