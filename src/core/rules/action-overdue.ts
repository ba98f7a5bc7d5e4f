import { isPutAside } from '../model/report.ts';
import { isPastDue } from '../time/due.ts';
import type { Rule } from './rule.ts';

/** An action that is neither done nor dropped is not past its date. */
export const actionOverdue: Rule = {
  id: 'action-overdue',
  level: 'warning',
  readsBroken: true,
  *check({ reports, today }) {
    for (const report of reports) {
      if (isPutAside(report)) continue;
      for (const { id, due, status, owner, range } of report.actions.filter((one) => isPastDue(one, today))) {
        yield {
          report,
          range,
          message: `Action \`${id}\` of ${owner} was due on \`${due}\` and is still \`${status}\`.`,
          hint: 'Set its `status` to `done` with `done_on`, or to `wont_do` with the reason in its text, or agree on another `due`.',
        };
      }
    }
  },
};
