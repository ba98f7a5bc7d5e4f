import type { Category, VerdictValue } from '../../../schemas/vocabulary.ts';
import type { Labels } from './labels.ts';

/**
 * Whether an incident is a failure of ours and no attack. Of RSIT's class `availability` these two name no attacker; OCSF
 * keeps such cases out of its detection verdicts, and STIX's incident core tells their `incident_type` apart from the
 * `determination` of an attack.
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
