import type { Intel } from '../../../schemas/intel.ts';
import { sourceOf } from '../language/things.ts';
import { isPutAside, type Report } from '../model/report.ts';
import type { Thing } from '../model/things.ts';
import { knownFields } from '../model/values.ts';
import { compareDates, daysBetween, sortKey } from '../time/times.ts';
import { FEWEST_CASES, percentile } from './stats.ts';

/** An objection to what one source says, with the report that holds it. */
export type Dispute = { report: Report; intel: Intel; dispute: NonNullable<Intel['dispute']> };

/** One that waits for an answer; `late` are the whole days since its re-check date, at least, once that has passed. */
export type OpenDispute = Dispute & { late?: number };

/** One that has ended; `days` is how long the answer took, where both dates are known to the day. */
export type ClosedDispute = Dispute & { days?: number };

export type DisputeBoard = {
  /** Past the re-check date first, longest first; then by that date; those without one last, oldest first. */
  open: OpenDispute[];
  /** Newest end first. */
  closed: ClosedDispute[];
};

/** What became of the disputes with one source. */
export type SourceDisputes = {
  source: Thing;
  open: number;
  closed: number;
  accepted: number;
  /** Closed ones of which it is known how long the answer took. */
  timed: number;
  /** The median of these in days, from five on. */
  median?: number;
};

/** Every dispute of some reports; of those that were superseded or withdrawn none. */
export function listDisputes(reports: readonly Report[]): Dispute[] {
  return reports
    .filter((report) => !isPutAside(report))
    .flatMap((report) =>
      report.incident.intel.flatMap((intel) =>
        intel.dispute === undefined ? [] : [{ report, intel, dispute: intel.dispute }],
      ),
    );
}

/** The disputes of some reports by what they wait for; `today` is an ISO 8601 day in the zone of the site. */
export function buildDisputeBoard(reports: readonly Report[], today: string): DisputeBoard {
  const all = listDisputes(reports);
  const open = all
    .filter(isOpenDispute)
    .map((one) => knownFields({ ...one, late: daysLate(one, today) }))
    .sort((a, b) => orderOf(a) - orderOf(b) || startOf(a) - startOf(b));
  const closed = all
    .filter((one) => !isOpenDispute(one))
    .map((one) => knownFields({ ...one, days: daysTaken(one) }))
    .sort((a, b) => endOf(b) - endOf(a));
  return { open, closed };
}

/** Counts of each source, the one with the most open disputes first, then with the most of all. */
export function countDisputes({ open, closed }: DisputeBoard): SourceDisputes[] {
  const named = [...open, ...closed].map((one: ClosedDispute) => ({
    one,
    source: sourceOf(one.report, one.intel),
  }));
  return [...Map.groupBy(named, ({ source }) => source.id).values()]
    .flatMap((group) => {
      const members = group.map(({ one }) => one);
      const [first] = group;
      const ended = members.filter((one) => !isOpenDispute(one));
      const days = ended.flatMap((one) => one.days ?? []);
      const counted = knownFields({
        open: members.length - ended.length,
        closed: ended.length,
        accepted: ended.filter(({ dispute }) => dispute.outcome === 'accepted').length,
        timed: days.length,
        median: days.length < FEWEST_CASES ? undefined : percentile(days, 0.5),
      });
      return first === undefined ? [] : { source: first.source, ...counted };
    })
    .sort((a, b) => b.open - a.open || b.closed - a.closed || (a.source.id < b.source.id ? -1 : 1));
}

/** Whether the source has not answered yet, and we still wait. */
export function isOpenDispute({ dispute }: Pick<Dispute, 'dispute'>): boolean {
  return dispute.outcome === 'pending';
}

/** Whether an open dispute was to be looked at again before today. */
export function isPastRecheck(one: Pick<Dispute, 'dispute'>, today: string): boolean {
  const { recheck_on: date } = one.dispute;
  return isOpenDispute(one) && date !== undefined && compareDates(date, today) === 'before';
}

/** When a dispute ended: with the answer, or when the label was gone. */
export function endedOn({ dispute }: Pick<Dispute, 'dispute'>): string | undefined {
  return dispute.answered_on ?? dispute.delisted_on;
}

function daysLate(one: Dispute, today: string): number | undefined {
  return isPastRecheck(one, today) ? daysBetween(one.dispute.recheck_on ?? '', today) : undefined;
}

/** A month or a year tells no number of days. */
function daysTaken(one: Dispute): number | undefined {
  const dates = [one.dispute.reported_on ?? '', endedOn(one) ?? ''].map((date) => date.slice(0, 10));
  const [from = '', to = ''] = dates;
  if (from.length < 10 || to.length < 10 || to < from) return undefined;
  return daysBetween(from, to);
}

function orderOf({ dispute }: Dispute): number {
  return dispute.recheck_on === undefined ? Infinity : sortKey(dispute.recheck_on);
}

function startOf({ report, dispute }: Dispute): number {
  return sortKey(dispute.reported_on ?? report.incident.times.detected);
}

function endOf(one: Dispute): number {
  return sortKey(endedOn(one) ?? one.dispute.reported_on ?? one.report.incident.times.detected);
}
