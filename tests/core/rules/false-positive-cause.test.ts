import { describe, expect, it } from 'vitest';
import { falsePositiveCause } from '../../../src/core/rules/false-positive-cause.ts';
import { reportOf, runRule } from './run-rule.ts';

describe('false-positive-cause', () => {
  it('accepts a cause, and other verdicts without one', () => {
    const reports = [
      reportOf({ verdict: { value: 'false_positive', cause: 'stale_intel' } }),
      reportOf({ verdict: { value: 'true_positive' } }),
    ];
    expect(runRule(falsePositiveCause, reports)).toBe('');
  });

  it('lists the causes', () => {
    expect(runRule(falsePositiveCause, reportOf({ verdict: { value: 'false_positive' } })))
      .toMatchInlineSnapshot(`
      "warning INC-2023-0001 verdict.value
        The verdict is \`false_positive\` without a cause.
        Add \`cause\` to the verdict, one of: ip_reuse, stale_intel, shared_infrastructure, sinkhole, misconfiguration, faulty_indicator, sample_platform_mismatch, authorised_test, scanner, rule_too_broad, other."
    `);
  });
});
