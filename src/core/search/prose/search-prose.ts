import type { WantedWords } from './describe-hit.ts';
import { planSearch, type Alternative, type PlanTerm, type ProsePlan } from './plan.ts';
import { MAX_IMPACT, type Postings, type ProseIndex, type ProseReport } from './index-files.ts';
import { foldText } from '../../language/cut-words.ts';

export type ProseFound = {
  plan: ProsePlan;
  ranked: RankedReport[];
  /** The words of a report for which it holds nothing, by its number. */
  missing: (report: number) => string[];
  /** What to mark in what was found. */
  wanted: WantedWords;
  report: ProseIndex['report'];
};

/** At most so many reports are read through for quoted words, the best ones first. */
const MAX_READ = 100;

/**
 * Answers a query over an index: words that no report holds are corrected, widened or left out, below the reports that
 * hold all. An empty query gives every report, the newest first.
 */
export async function searchProse(index: ProseIndex, query: string): Promise<ProseFound> {
  const { groups, report } = index;
  const plan = await planSearch(query, index, groups);
  const keys = [
    ...new Set(plan.terms.flatMap(({ alternatives }) => alternatives.flatMap(({ all }) => all.flat()))),
  ];
  const postings = await Promise.all(keys.map(async (key) => [key, await index.postings(key)] as const));
  const known = { postings: new Map(postings), reports: index.reports };
  const evidence = plan.terms.map((term) => findTerm(term, known));
  const ranked = rankReports(evidence, index);
  return {
    plan,
    ranked: query.trim() === '' ? listAll(index) : await keepPhrases(ranked, plan.phrases, index),
    missing: (number) =>
      plan.terms.filter((_, at) => evidence[at]?.scores[number] === 0).map(({ text }) => text),
    wanted: { words: new Set(keys), keys: new Set(keys.filter((key) => key.startsWith('#'))), groups },
    report,
  };
}

function listAll({ reports }: ProseIndex): RankedReport[] {
  return Array.from({ length: reports }, (_, report) => ({ report, score: 0, isFull: true }));
}

async function keepPhrases(
  ranked: RankedReport[],
  phrases: readonly string[],
  index: ProseIndex,
): Promise<RankedReport[]> {
  if (phrases.length === 0) return ranked;
  const candidates = ranked.slice(0, MAX_READ);
  const reports = await Promise.all(candidates.map(({ report }) => index.report(report)));
  return candidates.filter((_, at) => {
    const report = reports[at];
    return report !== undefined && holdsPhrases(report, phrases);
  });
}

type RankedReport = {
  report: number;
  score: number;
  /** Whether it holds every word as written. */
  isFull: boolean;
};

/** How much of a score goes to reports that hold more of the words. */
const COVERAGE = 0.75;

/** Puts together what the words of a plan found: reports with every word first, of each those that hold, then by score. */
function rankReports(
  evidence: readonly TermEvidence[],
  { reports, holding }: Pick<ProseIndex, 'reports' | 'holding'>,
): RankedReport[] {
  const ranked: RankedReport[] = [];
  for (let report = 0; report < reports; report += 1) {
    let [score, found, same] = [0, 0, 0];
    for (const term of evidence) {
      const own = term.scores[report] ?? 0;
      if (own === 0) continue;
      score += own;
      found += 1;
      same += term.same[report] ?? 0;
    }
    if (score === 0) continue;
    const covered = 1 - COVERAGE + (COVERAGE * found) / evidence.length;
    ranked.push({ report, score: score * covered, isFull: same === evidence.length });
  }
  return ranked.sort(
    (a, b) =>
      Number(b.isFull) - Number(a.isFull) ||
      Number(a.report >= holding) - Number(b.report >= holding) ||
      b.score - a.score ||
      a.report - b.report,
  );
}

/** The postings of the keys of a plan, and the number of all reports. */
type Known = { postings: ReadonlyMap<string, Postings>; reports: number };

type TermEvidence = { scores: Float64Array; same: Uint8Array };

/** The best way to find a word counts for each report. */
function findTerm({ alternatives }: PlanTerm, known: Known): TermEvidence {
  const { reports } = known;
  const best: TermEvidence = { scores: new Float64Array(reports), same: new Uint8Array(reports) };
  for (const alternative of alternatives) {
    findAlternative(alternative, known).forEach((score, report) => {
      if (score === 0) return;
      best.scores[report] = Math.max(best.scores[report] ?? 0, score * alternative.weight);
      if (alternative.kind === 'same') best.same[report] = 1;
    });
  }
  return best;
}

/** Scores of the reports that have one key of each list: rare keys, and keys that tell much of a report, count more. */
function findAlternative({ all }: Alternative, known: Known): Float64Array {
  const [first = new Float64Array(known.reports), ...others] = all.map((keys) => scoreKeys(keys, known));
  if (others.length === 0) return first;
  return first.map((score, report) => {
    const scores = [score, ...others.map((some) => some[report] ?? 0)];
    return scores.includes(0) ? 0 : scores.reduce((sum, one) => sum + one, 0) / all.length;
  });
}

function scoreKeys(keys: readonly string[], { postings, reports }: Known): Float64Array {
  const impacts = new Float64Array(reports);
  let holding = 0;
  for (const key of keys) {
    const { reports: some = [], impacts: own = [] } = postings.get(key) ?? {};
    some.forEach((report, index) => {
      if (impacts[report] === 0) holding += 1;
      impacts[report] = Math.min(1, (impacts[report] ?? 0) + (own[index] ?? 0) / MAX_IMPACT);
    });
  }
  const rarity = Math.log(1 + (reports - holding + 0.5) / (holding + 0.5));
  return impacts.map((impact) => impact * rarity);
}

/** Whether a report holds each of some quoted texts as they stand, but for case, width and white space. */
function holdsPhrases({ meta, parts }: ProseReport, phrases: readonly string[]): boolean {
  const texts = [meta.title, meta.summary, ...parts.flatMap(([, title, text]) => [title, text])].map(flatten);
  return phrases.every((phrase) => {
    const wanted = flatten(phrase);
    return texts.some((text) => text.includes(wanted));
  });
}

function flatten(text: string): string {
  return foldText(text).replaceAll(/\s+/gu, ' ').trim();
}
