import type { VerdictValue } from '../../../schemas/vocabulary.ts';
import type { Report } from '../model/report.ts';
import { isOpen, isPastDue } from '../time/due.ts';
import { countEach } from './stats.ts';

/** What happened to one service. */
export type ServiceRecord = {
  verdicts: ReadonlyMap<VerdictValue, number>;
  openActions: number;
  /** Of the open ones. */
  late: number;
  /** Hours of work, and in how many reports they are told. */
  effort: { hours: number; known: number };
};

/** The record of one service, whose reports are given; `now` is an ISO 8601 date and time. */
export function recordService(reports: readonly Report[], now: string): ServiceRecord {
  const actions = reports.flatMap((report) => report.actions).filter(isOpen);
  const hours = reports.flatMap(({ incident }) => incident.effort?.person_hours ?? []);
  return {
    verdicts: countEach(reports.map(({ incident }) => incident.verdict.value)),
    openActions: actions.length,
    late: actions.filter((action) => isPastDue(action, now)).length,
    effort: { hours: hours.reduce((sum, value) => sum + value, 0), known: hours.length },
  };
}
