import type { PlatformContradiction } from '../evidence/platforms.ts';
import type { Hit, Rule } from './rule.ts';
import { compareFacts } from './weigh.ts';

/** The sample behind a label can run on the asset. */
export const platformMismatch: Rule = {
  id: 'platform-mismatch',
  level: 'error',
  check: ({ reports }) => compareFacts(reports, 'platform-mismatch', explain),
};

function explain(
  { asset, indicator, certainty, details }: PlatformContradiction,
  verdict: string,
): Pick<Hit, 'message' | 'hint'> {
  const { aspect, sampleOs, sampleArch, assetOs, assetArch, fileType } = details;
  const [made, runs] = aspect === 'os' ? [sampleOs, assetOs] : [sampleArch, assetArch];
  const type = fileType === undefined ? '' : ` (${fileType})`;
  const verb = certainty === 'certain' ? 'is' : 'seems to be';
  return {
    message: `The verdict is \`${verdict}\`, but the sample of \`${indicator}\`${type} ${verb} made for \`${made}\`, and \`${asset}\` runs \`${runs}\`.`,
    hint: 'Ask the source for a sample that runs there. Without it, write `value: false_positive` and `cause: sample_platform_mismatch`; if the verdict stands all the same, say why in `verdict.override`.',
  };
}
