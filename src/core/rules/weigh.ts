import type { Verdict } from '../../../schemas/verdict.ts';
import type { VerdictValue } from '../../../schemas/vocabulary.ts';
import { findMissingFacts } from '../evidence/missing-facts.ts';
import type { MissingFact } from '../evidence/missing-facts.ts';
import type { Level, Report } from '../model/report.ts';
import type { Hit } from './rule.ts';

const UNDECIDED: readonly VerdictValue[] = ['undetermined', 'suspicious', 'insufficient_data'];

/** Whether the alert may still be believed, so that facts against it matter; not when the author has answered them. */
export function isBelieved({ value, override }: Verdict): boolean {
  return override === undefined && (value === 'true_positive' || UNDECIDED.includes(value));
}

/** How much a contradiction weighs against a verdict that is believed: most when the verdict is firm. */
export function weighContradiction({ value }: Verdict, certainty: 'certain' | 'possible'): Level {
  const isFirm = value === 'true_positive';
  if (certainty === 'possible') return isFirm ? 'warning' : 'suggestion';
  return isFirm ? 'error' : 'warning';
}

const WANTED: Readonly<Record<string, string>> = {
  held_from: 'since when the address was ours: `held_from`, the earliest day that a record supports',
  last_evidence: 'how old the evidence is: `last_evidence`, of the indicator or in what a source said',
  os: 'what the sample runs on: `os`, or a `file_type` that tells it',
  os_family: 'what the asset runs: `os_family`',
};

/** A comparison that waits for a value is told as that: what is not known speaks neither for an alert nor against it. */
export function tellMissing(report: Report, comparison: MissingFact['comparison']): Hit[] {
  return findMissingFacts(report.incident)
    .filter((fact) => fact.comparison === comparison)
    .map(({ path, field, asset, indicator }) => ({
      report,
      path,
      level: 'suggestion',
      message: `\`${indicator}\` and \`${asset}\` cannot be compared: \`${field}\` is missing, so this alert is neither confirmed nor contradicted by it.`,
      hint: `Find out ${WANTED[field] ?? field}. If nobody can tell, leave it out.`,
    }));
}
