import type { Verdict } from '../../schemas/verdict.ts';
import type { VerdictValue } from '../../schemas/vocabulary.ts';
import type { Level } from '../core/model.ts';

const UNDECIDED: readonly VerdictValue[] = ['undetermined', 'suspicious', 'insufficient_data'];

/** Whether the alert may still be believed, so that facts against it matter; not when the author has answered them. */
export function isBelieved({ value, override }: Verdict): boolean {
  return override === undefined && (value === 'true_positive' || UNDECIDED.includes(value));
}

/** How much a contradiction weighs: most against a verdict that it refutes, nothing when the verdict allows for it. */
export function weighContradiction(verdict: Verdict, certainty: 'certain' | 'possible'): Level | undefined {
  if (!isBelieved(verdict)) return undefined;
  const isClaimed = verdict.value === 'true_positive';
  if (certainty === 'possible') return isClaimed ? 'warning' : 'suggestion';
  return isClaimed ? 'error' : 'warning';
}
