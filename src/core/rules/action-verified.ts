import type { Rule } from './rule.ts';

/** An action of a published report that is done says what shows that it holds. */
export const actionVerified: Rule = {
  id: 'action-verified',
  level: 'warning',
  *check({ reports }) {
    for (const report of reports) {
      if (report.incident.record_status !== 'published') continue;
      for (const { id, owner, status, verified_by: proof, range } of report.actions) {
        if (status !== 'done' || proof !== undefined) continue;
        yield {
          report,
          range,
          message: `Action \`${id}\` of ${owner} is \`done\`, and nothing shows that it holds.`,
          hint: 'Write `verified_by` with a link, an id or the date of a test that shows it; where nobody has looked, set `status` to `in_progress`.',
        };
      }
    }
  },
};
