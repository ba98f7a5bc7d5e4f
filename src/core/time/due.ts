import type { ActionRecord } from '../model/report.ts';
import { compareDates } from './times.ts';

/** Whether an action still waits to be done. */
export function isOpen({ status }: { status: string }): boolean {
  return status !== 'done' && status !== 'wont_do';
}

/** Whether an open action is late; `today` is the day in the zone of the site, ISO 8601. */
export function isPastDue(action: ActionRecord, today: string): boolean {
  return isOpen(action) && action.due !== undefined && compareDates(action.due, today) === 'before';
}
