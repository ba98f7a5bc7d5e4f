import type { RecordStatus } from '../../../schemas/vocabulary.ts';
import {
  isPutAside,
  reportsById,
  type Report,
  type SimilarReason,
  type SimilarReport,
} from '../model/report.ts';
import { groupPairs } from '../model/values.ts';
import { reportKeys, type ReportKey } from './report-keys.ts';
import { asideLast, newestReportFirst } from '../time/times.ts';

/** Ranks the reports of an archive by what they share with one of them. */
export type SimilarityIndex = { rank: (report: Report, limit?: number) => SimilarReport[] };

/**
 * What one shared key is worth between the two only reports that have it. A key that `n` reports share is worth its
 * weight divided by log2(n), and nothing from 51 reports on. The score of a pair is the sum over its shared keys.
 */
const WEIGHTS: Record<SimilarReason['kind'], number> = {
  indicator: 10,
  relation: 6,
  signature: 5,
  neighbour: 4,
  source: 3,
  technique: 1.5,
  cause: 1,
  tag: 1,
  words: 0.5,
};

/** One word in common is chance. */
const MIN_WORDS = 2;

/** Keys of more reports than this say little, and would make ranking the whole archive quadratic. */
const MAX_POSTINGS = 50;

/** Below this score two reports merely belong to one archive. */
const MIN_SCORE = 0.5;

/**
 * Reads every report once; each ranking then costs at most a fixed number of candidates for each of its keys. Two
 * reports of which one calls the other `not-similar` never meet. Equal scores: the newer report first; what was
 * withdrawn or superseded comes behind all that holds.
 */
export function buildSimilarityIndex(reports: readonly Report[]): SimilarityIndex {
  const keysOf = reports.map(reportKeys);
  const holders = groupPairs(pairHolders(keysOf));
  const index: Index = {
    reports,
    places: new Map(reports.map((report, place) => [report, place])),
    keysOf,
    holders,
    relations: relate(reports),
    sums: new Float64Array(reports.length),
  };
  return { rank: (report, limit = 5) => rank(index, report, limit) };
}

function* pairHolders(keysOf: Index['keysOf']): Iterable<[key: string, place: number]> {
  for (const [place, keys] of keysOf.entries()) for (const key of keys.keys()) yield [key, place];
}

/** What is known of an archive, by the places of its reports. */
type Index = {
  reports: readonly Report[];
  places: ReadonlyMap<Report, number>;
  keysOf: readonly ReadonlyMap<string, ReportKey>[];
  /** Who has a key, by its id. */
  holders: ReadonlyMap<string, number[]>;
  relations: Relations;
  /** Room to add up in; all zero between two rankings. */
  sums: Float64Array;
};

function rank(index: Index, report: Report, limit: number): SimilarReport[] {
  const own = listOwn(index, report);
  const related = index.relations.get(report) ?? new Map<Report, Set<string>>();
  const best: (Omit<SimilarReport, 'id'> & { other: Report })[] = [];
  for (const { other, place, most } of listCandidates(index, { report, own, related })) {
    const last = best[limit - 1];
    // Candidates that no longer hold come last, and take no place from those that do.
    if (last && (isPutAside(last.other) !== isPutAside(other) || most < last.score)) break;
    const shared = own.filter(({ key }) => index.keysOf[place]?.has(key.id));
    const found = { other, ...score([...shared, ...relationKeys(related.get(other))]) };
    if (found.score < MIN_SCORE) continue;
    best.push(found);
    best.sort(
      (a, b) => asideLast(stateOf(a), stateOf(b)) || b.score - a.score || newestReportFirst(a.other, b.other),
    );
    best.splice(limit);
  }
  return best.map(({ other, ...rest }) => ({ id: other.id, ...rest }));
}

/** The keys of a report that can count. */
function listOwn({ holders }: Index, report: Report): Shared[] {
  return [...reportKeys(report).values()].flatMap((key) => {
    const number = holders.get(key.id)?.length ?? 0;
    const worth = WEIGHTS[key.kind] / Math.log2(Math.max(2, number));
    return number > MAX_POSTINGS ? [] : [{ key, worth }];
  });
}

/** A score is rounded, and adds up the same parts in another order. */
const ROUNDING = 0.01;

type Ranked = {
  report: Report;
  own: readonly Shared[];
  related: ReadonlyMap<Report, ReadonlySet<string>>;
};

/** Whoever shares something, with the most that the score can be, as they will be ranked: few need a closer look. */
function listCandidates(
  { reports, places, holders, sums }: Index,
  { report, own, related }: Ranked,
): { other: Report; place: number; most: number }[] {
  const touched = new Set<number>();
  const add = (place: number | undefined, worth: number): void => {
    if (place === undefined) return;
    touched.add(place);
    sums[place] = (sums[place] ?? 0) + worth;
  };
  for (const { key, worth } of own) for (const place of holders.get(key.id) ?? []) add(place, worth);
  for (const other of related.keys()) add(places.get(other), WEIGHTS.relation);
  const candidates = [...touched].flatMap((place) => {
    const other = reports[place];
    const most = (sums[place] ?? 0) + ROUNDING;
    sums[place] = 0;
    if (other === undefined || other === report || most < MIN_SCORE) return [];
    return related.get(other)?.has('not-similar') ? [] : [{ other, place, most }];
  });
  return candidates.sort((a, b) => asideLast(stateOf(a), stateOf(b)) || b.most - a.most);
}

function stateOf({ other }: { other: Report }): { record: RecordStatus } {
  return { record: other.incident.record_status };
}

type Shared = { key: ReportKey; worth: number };

/** A neighbourhood counts only where the indicators themselves differ. */
function score(shared: Shared[]): Pick<SimilarReport, 'score' | 'reasons'> {
  const implied = new Set(shared.flatMap(({ key }) => key.implies ?? []));
  const hasWords = shared.filter(({ key }) => key.kind === 'words').length >= MIN_WORDS;
  const counted = shared.filter(({ key }) => !implied.has(key.id) && (hasWords || key.kind !== 'words'));
  const values = groupPairs(
    counted.sort((a, b) => b.worth - a.worth).map(({ key }) => [key.kind, key.value] as const),
  );
  const total = counted.reduce((sum, { worth }) => sum + worth, 0);
  return {
    score: Math.round(total * 100) / 100,
    reasons: [...values].map(([kind, shown]) => ({ kind, values: shown })),
  };
}

type Relations = Map<Report, Map<Report, Set<string>>>;

/** The relations between two reports, seen from both ends. */
function relate(reports: readonly Report[]): Relations {
  const byId = reportsById(reports);
  const relations: Relations = new Map();
  const add = (from: Report, to: Report, type: string): void => {
    const targets = relations.get(from) ?? new Map<Report, Set<string>>();
    relations.set(from, targets.set(to, (targets.get(to) ?? new Set()).add(type)));
  };
  for (const report of reports) {
    for (const { type, target } of report.incident.relations) {
      const other = byId.get(target);
      if (other === undefined || other === report) continue;
      add(report, other, type);
      add(other, report, type);
    }
  }
  return relations;
}

/** Several relations between two reports count as one. */
function relationKeys(types: ReadonlySet<string> = new Set()): Shared[] {
  return [...types].map((type) => ({
    key: { id: `relation ${type}`, kind: 'relation', value: type },
    worth: WEIGHTS.relation / types.size,
  }));
}
