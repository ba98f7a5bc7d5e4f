import type { ActionRecord, Report } from '../model/report.ts';
import { isOpen, isPastDue } from '../time/due.ts';
import { DAY, daysBetween, sortKey } from '../time/times.ts';

/** An action with the report that asks for it. */
export type OwnedAction = { report: Report; action: ActionRecord };

/** An action that is late for certain, by so many days at least. */
export type LateAction = OwnedAction & { days: number };

export type ActionBoard = {
  /** Longest overdue first. */
  late: LateAction[];
  /** Due within 30 days, soonest first. */
  soon: OwnedAction[];
  /** Due after that. */
  later: OwnedAction[];
  /** Open without a date, newest report first. */
  undated: OwnedAction[];
  /** Done, or never to be done; newest first by the day on which it was done, else by its due date. */
  closed: OwnedAction[];
};

/** The actions of some reports by what they wait for; `now` is an ISO 8601 date and time. */
export function buildActionBoard(reports: readonly Report[], now: string): ActionBoard {
  const board: ActionBoard = { late: [], soon: [], later: [], undated: [], closed: [] };
  const horizon = sortKey(now) + SOON * DAY;
  for (const report of reports) {
    for (const action of report.actions) {
      const owned = { report, action };
      if (!isOpen(action)) board.closed.push(owned);
      else if (action.due === undefined) board.undated.push(owned);
      else if (isPastDue(action, now)) board.late.push({ ...owned, days: daysBetween(action.due, now) });
      else if (sortKey(action.due) <= horizon) board.soon.push(owned);
      else board.later.push(owned);
    }
  }
  for (const list of [board.late, board.soon, board.later])
    list.sort((a, b) => sortKey(a.action.due ?? '') - sortKey(b.action.due ?? ''));
  board.closed.sort((a, b) => sortKey(closedOn(b)) - sortKey(closedOn(a)));
  return board;
}

/** Days ahead that a team plans for. */
const SOON = 30;

function closedOn({ report, action }: OwnedAction): string {
  return action.done_on ?? action.due ?? report.incident.times.detected;
}
