import { isAccusation } from '../evidence/claims.ts';
import { percentile } from '../insights/stats.ts';
import { sourceThings } from '../language/things.ts';
import { signaturesOf } from '../insights/signature-records.ts';
import { isPutAside, type Report } from '../model/report.ts';
import { groupPairs } from '../model/values.ts';
import { relationsTo } from '../related/relations.ts';
import { shardName, shardOf } from '../search/exact/shard.ts';
import { daysBetween, isKnownDate } from '../time/times.ts';
import { describeCase } from './case-record.ts';
import { packNoise, type NoiseHead, type NoiseList } from './noise.ts';
import { OUTCOMES, rateCases, type Rated, type Tally } from './rates.ts';

/** The file that is read first. */
export const RECALL_HEAD = 'index.json';

/** What is true of the archive as a whole. */
export type RecallHead = {
  reports: number;
  /** From so many reports on a value is one of many things, and is set aside. */
  tooMany: number;
  /** Number of files for the records of cases, and for rates. */
  shards: { cases: number; rates: number };
  /** The median life of indicators in the archive's own confirmed cases, in days, by their type or as `phishing`. */
  life: Record<string, { days: number; cases: number }>;
  noise: NoiseHead;
};

/** Names by which the archive knows its alerts, those in most reports first. */
export type KnownNames = {
  sources: string[];
  labels: string[];
  signatures: string[];
  hosts: string[];
  /** Other names of the sources that the archive lists, by the name in `sources`. */
  aliases?: Readonly<Record<string, readonly string[]>>;
};

/** What reports apply to: path globs and names, with the ids of the reports. */
export type Applications = { names: [name: string, ids: string[]][] };

/** What recall is made of beside the reports. */
export type RecallInput = {
  reports: readonly Report[];
  noise: readonly NoiseList[];
  /** Values in more reports than this are set aside. */
  tooMany: number;
  /** Ids of the pages of sources and signatures, by `rateKey`; a site has them. */
  pages?: ReadonlyMap<string, string>;
};

/** The files that recall reads beside the exact index and the index of prose, by name; the same reports give the same bytes. */
export function listRecallFiles({
  reports,
  noise,
  tooMany,
  pages,
}: RecallInput): { name: string; text: string }[] {
  const records = reports.map((report) => describeCase(report, findSuccessors(report, reports)));
  const cases = cutShards('case', new Map(records.map((record) => [record.id, record])));
  const rated = [...rateCases(reports)].map(([key, one]) => [key, packRated(one, pages?.get(key))] as const);
  const rates = cutShards('rate', new Map(rated));
  const packed = packNoise(noise);
  const head: RecallHead = {
    reports: reports.length,
    tooMany,
    shards: { cases: cases.shards, rates: rates.shards },
    life: measureLife(reports),
    noise: packed.head,
  };
  return [
    { name: RECALL_HEAD, text: JSON.stringify(head) },
    { name: 'names.json', text: JSON.stringify(listNames(reports)) },
    { name: 'applies.json', text: JSON.stringify(listApplications(reports)) },
    ...cases.files,
    ...rates.files,
    ...packed.files,
  ].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function findSuccessors(report: Report, reports: readonly Report[]): string[] {
  const successors = relationsTo(report, { reports }).filter(({ type }) => type === 'supersedes');
  return [...new Set(successors.map(({ from }) => from.id))];
}

/** The file of a key among so many. */
export function shardFile(kind: 'case' | 'rate', key: string, shards: number): string {
  return `${kind}-${shardName(shardOf(key, shards))}.json`;
}

/** About so many bytes are in one file: a dozen cases and as many rates are read for an answer, and few of a file are wanted. */
const SHARD_SIZE = { case: 8000, rate: 3000 };

/** Entries in files of about one size, by their keys. Every shard is a file, so that one that is missing is a failure. */
function cutShards(
  kind: 'case' | 'rate',
  entries: ReadonlyMap<string, unknown>,
): { shards: number; files: { name: string; text: string }[] } {
  const size = [...entries].reduce((sum, [key, value]) => sum + sizeOf(key) + sizeOf(value), 0);
  let shards = 1;
  while (size / shards > SHARD_SIZE[kind]) shards *= 2;
  const cut = groupPairs([...entries].map((entry) => [shardFile(kind, entry[0], shards), entry] as const));
  const files = Array.from({ length: shards }, (_, shard) => {
    const name = `${kind}-${shardName(shard)}.json`;
    const sorted = (cut.get(name) ?? []).sort(([a], [b]) => (a < b ? -1 : 1));
    return { name, text: JSON.stringify(Object.fromEntries(sorted)) };
  });
  return { shards, files };
}

/** In bytes, about: Chinese takes three for a letter. */
function sizeOf(value: unknown): number {
  const text = JSON.stringify(value);
  return text.length + 2 * (text.match(/[^\0-\x7f]/g)?.length ?? 0);
}

/** What is rated, without the names of its parts. */
export type PackedRated = readonly [
  counts: readonly number[],
  newest: readonly string[],
  imported?: number,
  page?: string,
];

function packRated({ tally, newest, imported }: Rated, page: string | undefined): PackedRated {
  const counts = OUTCOMES.map((outcome) => tally[outcome]);
  if (page !== undefined) return [counts, newest, imported, page];
  return imported === 0 ? [counts, newest] : [counts, newest, imported];
}

export function unpackRated([counts, newest, imported = 0, page]: PackedRated): Rated {
  const tally = Object.fromEntries(OUTCOMES.map((outcome, at) => [outcome, counts[at] ?? 0])) as Tally;
  return { tally, newest: [...newest], imported, ...(page === undefined ? {} : { page }) };
}

/** Lists of names stay small enough for a page: what is in few reports is found by the name of its field. */
const MAX_NAMES = { sources: 300, labels: 600, signatures: 600, hosts: 600 };

function listNames(reports: readonly Report[]): KnownNames {
  const most = (
    kind: keyof typeof MAX_NAMES,
    namesOf: (report: Report) => (string | undefined)[],
  ): string[] => {
    const counts = new Map<string, number>();
    for (const report of reports)
      for (const name of new Set(namesOf(report)))
        if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
    const sorted = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    return sorted.slice(0, MAX_NAMES[kind]).map(([name]) => name);
  };
  const listed = new Map(
    reports
      .flatMap(sourceThings)
      .flatMap(({ isListed, label, names }) => (isListed ? [[label, names] as const] : [])),
  );
  return {
    sources: most('sources', ({ incident }) => incident.intel.map(({ source }) => source)),
    labels: most('labels', ({ incident }) =>
      incident.intel.flatMap(({ history }) => history.filter(isAccusation).flatMap(({ labels }) => labels)),
    ),
    signatures: most('signatures', signaturesOf),
    hosts: most('hosts', ({ incident }) => incident.assets.map(({ name }) => name)),
    ...(listed.size > 0 && { aliases: Object.fromEntries(listed) }),
  };
}

function listApplications(reports: readonly Report[]): Applications {
  const pairs = reports.flatMap(({ id, incident }) =>
    incident.applies_to.map((name): [string, string] => [name, id]),
  );
  return { names: [...groupPairs(pairs)].sort(([a], [b]) => (a < b ? -1 : 1)) };
}

/** From so many cases on the archive's own figure counts more than the general one. */
const ENOUGH_CASES = 20;

/** How long indicators of confirmed cases were seen, from the first sighting to the last proof. */
function measureLife(reports: readonly Report[]): RecallHead['life'] {
  const lives = reports
    .filter((report) => !isPutAside(report) && report.incident.verdict.value === 'true_positive')
    .flatMap(({ incident }) =>
      incident.indicators.flatMap(({ type, first_seen: first, last_evidence: proof, last_seen: seen }) => {
        const last = proof ?? seen;
        if (!isKnownDate(first) || !isKnownDate(last)) return [];
        const kind = incident.category === 'fraud/phishing' ? 'phishing' : type;
        return [[kind, Math.max(0, daysBetween(first, last))] as const];
      }),
    );
  return Object.fromEntries(
    [...groupPairs(lives)].flatMap(([kind, days]) => {
      const median = percentile(days, 0.5);
      // Of what is gone within the day it was seen, one day says as much.
      return days.length < ENOUGH_CASES || median === undefined
        ? []
        : [[kind, { days: Math.max(1, Math.round(median)), cases: days.length }] as const];
    }),
  );
}
