import type { Verdict } from '../../schemas/verdict.ts';
import type { VerdictValue } from '../../schemas/vocabulary.ts';
import type { Level } from '../core/model.ts';

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
