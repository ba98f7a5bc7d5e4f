import type { ActionRecord } from '../model/report.ts';
import { compareDates } from './times.ts';

/** Whether an action still waits to be done. */
export function isOpen({ status }: { status: string }): boolean {
  return status !== 'done' && status !== 'wont_do';
}

/** Whether an open action is late for certain; `now` is an ISO 8601 date and time. */
export function isPastDue(action: ActionRecord, now: string): boolean {
  return isOpen(action) && action.due !== undefined && compareDates(action.due, now) === 'before';
}
