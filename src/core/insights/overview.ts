import type { VerdictValue } from '../../../schemas/vocabulary.ts';
import type { Report } from '../model/report.ts';
import { isOpen, isPastDue } from '../time/due.ts';
import { DAY, sortKey } from '../time/times.ts';
import type { OwnedAction } from './actions.ts';
import { countEach } from './stats.ts';

/** What the home page says in numbers. */
export type Overview = {
  reports: number;
  /** Detected in the 90 days before `now`. */
  recent: number;
  falsePositives: number;
  openActions: number;
  /** Longest overdue first. */
  pastDue: OwnedAction[];
};

/** Counts the reports that are given; `now` is an ISO 8601 date and time. */
export function overviewOf(reports: readonly Report[], now: string): Overview {
  const since = sortKey(now) - 90 * DAY;
  const open = reports.flatMap((report) =>
    report.actions.filter(isOpen).map((action) => ({ report, action })),
  );
  return {
    reports: reports.length,
    recent: reports.filter(({ incident }) => isBetween(sortKey(incident.times.detected), since, sortKey(now)))
      .length,
    falsePositives: reports.filter(({ incident }) => incident.verdict.value === 'false_positive').length,
    openActions: open.length,
    pastDue: open.filter(({ action }) => isPastDue(action, now)).toSorted(byDue),
  };
}

/** How many of the given reports have each verdict; verdicts that none has are missing. */
export function verdictCounts(reports: readonly Report[]): ReadonlyMap<VerdictValue, number> {
  return countEach(reports.map(({ incident }) => incident.verdict.value));
}

function isBetween(value: number, from: number, until: number): boolean {
  return value >= from && value <= until;
}

function byDue(a: OwnedAction, b: OwnedAction): number {
  return sortKey(a.action.due ?? '') - sortKey(b.action.due ?? '') || (a.report.id < b.report.id ? -1 : 1);
}
