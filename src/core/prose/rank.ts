import type { AlternativeKind, PlanTerm } from './plan.ts';

/** A report that one search of the index found: `score` grows with rarity and number of the words. */
export type IndexHit = { id: string; score: number; locations: readonly number[] };

export type RankedReport = {
  id: string;
  score: number;
  /** Whether it holds every word as written. */
  isFull: boolean;
  /** Places of the words in the indexed text, ascending. */
  locations: number[];
};

/** Puts together what the searches of a plan found: reports with every word first, then by score. */
export function rankReports(
  terms: readonly PlanTerm[],
  answers: ReadonlyMap<string, readonly IndexHit[]>,
): RankedReport[] {
  const reports = new Map<string, Evidence>();
  terms.forEach((term, index) => {
    const best = bestEvidence(term, answers);
    for (const [id, { score, isSame, locations }] of best) {
      const known = reports.get(id) ?? { score: 0, same: 0, found: new Set(), locations: new Set() };
      known.score += score;
      known.same += isSame ? 1 : 0;
      known.found.add(index);
      for (const location of locations) known.locations.add(location);
      reports.set(id, known);
    }
  });
  const required = terms.flatMap(({ isRequired }, index) => (isRequired ? [index] : []));
  return [...reports]
    .filter(([, { found }]) => required.every((index) => found.has(index)))
    .map(([id, { score, same, found, locations }]) => ({
      id,
      score: score * (0.25 + (0.75 * found.size) / terms.length),
      isFull: same === terms.length,
      locations: [...locations].sort((a, b) => a - b),
    }))
    .sort((a, b) => Number(b.isFull) - Number(a.isFull) || b.score - a.score || (a.id < b.id ? -1 : 1));
}

type Evidence = { score: number; same: number; found: Set<number>; locations: Set<number> };
type TermEvidence = { score: number; isSame: boolean; locations: number[] };

/** The best search of a term counts for a report; its places are those of all. */
function bestEvidence(
  { alternatives }: PlanTerm,
  answers: ReadonlyMap<string, readonly IndexHit[]>,
): Map<string, TermEvidence> {
  const best = new Map<string, TermEvidence>();
  for (const { search, weight, kind } of alternatives) {
    for (const { id, score, locations } of answers.get(search) ?? []) {
      const known = best.get(id) ?? { score: 0, isSame: false, locations: [] };
      best.set(id, {
        score: Math.max(known.score, score * weight),
        isSame: known.isSame || isSame(kind),
        locations: [...known.locations, ...locations],
      });
    }
  }
  return best;
}

function isSame(kind: AlternativeKind): boolean {
  return kind === 'same';
}
