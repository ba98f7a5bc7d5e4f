import { describe, expect, it } from 'vitest';
import type { AssetInput } from '../../../schemas/asset.ts';
import type { IncidentInput } from '../../../schemas/incident.ts';
import type { IndicatorInput } from '../../../schemas/indicator.ts';
import { VERDICTS } from '../../../schemas/vocabulary.ts';
import type { Report } from '../../../src/core/model/report.ts';
import { ownershipWindow } from '../../../src/core/rules/ownership-window.ts';
import { address, host } from './parts.ts';
import { itAccepts, reportOf, runCases, runRule } from './run-rule.ts';

describe('ownership-window', () => {
  const judged = (
    verdict: IncidentInput['verdict'],
    indicator: Partial<IndicatorInput>,
    ips = host.ips ?? [],
  ): Report => reportOf({ verdict, assets: [{ ...host, ips }], indicators: [{ ...address, ...indicator }] });

  it('is an error for a true positive, a warning for an undecided verdict and silent for the rest', () => {
    const levels = VERDICTS.map((value) => [
      value,
      levelsOf(runRule(ownershipWindow, judged({ value }, { last_evidence: '2022-10-16' }))),
    ]);
    expect(Object.fromEntries(levels)).toEqual({
      undetermined: 'warning',
      true_positive: 'error',
      benign_true_positive: '',
      false_positive: '',
      suspicious: 'warning',
      insufficient_data: 'warning',
      duplicate: '',
      test: '',
    });
  });

  itAccepts(ownershipWindow, [
    ['evidence of our own time', judged({ value: 'true_positive' }, { last_evidence: '2023-09-01' })],
    [
      'an override',
      judged(
        { value: 'true_positive', override: 'Our own flow logs show it.' },
        { last_evidence: '2022-10-16' },
      ),
    ],
    ['no date of evidence', judged({ value: 'true_positive' }, {})],
    [
      'no date of ownership',
      judged({ value: 'true_positive' }, { last_evidence: '2022-10-16' }, [{ addr: '198.18.0.7' }]),
    ],
    [
      'a sighting of something odd',
      judged({ value: 'true_positive' }, { role: 'anomalous-activity', last_seen: '2022-10-16' }),
    ],
  ]);

  it('shows both dates and what follows from them', () => {
    const released = [{ addr: '198.18.0.7', held_from: '2021', held_until: '2022-05-01' }];
    const cases = {
      'ahead of our time': judged({ value: 'true_positive' }, { last_evidence: '2022-10-16' }),
      'on the day before': judged({ value: 'suspicious' }, { last_evidence: '2022-10-21' }),
      'behind our time': judged(
        { value: 'true_positive' },
        { first_seen: '2022-06', last_evidence: '2022-10-16' },
        released,
      ),
      'left open by the dates': judged({ value: 'true_positive' }, { last_evidence: '2022-10' }),
      'left open, and undecided': judged({ value: 'suspicious' }, { last_evidence: '2022-10' }),
    };
    expect(runCases(ownershipWindow, cases)).toMatchInlineSnapshot(`
      "
      # ahead of our time
      error INC-2023-0001 verdict.value
        The verdict is \`true_positive\`, but the newest evidence about \`198.18.0.7\` is dated \`2022-10-16\`, which is at least 6 days before \`H1\` held it (\`held_from: 2022-10-22\`).
        Ask the source for evidence of our own time. Without it, write \`value: false_positive\` and \`cause: ip_reuse\`; if the verdict stands all the same, say why in \`verdict.override\`.
      # on the day before
      warning INC-2023-0001 verdict.value
        The verdict is \`suspicious\`, but the newest evidence about \`198.18.0.7\` is dated \`2022-10-21\`, which is at least 1 day before \`H1\` held it (\`held_from: 2022-10-22\`).
        Ask the source for evidence of our own time. Without it, write \`value: false_positive\` and \`cause: ip_reuse\`; if the verdict stands all the same, say why in \`verdict.override\`.
      # behind our time
      error INC-2023-0001 verdict.value
        The verdict is \`true_positive\`, but the newest evidence about \`198.18.0.7\` is dated \`2022-10-16\`, which is at least 31 days after \`H1\` gave it up (\`held_until: 2022-05-01\`).
        Ask the source for evidence of our own time. Without it, write \`value: false_positive\` and \`cause: ip_reuse\`; if the verdict stands all the same, say why in \`verdict.override\`.
      # left open by the dates
      warning INC-2023-0001 verdict.value
        The verdict is \`true_positive\`, but the newest evidence about \`198.18.0.7\` is dated \`2022-10\`, which may be before \`H1\` held it (\`held_from: 2022-10-22\`).
        Ask the source for evidence of our own time. Without it, write \`value: false_positive\` and \`cause: ip_reuse\`; if the verdict stands all the same, say why in \`verdict.override\`.
      # left open, and undecided
      suggestion INC-2023-0001 verdict.value
        The verdict is \`suspicious\`, but the newest evidence about \`198.18.0.7\` is dated \`2022-10\`, which may be before \`H1\` held it (\`held_from: 2022-10-22\`).
        Ask the source for evidence of our own time. Without it, write \`value: false_positive\` and \`cause: ip_reuse\`; if the verdict stands all the same, say why in \`verdict.override\`.
      "
    `);
  });

  it('says which date is missing, and does not take it for an answer', () => {
    const intel: IncidentInput['intel'] = [
      { id: 'V1', source: 'a feed', indicator: 'I1', history: [{ at: '2023-09-19', verdict: 'malicious' }] },
    ];
    const accused = (indicator: Partial<IndicatorInput>, ips: AssetInput['ips'] = host.ips ?? []): Report =>
      reportOf({
        verdict: { value: 'suspicious' },
        assets: [
          { ...host, ips },
          { id: 'H2', ips: [{ addr: '198.18.0.8' }] },
        ],
        indicators: [{ ...address, ...indicator }],
        intel,
      });
    const cases = {
      'no date of evidence': accused({}),
      'no date of ownership': accused({ last_evidence: '2022-10' }, [
        { addr: '198.18.0.9', held_from: '2021' },
        { addr: '198.18.0.7' },
      ]),
      'of an address that two assets held': accused({ asset: undefined, last_evidence: '2023' }, [
        { addr: '198.18.0.0/24' },
      ]),
      'of another address': accused({ value: '203.0.113.9' }),
    };
    expect(runCases(ownershipWindow, cases)).toMatchInlineSnapshot(`
      "
      # no date of evidence
      suggestion INC-2023-0001 indicators.0
        \`I1\` and \`H1\` cannot be compared: \`last_evidence\` is missing, so this alert is neither confirmed nor contradicted by it.
        Find out how old the evidence is: \`last_evidence\`, of the indicator or in what a source said. If nobody can tell, leave it out.
      # no date of ownership
      suggestion INC-2023-0001 assets.0.ips.1
        \`I1\` and \`H1\` cannot be compared: \`held_from\` is missing, so this alert is neither confirmed nor contradicted by it.
        Find out since when the address was ours: \`held_from\`, the earliest day that a record supports. If nobody can tell, leave it out.
      # of an address that two assets held
      suggestion INC-2023-0001 assets.0.ips.0
        \`I1\` and \`H1\` cannot be compared: \`held_from\` is missing, so this alert is neither confirmed nor contradicted by it.
        Find out since when the address was ours: \`held_from\`, the earliest day that a record supports. If nobody can tell, leave it out.
      # of another address
      nothing
      "
    `);
  });
});

/** The levels of what a rule says, joined by spaces. */
function levelsOf(told: string): string {
  return (told.match(/^(?:error|warning|suggestion)/gm) ?? []).join(' ');
}
