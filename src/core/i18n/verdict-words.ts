import type { Category, VerdictValue } from '../../../schemas/vocabulary.ts';
import type { Labels } from './labels.ts';

/**
 * Whether an incident is a failure of ours and no attack: of RSIT's class `availability` these two name no attacker. The
 * values of the verdict stay those of OCSF, which say only whether what was reported is real.
 */
export function isOutage(category: Category | undefined): boolean {
  return category === 'availability/outage' || category === 'availability/misconfiguration';
}

/** What a verdict is called, and what it means, in the words that fit the kind of incident. */
export function wordVerdict(
  value: VerdictValue,
  category: Category | undefined,
  labels: Labels,
): { word: string; meaning: string } {
  return isOutage(category)
    ? { word: labels.outageVerdict[value], meaning: labels.outageVerdictMeaning[value] }
    : { word: labels.verdict[value], meaning: labels.verdictMeaning[value] };
}
