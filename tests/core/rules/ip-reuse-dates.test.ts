import { describe, expect, it } from 'vitest';
import { ipReuseDates } from '../../../src/core/rules/ip-reuse-dates.ts';
import { reportOf, runCases, runRule } from './run-rule.ts';

describe('ip-reuse-dates', () => {
  const verdict = { value: 'false_positive', cause: 'ip_reuse' } as const;
  const assets = [{ id: 'H1', ips: [{ addr: '203.0.113.45', held_from: '2022-10-22' }] }];
  const history = [{ at: '2023-09-19', verdict: 'malicious', last_evidence: '2022-10-16' }] as const;

  it('accepts the two dates, and other causes without them', () => {
    const reports = [
      reportOf({ verdict, assets, intel: [{ id: 'V1', source: 'threatbook', history: [...history] }] }),
      reportOf({ verdict: { value: 'false_positive', cause: 'stale_intel' } }),
    ];
    expect(runRule(ipReuseDates, reports)).toBe('');
  });

  it('names the date that is missing', () => {
    const cases = { both: reportOf({ verdict }), 'the date of the evidence': reportOf({ verdict, assets }) };
    expect(runCases(ipReuseDates, cases)).toMatchInlineSnapshot(`
      "
      # both
      warning INC-2023-0001 verdict.cause
        The cause is \`ip_reuse\`, but the report does not say since when the address was ours, nor how old the evidence is.
        Add \`held_from\` to the address in \`assets[].ips\`, and \`last_evidence\` to the indicator.
      # the date of the evidence
      warning INC-2023-0001 verdict.cause
        The cause is \`ip_reuse\`, but the report does not say how old the evidence is.
        Add \`last_evidence\` to the indicator.
      "
    `);
  });
});
