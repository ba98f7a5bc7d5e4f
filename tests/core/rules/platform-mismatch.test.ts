import { describe, expect, it } from 'vitest';
import type { IncidentInput } from '../../../schemas/incident.ts';
import type { IndicatorInput } from '../../../schemas/indicator.ts';
import type { Report } from '../../../src/core/model/report.ts';
import { platformMismatch } from '../../../src/core/rules/platform-mismatch.ts';
import { address, host } from './parts.ts';
import { itAccepts, reportOf, runCases } from './run-rule.ts';

describe('platform-mismatch', () => {
  const judged = (
    verdict: IncidentInput['verdict'],
    sample: IndicatorInput['sample'],
    asset = host,
  ): Report => reportOf({ verdict, assets: [asset], indicators: [{ ...address, sample }] });

  itAccepts(platformMismatch, [
    ['a sample for the platform', judged({ value: 'true_positive' }, { os: 'linux', arch: 'x86_64' })],
    ['a sample whose platform nobody knows', judged({ value: 'true_positive' }, { os: 'unknown' })],
    [
      'an asset whose platform nobody knows',
      judged({ value: 'true_positive' }, { os: 'windows' }, { id: 'H1', os_family: 'unknown' }),
    ],
    ['an override', judged({ value: 'true_positive', override: 'The host runs Wine.' }, { os: 'windows' })],
    ['a false positive', judged({ value: 'false_positive' }, { os: 'windows' })],
  ]);

  it('says which platform is missing, and does not take it for an answer', () => {
    const cases = {
      'of the sample': judged({ value: 'true_positive' }, { file_type: 'Trojan.Generic' }),
      'of the asset': judged({ value: 'true_positive' }, { os: 'windows' }, { id: 'H1' }),
    };
    expect(runCases(platformMismatch, cases)).toMatchInlineSnapshot(`
      "
      # of the sample
      suggestion INC-2023-0001 indicators.0.sample
        \`I1\` and \`H1\` cannot be compared: \`os\` is missing, so this alert is neither confirmed nor contradicted by it.
        Find out what the sample runs on: \`os\`, or a \`file_type\` that tells it. If nobody can tell, leave it out.
      # of the asset
      suggestion INC-2023-0001 assets.0
        \`I1\` and \`H1\` cannot be compared: \`os_family\` is missing, so this alert is neither confirmed nor contradicted by it.
        Find out what the asset runs: \`os_family\`. If nobody can tell, leave it out.
      "
    `);
  });

  it('shows both platforms and what follows from them', () => {
    const cases = {
      'another operating system': judged(
        { value: 'true_positive' },
        { file_type: 'Win64/Heur', os: 'windows' },
      ),
      'another processor': judged({ value: 'undetermined' }, { os: 'linux', arch: 'arm64' }),
      'told by the file type alone': judged({ value: 'true_positive' }, { file_type: 'Win64/Heur' }),
    };
    expect(runCases(platformMismatch, cases)).toMatchInlineSnapshot(`
      "
      # another operating system
      error INC-2023-0001 verdict.value
        The verdict is \`true_positive\`, but the sample of \`I1\` (Win64/Heur) is made for \`windows\`, and \`H1\` runs \`linux\`.
        Ask the source for a sample that runs there. Without it, write \`value: false_positive\` and \`cause: sample_platform_mismatch\`; if the verdict stands all the same, say why in \`verdict.override\`.
      # another processor
      warning INC-2023-0001 verdict.value
        The verdict is \`undetermined\`, but the sample of \`I1\` is made for \`arm64\`, and \`H1\` runs \`x86_64\`.
        Ask the source for a sample that runs there. Without it, write \`value: false_positive\` and \`cause: sample_platform_mismatch\`; if the verdict stands all the same, say why in \`verdict.override\`.
      # told by the file type alone
      warning INC-2023-0001 verdict.value
        The verdict is \`true_positive\`, but the sample of \`I1\` (Win64/Heur) seems to be made for \`windows\`, and \`H1\` runs \`linux\`.
        Ask the source for a sample that runs there. Without it, write \`value: false_positive\` and \`cause: sample_platform_mismatch\`; if the verdict stands all the same, say why in \`verdict.override\`.
      "
    `);
  });
});
