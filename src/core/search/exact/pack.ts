import { EXACT_INDEX_HEAD } from './look-up.ts';
import { shownTitle, titleLang } from '../../indicators/defanger.ts';
import { fingerprint } from '../../model/fingerprint.ts';
import type { Report } from '../../model/report.ts';
import { truncate } from '../../model/text.ts';
import { groupPairs, keepFor, knownFields } from '../../model/values.ts';
import { exactKeys, type ExactKey } from './keys.ts';
import {
  byStanding,
  packIds,
  routeOf,
  shardName,
  type Shard,
  type ShardEntry,
  type ShardGroup,
  type PackedReport,
} from './shard.ts';
import type { ValueKind } from '../../model/exact.ts';
import { parseNetwork, wideGroupsOf } from '../../indicators/addresses.ts';
import { neighbourKeys } from '../../indicators/neighbours.ts';
import { hostOf, type ExactValue } from '../../indicators/value.ts';

/** A value of the archive with the reports that hold it: published ones ahead of drafts and of what is no longer valid, newest first. */
type ExactEntry = {
  key: string;
  kind: ValueKind;
  label?: string;
  holders: Holder[];
};

type Holder = Pick<ExactKey, 'place' | 'anchor'> & { report: Report };

/** Every value of the reports, by key. The order of the reports does not matter. */
export function collectEntries(reports: readonly Report[], keysOf = exactKeys): Map<string, ExactEntry> {
  const entries = new Map<string, ExactEntry>();
  for (const report of reports.toSorted((a, b) => byStanding(standingOf(a), standingOf(b)))) {
    for (const { key, kind, label, place, anchor } of keysOf(report).values()) {
      const entry: ExactEntry = entries.get(key) ?? knownFields({ key, kind, holders: [], label });
      entries.set(key, entry);
      entry.holders.push(anchor === undefined ? { report, place } : { report, place, anchor });
    }
  }
  return entries;
}

/** Values near each other, by the name of their group; those in most reports first. */
function collectGroups(entries: ReadonlyMap<string, ExactEntry>): Map<string, ShardGroup> {
  const near = [...entries.values()].filter(({ kind }) => kind !== 'url' && kind !== 'mail');
  const members = groupPairs(
    near.flatMap((entry) => {
      const reports = certainHolders(entry).length;
      if (reports === 0) return [];
      return groupsOf(entry).map((group) => [group, [entry.key, reports] as [string, number]] as const);
    }),
  );
  return new Map(
    [...members].map(([group, list]) => {
      const sorted = list.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
      const shown = group.startsWith('wide ') ? sorted : sorted.slice(0, MAX_MEMBERS);
      return [group, { members: shown, count: sorted.length }];
    }),
  );
}

/** What may be something else is near to nothing. */
function certainHolders({ holders }: Pick<ExactEntry, 'holders'>): Holder[] {
  return holders.filter(({ place }) => place !== 'doubtful');
}

/** The files of the index by name, without their ending; the same reports give the same bytes. */
export function packIndex(
  reports: readonly Report[],
  keysOf = exactKeys,
): { shards: number; files: Map<string, string> } {
  const entries = collectEntries(reports, keysOf);
  const groups = collectGroups(entries);
  const files = new Map<string, string>();
  const items = [
    ...[...entries.values()].map((entry) => packItem(entry, files)),
    ...[...groups].map(([name, group]): Item => ({ name, route: routeOf(name), group, size: sizeOf(group) })),
  ].sort((a, b) => (a.name < b.name ? -1 : 1));
  const shards = countShards(items);
  const cut = Map.groupBy(items, ({ route }) => route % shards);
  // An empty shard is a file too, so that a file which is missing is a failure.
  for (let shard = 0; shard < shards; shard++)
    files.set(shardName(shard), JSON.stringify(packShard(cut.get(shard) ?? [])));
  return { shards, files };
}

/** The files of the exact index by their full name, in order of name; the same reports give the same bytes. */
export function listExactIndexFiles(
  reports: readonly Report[],
  keysOf = exactKeys,
): { name: string; text: string }[] {
  const { shards, files } = packIndex(reports, keysOf);
  return [
    { name: EXACT_INDEX_HEAD, text: JSON.stringify({ shards }) },
    ...[...files].map(([name, text]) => ({ name: `${name}.json`, text })),
  ].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Reports that a shard names in full; the rest of them only by id. */
const MAX_HITS = 8;
const MAX_MEMBERS = 20;
/** Ids that stand in the shard itself; longer lists have a file of their own. */
const MAX_INLINE_IDS = 300;
/** A lookup reads up to five shards and stays below 30 KB. */
const MAX_SHARD_SIZE = 11_000;

type Packed = Omit<ShardEntry, 'in'> & { in: Holder[] };
type Item = { name: string; route: number; size: number; entry?: Packed; group?: ShardGroup };

function packItem({ key, kind, label, holders }: ExactEntry, files: Map<string, string>): Item {
  const [group] = certainHolders({ holders }).length === 0 ? [] : groupsOf({ kind, key });
  const entry: Packed = knownFields({ kind, label, in: holders.slice(0, MAX_HITS), group });
  if (holders.length > MAX_HITS) {
    const all = packIds(holders.map(({ report }) => report.id).sort((a, b) => (a < b ? -1 : 1)));
    entry.count = holders.length;
    if (all.length <= MAX_INLINE_IDS) entry.all = all;
    else {
      entry.allIn = `all-${fingerprint(key)}`;
      files.set(entry.allIn, JSON.stringify(all));
    }
  }
  const size =
    key.length +
    60 +
    (entry.all?.length ?? 0) +
    entry.in.reduce((sum, { report }) => sum + describe(report).size + 25, 0);
  return { name: key, route: routeOf(key), entry, size };
}

/** Twice as many until each is small; what must lie together and is large by itself cannot be cut further. */
function countShards(items: readonly Item[]): number {
  const byRoute = new Map<number, number>();
  for (const { route, size } of items) byRoute.set(route, (byRoute.get(route) ?? 0) + size);
  const routes = [...byRoute].filter(([, size]) => size <= MAX_SHARD_SIZE);
  for (let shards = 1; ; shards *= 2) {
    const sizes = new Float64Array(shards);
    for (const [route, size] of routes) sizes[route % shards] = (sizes[route % shards] ?? 0) + size;
    if (sizes.every((size) => size <= MAX_SHARD_SIZE) || shards > routes.length) return shards;
  }
}

function packShard(items: readonly Item[]): Shard {
  const places = new Map<Report, number>();
  const placeOf = (report: Report): number => {
    const place = places.get(report) ?? places.size;
    places.set(report, place);
    return place;
  };
  const packed = ({ report, place, anchor }: Holder): ShardEntry['in'][number] =>
    anchor === undefined ? [placeOf(report), place] : [placeOf(report), place, anchor];
  const values = items.flatMap(({ name, entry }) =>
    entry === undefined ? [] : [[name, { ...entry, in: entry.in.map(packed) }] as const],
  );
  const groups = items.flatMap(({ name, group }) => (group === undefined ? [] : [[name, group] as const]));
  return {
    reports: [...places.keys()].map((report) => describe(report).packed),
    values: Object.fromEntries(values),
    groups: Object.fromEntries(groups),
  };
}

/** A report and its size, kept because many values are in one report. */
const describe = keepFor((report: Report): { packed: PackedReport; size: number } => {
  const { id, incident } = report;
  const { value: verdict, cause } = incident.verdict;
  const title = truncate(shownTitle(report), 120);
  const head = [
    id,
    title,
    titleLang(report),
    incident.times.detected,
    verdict,
    incident.record_status,
  ] as const;
  const packed: PackedReport = cause === undefined ? head : [...head, cause];
  return { packed, size: sizeOf(packed) };
});

/** In bytes, about: Chinese takes three for a letter. */
function sizeOf(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}

function standingOf({ id, incident }: Report): Parameters<typeof byStanding>[0] {
  return { id, detected: incident.times.detected, record: incident.record_status };
}

/**
 * The groups of a value that the archive holds: its /24, /48 or registrable domain, for a network wider than those the part
 * of the address space that it lies in, and for a sub-technique its technique. Needs the public suffix list: for the build and the command line.
 */
function groupsOf(value: Pick<ExactValue, 'kind' | 'key'>): string[] {
  const { kind, key } = hostOf(value) ?? value;
  switch (kind) {
    case 'address':
    case 'network': {
      const isIpv4 = parseNetwork(key)?.address.kind() === 'ipv4';
      const near = neighbourKeys(isIpv4 ? 'ipv4-addr' : 'ipv6-addr', key);
      return near.length > 0 ? near : wideGroupsOf(key).slice(0, 1);
    }
    case 'domain':
      return neighbourKeys('domain-name', key);
    case 'technique':
      return key.includes('.') ? [key.replace(/\..*/, '')] : [];
    default:
      return [];
  }
}
