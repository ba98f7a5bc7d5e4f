import type { Verdict } from '../../../schemas/verdict.ts';
import type { VerdictCause, VerdictValue } from '../../../schemas/vocabulary.ts';
import { isAccusation } from '../evidence/claims.ts';
import { isCounted } from '../model/drafts.ts';
import type { Report } from '../model/report.ts';
import { countEach, shareOf, type Share } from './stats.ts';

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

/** How the labels of one intel source turned out in this archive. */
export type SourceRecord = {
  source: string;
  /** Indicators that it called malicious or suspicious, in all reports. */
  labels: number;
  /** Reports that hold such a label. */
  reports: number;
  /** False positives among those of these reports that were decided and count. */
  falsePositives: Share;
  openDisputes: number;
};

/** Every intel source, the one with the most labels first. */
export function recordSources(reports: readonly Report[]): SourceRecord[] {
  const entries = reports.flatMap((report) => report.incident.intel.map((intel) => ({ report, intel })));
  return [...Map.groupBy(entries, ({ intel }) => intel.source)]
    .map(([source, said]) => {
      const accusing = said.filter(({ intel }) => intel.history.some(isAccusation));
      const accused = [...new Set(accusing.map(({ report }) => report))];
      const decided = accused
        .filter(isCounted)
        .map(({ incident }) => incident.verdict)
        .filter(({ value }) => isDecided(value));
      return {
        source,
        labels: accusing.length,
        reports: accused.length,
        falsePositives: shareOf(decided.filter(isFalse).length, decided.length),
        openDisputes: said.filter(({ intel }) => intel.dispute?.outcome === 'pending').length,
      };
    })
    .sort((a, b) => b.labels - a.labels || (a.source < b.source ? -1 : 1));
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
