import { describe, expect, it } from 'vitest';
import type { IncidentInput } from '../../../schemas/incident.ts';
import type { IndicatorInput } from '../../../schemas/indicator.ts';
import type { IntelInput } from '../../../schemas/intel.ts';
import type { Report } from '../../../src/core/model/report.ts';
import { staleEvidence } from '../../../src/core/rules/stale-evidence.ts';
import { itAccepts, reportOf, runCases } from './run-rule.ts';

describe('stale-evidence', () => {
  const dated = (
    indicator: Partial<IndicatorInput>,
    verdict: IncidentInput['verdict'] = { value: 'true_positive' },
  ): Report =>
    reportOf({ verdict, indicators: [{ id: 'I1', type: 'ipv4-addr', value: '198.18.0.7', ...indicator }] });

  itAccepts(staleEvidence, [
    ['an address of 120 days', dated({ last_evidence: '2023-05-22' })],
    ['a month that may be near enough', dated({ last_evidence: '2023-05' })],
    [
      'a domain of half a year',
      dated({ type: 'domain-name', value: 'login.example.net', last_evidence: '2023-03-19' }),
    ],
    [
      'an old hash',
      dated({ type: 'file', value: 'd41d8cd98f00b204e9800998ecf8427e', last_evidence: '2015' }),
    ],
    ['no date', dated({})],
    [
      'an old address of a false positive',
      dated({ last_evidence: '2022-10-16' }, { value: 'false_positive' }),
    ],
  ]);

  it('shows the age and the usual life', () => {
    const told: IntelInput = {
      id: 'V1',
      source: 'threatbook',
      indicator: 'I1',
      history: [{ at: '2023-09-19', verdict: 'malicious', last_evidence: '2022-10-16' }],
    };
    const cases = {
      'an address of 121 days': dated({ last_evidence: '2023-05-21' }),
      'an old domain': dated({ type: 'domain-name', value: 'login.example.net', last_evidence: '2021' }),
      'a date of the source': reportOf({
        indicators: [{ id: 'I1', type: 'ipv4-addr', value: '198.18.0.7' }],
        intel: [told],
      }),
    };
    expect(runCases(staleEvidence, cases)).toMatchInlineSnapshot(`
      "
      # an address of 121 days
      warning INC-2023-0001 indicators.0.last_evidence
        The newest evidence about \`198.18.0.7\` is dated \`2023-05-21\`, at least 121 days before the detection; evidence about the type \`ipv4-addr\` usually lasts 120 days.
        Ask the source for its newest evidence. If there is none, consider the cause \`stale_intel\` or \`ip_reuse\`.
      # an old domain
      warning INC-2023-0001 indicators.0.last_evidence
        The newest evidence about \`login.example.net\` is dated \`2021\`, at least 627 days before the detection; evidence about the type \`domain-name\` usually lasts 365 days.
        Ask the source for its newest evidence. If there is none, consider the cause \`stale_intel\` or \`ip_reuse\`.
      # a date of the source
      warning INC-2023-0001 indicators.0.last_evidence
        The newest evidence about \`198.18.0.7\` is dated \`2022-10-16\`, at least 338 days before the detection; evidence about the type \`ipv4-addr\` usually lasts 120 days.
        Ask the source for its newest evidence. If there is none, consider the cause \`stale_intel\` or \`ip_reuse\`.
      "
    `);
  });
});
