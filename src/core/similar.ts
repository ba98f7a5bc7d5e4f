import type { Report, SimilarReason, SimilarReport } from './model.ts';
import { reportKeys } from './report-keys.ts';
import type { ReportKey } from './report-keys.ts';
import { sortKey } from './times.ts';

/** Ranks the reports of an archive by what they share with one of them. */
export type SimilarityIndex = { rank: (report: Report, limit?: number) => SimilarReport[] };

/**
 * What one shared key is worth between the two only reports that have it. A key that `n` reports share is worth its
 * weight divided by log2(n), and nothing from 51 reports on. The score of a pair is the sum over its shared keys.
 */
export const WEIGHTS: Record<SimilarReason['kind'], number> = {
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

/** The candidates that resemble the report most, best first; the report itself may be among them. */
export function rankSimilar(report: Report, candidates: readonly Report[], limit = 5): SimilarReport[] {
  const others = candidates.filter(({ id }) => id !== report.id);
  return buildSimilarityIndex([report, ...others]).rank(report, limit);
}

/**
 * Reads every report once; each ranking then costs at most a fixed number of candidates for each of its keys. Two
 * reports of which one calls the other `not-similar` never meet. Equal scores: the newer report first, then by id.
 */
export function buildSimilarityIndex(reports: readonly Report[]): SimilarityIndex {
  const byId = new Map(
    reports.flatMap((report) => [report.id, ...report.incident.aliases].map((id) => [id, report])),
  );
  const keysOf = new Map(reports.map((report) => [report, reportKeys(report.incident)]));
  const postings = new Map<string, Report[]>();
  for (const [report, keys] of keysOf) {
    for (const key of keys.keys()) push(postings, key, report);
  }
  const relations = relate(reports, byId);

  return { rank };

  function rank(report: Report, limit = 5): SimilarReport[] {
    const shared = new Map<Report, Shared[]>();
    for (const key of (keysOf.get(report) ?? reportKeys(report.incident)).values()) {
      const holders = postings.get(key.id) ?? [];
      if (holders.length > MAX_POSTINGS) continue;
      const worth = WEIGHTS[key.kind] / Math.log2(Math.max(2, holders.length));
      for (const other of holders) if (other !== report) push(shared, other, { key, worth });
    }
    for (const [other, types] of relations.get(report) ?? []) {
      if (types.has('not-similar')) shared.delete(other);
      else
        for (const type of types)
          push(shared, other, { key: relationKey(type), worth: WEIGHTS.relation / types.size });
    }
    return [...shared]
      .map(([other, keys]) => ({ other, ...score(keys) }))
      .filter((candidate) => candidate.score >= MIN_SCORE)
      .sort((a, b) => b.score - a.score || byAge(a.other, b.other))
      .slice(0, limit)
      .map(({ other, ...rest }) => ({ id: other.id, ...rest }));
  }
}

type Shared = { key: ReportKey; worth: number };

/** A neighbourhood counts only where the indicators themselves differ. */
function score(shared: Shared[]): Pick<SimilarReport, 'score' | 'reasons'> {
  const implied = new Set(shared.flatMap(({ key }) => key.implies ?? []));
  const hasWords = shared.filter(({ key }) => key.kind === 'words').length >= MIN_WORDS;
  const counted = shared.filter(({ key }) => !implied.has(key.id) && (hasWords || key.kind !== 'words'));
  const values = new Map<SimilarReason['kind'], string[]>();
  for (const { key } of counted.sort((a, b) => b.worth - a.worth)) push(values, key.kind, key.value);
  const total = counted.reduce((sum, { worth }) => sum + worth, 0);
  return {
    score: Math.round(total * 100) / 100,
    reasons: [...values].map(([kind, shown]) => ({ kind, values: shown })),
  };
}

type Relations = Map<Report, Map<Report, Set<string>>>;

/** The relations between two reports, seen from both ends. */
function relate(reports: readonly Report[], byId: ReadonlyMap<string, Report>): Relations {
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

function relationKey(type: string): ReportKey {
  return { id: `relation ${type}`, kind: 'relation', value: type };
}

function byAge(a: Report, b: Report): number {
  const [older, newer] = [sortKey(a.incident.times.detected), sortKey(b.incident.times.detected)];
  if (older !== newer) return newer - older;
  return a.id < b.id ? -1 : 1;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
