import type { VerdictValue } from '../../../schemas/vocabulary.ts';
import { serviceThing } from '../language/things.ts';
import type { Report } from '../model/report.ts';
import type { Thing } from '../model/things.ts';
import { groupPairs } from '../model/values.ts';
import { isOpen, isPastDue } from '../time/due.ts';
import { countEach } from './stats.ts';

/** What happened to one service. */
export type ServiceRecord = {
  thing: Thing;
  /** In the order given. */
  reports: Report[];
  verdicts: ReadonlyMap<VerdictValue, number>;
  openActions: number;
  /** Of the open ones. */
  late: number;
  /** Hours of work, and in how many reports they are told. */
  effort: { hours: number; known: number };
};

/** Every service that a report is about, the one with the most reports first. `now` is an ISO 8601 date and time. */
export function recordServices(reports: readonly Report[], now: string): ServiceRecord[] {
  const named = reports.flatMap((report) => {
    const thing = serviceThing(report);
    return thing === undefined ? [] : [[thing.id, { report, thing }] as const];
  });
  return [...groupPairs(named).values()]
    .flatMap((entries) => {
      const [first] = entries;
      return first === undefined
        ? []
        : recordService(
            first.thing,
            entries.map(({ report }) => report),
            now,
          );
    })
    .sort((a, b) => b.reports.length - a.reports.length || (a.thing.id < b.thing.id ? -1 : 1));
}

/** The record of one service, whose reports are given. */
export function recordService(thing: Thing, reports: Report[], now: string): ServiceRecord {
  const actions = reports.flatMap((report) => report.actions).filter(isOpen);
  const hours = reports.flatMap(({ incident }) => incident.effort?.person_hours ?? []);
  return {
    thing,
    reports,
    verdicts: countEach(reports.map(({ incident }) => incident.verdict.value)),
    openActions: actions.length,
    late: actions.filter((action) => isPastDue(action, now)).length,
    effort: { hours: hours.reduce((sum, value) => sum + value, 0), known: hours.length },
  };
}
