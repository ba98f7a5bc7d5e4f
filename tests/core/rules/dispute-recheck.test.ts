import { describe, expect, it } from 'vitest';
import type { IntelInput } from '../../../schemas/intel.ts';
import type { Report } from '../../../src/core/model/report.ts';
import { disputeRecheck } from '../../../src/core/rules/dispute-recheck.ts';
import { itAccepts, reportOf, runCases } from './run-rule.ts';

describe('dispute-recheck', () => {
  const disputing = (dispute: NonNullable<IntelInput['dispute']>): Report =>
    reportOf({ intel: [{ id: 'V1', source: 'threatbook', dispute }] });

  itAccepts(disputeRecheck, [
    ['no dispute', reportOf({ intel: [{ id: 'V1', source: 'threatbook' }] })],
    ['one to be looked at today', disputing({ recheck_on: '2024-06-01' })],
    ['one to be looked at this month', disputing({ recheck_on: '2024-06' })],
    ['one that was answered late', disputing({ recheck_on: '2023-10-01', outcome: 'rejected' })],
    ['one that was never answered', disputing({ recheck_on: '2023-10-01', outcome: 'no_response' })],
  ]);

  it('names the source, the date and what to write', () => {
    const cases = {
      late: disputing({ recheck_on: '2024-05-31' }),
      'late since last year': disputing({ reported_on: '2023-09', recheck_on: '2023' }),
      'without a date': disputing({ reported_on: '2024-05-31' }),
    };
    expect(runCases(disputeRecheck, cases)).toMatchInlineSnapshot(`
      "
      # late
      warning INC-2023-0001 intel.0.dispute.recheck_on
        The dispute of \`V1\` with \`threatbook\` was to be looked at again on \`2024-05-31\` and is still \`pending\`.
        Look at the label again, then write the \`outcome\` with \`answered_on\`, or another \`recheck_on\`.
      # late since last year
      warning INC-2023-0001 intel.0.dispute.recheck_on
        The dispute of \`V1\` with \`threatbook\` was to be looked at again on \`2023\` and is still \`pending\`.
        Look at the label again, then write the \`outcome\` with \`answered_on\`, or another \`recheck_on\`.
      # without a date
      suggestion INC-2023-0001 intel.0.dispute
        The dispute of \`V1\` with \`threatbook\` waits for an answer and has no date on which to look again.
        Write \`recheck_on\`, such as the day two weeks from now.
      "
    `);
  });
});
