import type { Alternative, PlanTerm } from './plan.ts';
import { MAX_IMPACT } from './postings.ts';
import type { Postings } from './postings.ts';

export type RankedReport = {
  report: number;
  score: number;
  /** Whether it holds every word as written. */
  isFull: boolean;
};

/** How much of a score goes to reports that hold more of the words. */
const COVERAGE = 0.75;

/** Puts together what the words of a plan found: reports with every word first, then by score. */
export function rankReports(
  terms: readonly PlanTerm[],
  postings: ReadonlyMap<string, Postings>,
  reports: number,
): RankedReport[] {
  const evidence = new Map<number, { score: number; same: number; found: number }>();
  for (const term of terms) {
    for (const [report, { score, isSame }] of findTerm(term, postings, reports)) {
      const known = evidence.get(report) ?? { score: 0, same: 0, found: 0 };
      evidence.set(report, {
        score: known.score + score,
        same: known.same + Number(isSame),
        found: known.found + 1,
      });
    }
  }
  return [...evidence]
    .map(([report, { score, same, found }]) => ({
      report,
      score: score * (1 - COVERAGE + (COVERAGE * found) / terms.length),
      isFull: same === terms.length,
    }))
    .sort((a, b) => Number(b.isFull) - Number(a.isFull) || b.score - a.score || a.report - b.report);
}

type TermEvidence = { score: number; isSame: boolean };

/** The best way to find a word counts for each report. */
function findTerm(
  { alternatives }: PlanTerm,
  postings: ReadonlyMap<string, Postings>,
  reports: number,
): Map<number, TermEvidence> {
  const best = new Map<number, TermEvidence>();
  for (const alternative of alternatives) {
    for (const [report, score] of findAlternative(alternative, postings, reports)) {
      const known = best.get(report);
      best.set(report, {
        score: Math.max(known?.score ?? 0, score * alternative.weight),
        isSame: (known?.isSame ?? false) || alternative.kind === 'same',
      });
    }
  }
  return best;
}

/** Scores of the reports that have one key of each list: rare keys, and keys that tell much of a report, count more. */
function findAlternative(
  { all }: Alternative,
  postings: ReadonlyMap<string, Postings>,
  reports: number,
): Map<number, number> {
  const [first = new Map<number, number>(), ...others] = all.map((keys) =>
    scoreKeys(keys, postings, reports),
  );
  for (const [report, score] of first) {
    const scores = others.map((some) => some.get(report));
    if (scores.includes(undefined)) first.delete(report);
    else first.set(report, scores.reduce<number>((sum, one) => sum + (one ?? 0), score) / all.length);
  }
  return first;
}

function scoreKeys(
  keys: readonly string[],
  postings: ReadonlyMap<string, Postings>,
  reports: number,
): Map<number, number> {
  const impacts = new Map<number, number>();
  for (const key of keys) {
    const { reports: some = [], impacts: own = [] } = postings.get(key) ?? {};
    some.forEach((report, index) => {
      const sum = (impacts.get(report) ?? 0) + (own[index] ?? 0) / MAX_IMPACT;
      impacts.set(report, Math.min(1, sum));
    });
  }
  const rarity = Math.log(1 + (reports - impacts.size + 0.5) / (impacts.size + 0.5));
  for (const [report, impact] of impacts) impacts.set(report, impact * rarity);
  return impacts;
}
