import type { Verdict } from '../../../schemas/verdict.ts';
import type { VerdictCause, VerdictValue } from '../../../schemas/vocabulary.ts';
import { isCounted } from '../model/drafts.ts';
import type { Report } from '../model/report.ts';
import { countEach } from './stats.ts';

/** How many false positives have a cause; no cause stands for those that give none. */
export type CauseCount = {
  cause?: VerdictCause;
  reports: number;
  /** Those that count in shares. */ counted: number;
};

/** Causes of the false positives among some reports, most frequent first, those without a cause last. */
export function countCauses(reports: readonly Report[]): CauseCount[] {
  const causesOf = (some: readonly Report[]): Map<VerdictCause | undefined, number> =>
    countEach(
      some
        .map(({ incident }) => incident.verdict)
        .filter(isFalse)
        .map(({ cause }) => cause),
    );
  const counted = causesOf(reports.filter(isCounted));
  return [...causesOf(reports)]
    .sort(([a, m], [b, n]) => Number(a === undefined) - Number(b === undefined) || n - m || compare(a, b))
    .map(([cause, found]) => ({
      ...(cause === undefined ? {} : { cause }),
      reports: found,
      counted: counted.get(cause) ?? 0,
    }));
}

function compare(a = '', b = ''): number {
  return a < b ? -1 : 1;
}

/** Verdicts that say whether a label was right. */
const DECIDED: ReadonlySet<VerdictValue> = new Set([
  'true_positive',
  'benign_true_positive',
  'false_positive',
]);

/** Whether a verdict says if its alert was right: not an open one, and neither a test nor a duplicate. */
export function isDecided(value: VerdictValue): boolean {
  return DECIDED.has(value);
}

function isFalse({ value }: Verdict): boolean {
  return value === 'false_positive';
}
