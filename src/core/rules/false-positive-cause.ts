import { VERDICT_CAUSES } from '../../../schemas/vocabulary.ts';
import type { Rule } from './rule.ts';

/** A false positive names its cause. */
export const falsePositiveCause: Rule = {
  id: 'false-positive-cause',
  level: 'warning',
  *check({ reports }) {
    for (const report of reports) {
      const { value, cause } = report.incident.verdict;
      if (value !== 'false_positive' || cause !== undefined) continue;
      yield {
        report,
        path: ['verdict', 'value'],
        message: 'The verdict is `false_positive` without a cause.',
        hint: `Add \`cause\` to the verdict, one of: ${VERDICT_CAUSES.join(', ')}.`,
      };
    }
  },
};
