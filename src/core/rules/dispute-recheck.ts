import { isPastRecheck, listDisputes } from '../insights/disputes.ts';
import type { Rule } from './rule.ts';

/** A dispute that waits for an answer has a date on which to look again, and is not past it. */
export const disputeRecheck: Rule = {
  id: 'dispute-recheck',
  level: 'warning',
  *check({ reports, today }) {
    for (const { report, intel, dispute } of listDisputes(reports)) {
      const path = ['intel', report.incident.intel.indexOf(intel), 'dispute'];
      const name = `The dispute of \`${intel.id}\` with \`${intel.source}\``;
      if (isPastRecheck({ dispute }, today)) {
        yield {
          report,
          path: [...path, 'recheck_on'],
          message: `${name} was to be looked at again on \`${dispute.recheck_on}\` and is still \`pending\`.`,
          hint: 'Look at the label again, then write the `outcome` with `answered_on`, or another `recheck_on`.',
        };
      } else if (dispute.outcome === 'pending' && dispute.recheck_on === undefined) {
        yield {
          report,
          path,
          level: 'suggestion',
          message: `${name} waits for an answer and has no date on which to look again.`,
          hint: 'Write `recheck_on`, such as the day two weeks from now.',
        };
      }
    }
  },
};
