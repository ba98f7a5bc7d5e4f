import { isCertain } from '../query/wanted-values.ts';
import { keepFiles } from '../kept-files.ts';
import type { ReportRow } from '../../model/row.ts';
import { liesWithin, nearNetwork, wideGroupsOf } from '../../indicators/addresses.ts';
import {
  shardName,
  shardOf,
  unpackIds,
  unpackReport,
  type Shard,
  type ShardEntry,
  type ShardReport,
} from './shard.ts';
import type { Place } from '../../model/exact.ts';
import { hostOf, MIN_HASH_START, type ExactValue } from '../../indicators/value.ts';

/** The file that says how many shards an index has. */
export const EXACT_INDEX_HEAD = 'index.json';

/** Where the index is: how many shards it has, and how a file of it is read by name, without its ending. */
export type ExactIndex = { shards: number; load: (name: string) => Promise<unknown> };

/** A report that holds a value. */
export type ExactHit = ShardReport & { place: Place; anchor?: string };

/** Another value, and how many reports hold it. */
export type NearValue = { key: string; reports: number };

export type Found = {
  value: ExactValue;
  /** Keys that were found: the value itself, or each hash that begins with it. */
  keys: string[];
  /** The first reports, in the order in which they are listed. */
  hits: ExactHit[];
  /** Number of all reports. */
  total: number;
  /** The ids of all reports. */
  allIds: () => Promise<string[]>;
  /** Other values of the same /24, /48 or registrable domain, those in most reports first. */
  neighbours?: { group: string; members: NearValue[]; count: number };
  /** Networks of the archive that hold the address or network. */
  covering: NearValue[];
};

/** Opens the index whose files `load` gives by name, as what their JSON says; each is loaded once. */
export async function openExactIndex(load: (file: string) => Promise<unknown>): Promise<ExactIndex> {
  const { shards } = (await load(EXACT_INDEX_HEAD)) as { shards: number };
  return { shards, load: keepFiles((name) => load(`${name}.json`)) };
}

/** A value of a query, the reports that hold it and pass the filters, and what is near it. */
export type ExactGroup = Pick<Found, 'value' | 'keys' | 'allIds' | 'neighbours' | 'covering'> & {
  hits: ExactHit[];
  /** Number of these reports; more than `hits` when only the first are at hand. */
  count: number;
  /** Number of reports that hold the value, whatever the filters say. */
  total: number;
};

/**
 * Looks the values of a query up. `passing` are the rows that pass its filters, when it has any; hits come in their
 * order. What nobody holds is left out when it may be a plain word.
 */
export async function findExact(
  values: readonly ExactValue[],
  index: ExactIndex,
  passing: readonly ReportRow[] | undefined,
): Promise<ExactGroup[]> {
  const groups = await Promise.all(
    values.map(async (value): Promise<ExactGroup> => {
      const { hits, total, allIds, keys, covering, neighbours } = await lookUp(value, index);
      const near = {
        value,
        keys,
        total,
        allIds,
        covering,
        ...(neighbours === undefined ? {} : { neighbours }),
      };
      if (passing === undefined) return { ...near, hits, count: total };
      const kept = filterHits(hits, new Set(await allIds()), passing);
      return { ...near, hits: kept, count: kept.length };
    }),
  );
  return groups.filter(
    ({ value, total, neighbours, covering }) =>
      total > 0 ||
      isCertain(value) ||
      (value.kind !== 'name' && (neighbours !== undefined || covering.length > 0)),
  );
}

function filterHits(
  hits: readonly ExactHit[],
  ids: ReadonlySet<string>,
  passing: readonly ReportRow[],
): ExactHit[] {
  const known = new Map(hits.map((hit) => [hit.id, hit]));
  return passing
    .filter(({ id }) => ids.has(id))
    .map(
      ({ id, title, lang, detected, verdict, record }) =>
        known.get(id) ?? { id, title, lang, detected, verdict, record, place: 'text' },
    );
}

/** Looks a value up. It finds the reports that hold exactly this value, and apart from them what is near. */
export async function lookUp(value: ExactValue, index: ExactIndex): Promise<Found> {
  const load = keepShards(index);
  const found = await findEntries(value, load);
  const ids = await collectIds(found, index);
  const hits = found.flatMap(({ entry, shard }) => hitsOf(entry, shard));
  const distinct = [...new Map(hits.map((hit) => [hit.id, hit])).values()];
  const near = await findNear(value, found[0]?.entry, load);
  return {
    value,
    keys: found.map(({ key }) => key),
    hits: distinct,
    total: ids.total,
    allIds: ids.all,
    ...near,
  };
}

type LoadShard = (key: string) => Promise<Shard | undefined>;
type FoundEntry = { key: string; entry: ShardEntry; shard: Shard };

/** One lookup asks for the same shard more than once. */
function keepShards({ shards, load }: ExactIndex): LoadShard {
  const read = keepFiles(load);
  return async (key) => (await read(shardName(shardOf(key, shards)))) as Shard | undefined;
}

async function findEntries({ kind, key, twin }: ExactValue, load: LoadShard): Promise<FoundEntry[]> {
  const shard = await load(key);
  const starts = kind === 'hash-start' && key.length >= MIN_HASH_START;
  const keys = starts
    ? Object.keys(shard?.values ?? {}).filter((known) => known.startsWith(key) && /^[0-9a-f]+$/.test(known))
    : [key];
  const own = keys.flatMap((known) => entryOf(known, shard));
  return own.length > 0 || twin === undefined ? own : entryOf(twin, await load(twin));
}

function entryOf(key: string, shard: Shard | undefined): FoundEntry[] {
  const entry = ownValue(shard?.values, key);
  return entry === undefined || shard === undefined ? [] : [{ key, entry, shard }];
}

/** A key comes from a query, so it may be called like something that every object has. */
function ownValue<Value>(record: Record<string, Value> | undefined, key: string): Value | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}

function hitsOf(entry: ShardEntry, { reports }: Shard): ExactHit[] {
  return entry.in.flatMap(([at, place, anchor]) => {
    const report = reports[at];
    return report === undefined
      ? []
      : [{ ...unpackReport(report), place, ...(anchor === undefined ? {} : { anchor }) }];
  });
}

async function collectIds(
  found: readonly FoundEntry[],
  { load }: ExactIndex,
): Promise<{ total: number; all: () => Promise<string[]> }> {
  const idsOf = async ({ entry, shard }: FoundEntry): Promise<string[]> => {
    if (entry.allIn !== undefined) return unpackIds((await load(entry.allIn)) as string);
    return entry.all === undefined ? hitsOf(entry, shard).map(({ id }) => id) : unpackIds(entry.all);
  };
  const all = async (): Promise<string[]> => [...new Set((await Promise.all(found.map(idsOf))).flat())];
  const [only] = found;
  if (found.length > 1 || only === undefined) return { total: (await all()).length, all };
  return { total: only.entry.count ?? only.entry.in.length, all };
}

async function findNear(
  value: ExactValue,
  entry: ShardEntry | undefined,
  load: LoadShard,
): Promise<Pick<Found, 'neighbours' | 'covering'>> {
  const { key, kind } = hostOf(value) ?? value;
  const isNetwork = kind === 'address' || kind === 'network';
  const covering: NearValue[] = [];
  for (const name of isNetwork ? wideGroupsOf(key) : [])
    covering.push(
      ...(await readMembers(name, load)).filter((near) => near.key !== key && liesWithin(key, near.key)),
    );
  const candidates = isNetwork
    ? [nearNetwork(key) ?? []].flat()
    : kind === 'domain'
      ? candidateDomains(key, entry)
      : [];
  for (const group of candidates) {
    const known = ownValue((await load(group))?.groups, group);
    if (known === undefined) continue;
    const others = known.members.map(toNear).filter((near) => near.key !== value.key);
    const around = others.filter((near) => isNetwork && near.key.includes('/') && liesWithin(key, near.key));
    covering.unshift(...around);
    const members = others.filter((near) => !around.includes(near));
    const isMember = entry !== undefined && key === value.key;
    const count = known.count - around.length - (isMember ? 1 : 0);
    return members.length === 0 ? { covering } : { neighbours: { group, members, count }, covering };
  }
  return { covering };
}

async function readMembers(group: string, load: LoadShard): Promise<NearValue[]> {
  const known = ownValue((await load(group))?.groups, group);
  return known?.members.map(toNear) ?? [];
}

function toNear([key, reports]: [string, number]): NearValue {
  return { key, reports };
}

/** Without the public suffix list, which is large, each ending of the name may be the registrable domain. */
function candidateDomains(key: string, entry: ShardEntry | undefined): string[] {
  if (entry?.group !== undefined) return [entry.group];
  const labels = key.split('.');
  return [4, 3, 2].flatMap((count) => (count <= labels.length ? [labels.slice(-count).join('.')] : []));
}
