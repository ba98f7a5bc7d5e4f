import type { ElementRecord, Report } from './report.ts';

/** Every element of a report that has an anchor of its own: steps, findings, lessons and actions, in this order. */
export function listElements({
  steps,
  findings,
  lessons,
  actions,
}: Pick<Report, 'steps' | 'findings' | 'lessons' | 'actions'>): ElementRecord[] {
  return [...steps, ...findings, ...lessons, ...actions];
}
