import { planSearch } from './plan.ts';
import type { ProsePlan } from './plan.ts';
import { holdsPhrases } from './phrases.ts';
import type { ProseIndex } from './prose-index.ts';
import { rankReports } from './rank.ts';
import type { RankedReport } from './rank.ts';
import type { WordGroups } from '../../language/word-groups.ts';

export type ProseFound = { plan: ProsePlan; ranked: RankedReport[] };

/** At most so many reports are read through for quoted words, the best ones first. */
const MAX_READ = 100;

/**
 * Answers a query over an index: words that no report holds are corrected, widened or left out, below the reports that
 * hold all. An empty query gives every report, the newest first.
 */
export async function searchProse(index: ProseIndex, groups: WordGroups, query: string): Promise<ProseFound> {
  const plan = await planSearch(query, index, groups);
  return { plan, ranked: query.trim() === '' ? listAll(index) : await rankPlan(index, plan) };
}

function listAll({ reports }: ProseIndex): RankedReport[] {
  return Array.from({ length: reports }, (_, report) => ({ report, score: 0, isFull: true }));
}

async function rankPlan(index: ProseIndex, plan: ProsePlan): Promise<RankedReport[]> {
  const keys = new Set(
    plan.terms.flatMap(({ alternatives }) => alternatives.flatMap(({ all }) => all.flat())),
  );
  const postings = await Promise.all([...keys].map(async (key) => [key, await index.postings(key)] as const));
  const ranked = rankReports(plan.terms, new Map(postings), index.reports);
  if (plan.phrases.length === 0) return ranked;
  const candidates = ranked.slice(0, MAX_READ);
  const reports = await Promise.all(candidates.map(({ report }) => index.report(report)));
  return candidates.filter((_, at) => {
    const report = reports[at];
    return report !== undefined && holdsPhrases(report, plan.phrases);
  });
}
