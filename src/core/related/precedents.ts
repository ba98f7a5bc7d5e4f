import type { IndicatorType } from '../../../schemas/vocabulary.ts';
import { isPutAside, type Report } from '../model/report.ts';
import { indicatorKeys, reportKeys } from './report-keys.ts';
import { newestReportFirst } from '../time/times.ts';

/** A prior report that saw one of the indicators, or a neighbour of one. */
export type Precedent = {
  report: Report;
  reasons: { kind: 'indicator' | 'neighbour'; value: string }[];
};

/**
 * Reports that hold any of the indicators: those with the very value first, with more of them first, then the newer
 * one. A neighbour is a value of the same /24, /48 or registrable domain. Withdrawn and superseded reports are left out.
 */
export function findPrecedents(
  reports: readonly Report[],
  indicators: readonly { type: IndicatorType; value: string }[],
): Precedent[] {
  const wanted = new Map(
    indicators.flatMap(({ type, value }) => indicatorKeys(type, value)).map((key) => [key.id, key]),
  );
  if (wanted.size === 0) return [];
  return reports
    .filter((report) => !isPutAside(report))
    .map((report): Precedent => ({ report, reasons: findReasons(report, wanted) }))
    .filter(({ reasons }) => reasons.length > 0)
    .sort((a, b) => rank(b) - rank(a) || newestReportFirst(a.report, b.report));
}

function findReasons(
  report: Report,
  wanted: ReadonlyMap<string, { kind: string; value: string }>,
): Precedent['reasons'] {
  const shared = [...reportKeys(report).values()].filter(({ id }) => wanted.has(id));
  const implied = new Set(shared.flatMap(({ implies = [] }) => implies));
  return shared
    .filter(({ id }) => !implied.has(id))
    .map(({ kind, value }) => ({ kind: kind === 'indicator' ? 'indicator' : 'neighbour', value }));
}

function rank({ reasons }: Precedent): number {
  const exact = reasons.filter(({ kind }) => kind === 'indicator').length;
  return exact * 1000 + reasons.length;
}
