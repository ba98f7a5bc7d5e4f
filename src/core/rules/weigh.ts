import type { Verdict } from '../../../schemas/verdict.ts';
import type { VerdictValue } from '../../../schemas/vocabulary.ts';
import { findContradictions, type Contradiction } from '../evidence/evidence.ts';
import { findMissingFacts, type MissingFact } from '../evidence/missing-facts.ts';
import { isUndecided, type Level, type Report } from '../model/report.ts';
import type { Hit } from './rule.ts';

/** Whether the alert may still be believed, so that facts against it matter; not when the author has answered them. */
export function isBelieved({ value, override }: Verdict): boolean {
  return override === undefined && (value === 'true_positive' || isUndecided(value));
}

/**
 * What one of the two comparisons says of the reports whose alert may still be believed: first the values without which
 * it cannot be made, then each contradiction, in the words of the rule.
 */
export function* compareFacts<Kind extends Contradiction['kind']>(
  reports: readonly Report[],
  kind: Kind,
  explain: (
    found: Extract<Contradiction, { kind: Kind }>,
    verdict: VerdictValue,
  ) => Pick<Hit, 'message' | 'hint'>,
): Iterable<Hit> {
  const isOfKind = (found: Contradiction): found is Extract<Contradiction, { kind: Kind }> =>
    found.kind === kind;
  for (const report of reports) {
    const { verdict } = report.incident;
    if (!isBelieved(verdict)) continue;
    yield* tellMissing(report, kind);
    for (const found of findContradictions(report).filter(isOfKind)) {
      const level = weighContradiction(verdict, found.certainty);
      yield { report, path: ['verdict', 'value'], level, ...explain(found, verdict.value) };
    }
  }
}

/** How much a contradiction weighs against a verdict that is believed: most when the verdict is firm. */
function weighContradiction({ value }: Verdict, certainty: 'certain' | 'possible'): Level {
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
function tellMissing(report: Report, comparison: MissingFact['comparison']): Hit[] {
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
