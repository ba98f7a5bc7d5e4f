import type { VerdictValue } from '../../../schemas/vocabulary.ts';
import type { Report } from '../model/report.ts';
import { shareOf } from './shares.ts';
import type { Share } from './shares.ts';

/** How the labels of one intel source turned out in this archive. */
export type SourceRecord = {
  source: string;
  /** Indicators that it called malicious or suspicious, in all reports. */
  labels: number;
  /** Reports that hold such a label. */
  reports: number;
  /** False positives among those of these reports that were decided. */
  falsePositives: Share;
  openDisputes: number;
};

/** Every intel source, the one with the most labels first. */
export function recordSources(reports: readonly Report[]): SourceRecord[] {
  const tallies = new Map<string, Tally>();
  for (const report of reports) {
    const labelled = new Set<Tally>();
    for (const { source, history, dispute } of report.incident.intel) {
      const tally = tallies.get(source) ?? { labels: 0, reports: 0, decided: 0, false: 0, disputes: 0 };
      tallies.set(source, tally);
      if (dispute?.outcome === 'pending') tally.disputes += 1;
      if (!history.some(({ verdict }) => verdict === 'malicious' || verdict === 'suspicious')) continue;
      tally.labels += 1;
      labelled.add(tally);
    }
    for (const tally of labelled) count(tally, report.incident.verdict.value);
  }
  return [...tallies]
    .map(([source, tally]) => ({
      source,
      labels: tally.labels,
      reports: tally.reports,
      falsePositives: shareOf(tally.false, tally.decided),
      openDisputes: tally.disputes,
    }))
    .sort((a, b) => b.labels - a.labels || (a.source < b.source ? -1 : 1));
}

type Tally = { labels: number; reports: number; decided: number; false: number; disputes: number };

/** Verdicts that say whether a label was right. */
const DECIDED: ReadonlySet<VerdictValue> = new Set([
  'true_positive',
  'benign_true_positive',
  'false_positive',
]);

function count(tally: Tally, verdict: VerdictValue): void {
  tally.reports += 1;
  if (DECIDED.has(verdict)) tally.decided += 1;
  if (verdict === 'false_positive') tally.false += 1;
}
