import { isCertain, type WantedValue } from '../query/wanted-values.ts';
import { keepFiles } from '../kept-files.ts';
import type { ReportRow } from '../../model/row.ts';
import { knownFields } from '../../model/values.ts';
import { liesWithin, nearNetwork, wideGroupsOf } from '../../indicators/addresses.ts';
import {
  byStanding,
  shardName,
  shardOf,
  unpackIds,
  unpackReport,
  type Shard,
  type ShardEntry,
  type ShardReport,
} from './shard.ts';
import type { Place } from '../../model/exact.ts';
import { listParts } from './parts.ts';
import { sharedDomainOf } from '../../indicators/shared-domains.ts';
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
  /** What reports hold of a URL or mail address that none holds as a whole, and of a technique its sub-techniques. */
  parts: HeldPart[];
};

/** A value that belongs to the one that was asked for, with the reports that hold it. */
type HeldPart = Pick<Found, 'value' | 'keys' | 'hits' | 'total' | 'allIds'> & {
  how: 'host' | 'inside' | 'narrower';
};

/** Opens the index whose files `load` gives by name, as what their JSON says; each is loaded once. */
export async function openExactIndex(load: (file: string) => Promise<unknown>): Promise<ExactIndex> {
  const { shards } = (await load(EXACT_INDEX_HEAD)) as { shards: number };
  return { shards, load: keepFiles((name) => load(`${name}.json`)) };
}

/** Number of the reports that pass; more than `hits` when only the first are at hand. `total` heeds no filter. */
type Counted = { count: number };

/** A value of a query, the reports that hold it and pass the filters, and what is near it. */
export type ExactGroup = Omit<Found, 'parts'> & Counted & { parts: (HeldPart & Counted)[] };

/**
 * Looks the values of a query up. `passing` are the rows that pass its filters, when it has any; hits come in their
 * order. What nobody holds is left out when it may be a plain word.
 */
export async function findExact(
  values: readonly WantedValue[],
  index: ExactIndex,
  passing: readonly ReportRow[] | undefined,
): Promise<ExactGroup[]> {
  const groups = await Promise.all(
    values.map(async (value): Promise<ExactGroup> => {
      const found = await lookUp(value, index);
      const parts = await Promise.all(found.parts.map((part) => keepPassing(part, passing)));
      return { ...(await keepPassing(found, passing)), parts };
    }),
  );
  return groups.filter(
    ({ value, total, neighbours, covering, parts }) =>
      total + parts.length > 0 ||
      isCertain(value) ||
      (value.kind !== 'name' && (neighbours !== undefined || covering.length > 0)),
  );
}

async function keepPassing<Some extends Pick<Found, 'hits' | 'total' | 'allIds'>>(
  found: Some,
  passing: readonly ReportRow[] | undefined,
): Promise<Some & Counted> {
  if (passing === undefined) return { ...found, count: found.total };
  const hits = filterHits(found.hits, new Set(await found.allIds()), passing);
  return { ...found, hits, count: hits.length };
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

/**
 * Looks a value up. It finds the reports that hold exactly this value, and apart from them what is near and what the value
 * is made of.
 */
export async function lookUp(value: WantedValue, index: ExactIndex): Promise<Found> {
  const load = keepShards(index);
  const found = await findEntries(value, load);
  const held = await collect(value, found, index);
  const near = await findNear(value, found[0]?.entry, load);
  return { ...held, ...near, parts: await findParts(held, load, index) };
}

type Held = Omit<HeldPart, 'how'>;

async function collect(value: WantedValue, found: readonly FoundEntry[], index: ExactIndex): Promise<Held> {
  const all = found.flatMap(({ entry, shard }) => hitsOf(entry, shard));
  const distinct = [...new Map(all.map((hit) => [hit.id, hit])).values()];
  // The reports of one key come in order; those of several do not.
  const ordered = found.length > 1 ? distinct.sort(byStanding) : distinct;
  const { anchor } = value;
  const hits = ordered.map((hit) => (anchor !== undefined && hit.place === 'id' ? { ...hit, anchor } : hit));
  return { value, keys: found.map(({ key }) => key), hits, ...(await collectIds(found, index)) };
}

/** A report that holds only the host of a URL does not hold the URL, so that it is told apart. */
async function findParts({ value, total }: Held, load: LoadShard, index: ExactIndex): Promise<HeldPart[]> {
  if (value.kind === 'technique') return findNarrower(value, load, index);
  if (total > 0) return [];
  const parts = await Promise.all(
    listParts(value).map(async ({ how, value: part }) => ({
      how,
      ...(await collect(part, await findEntries(part, load), index)),
    })),
  );
  return parts.filter((part) => part.total > 0);
}

async function findNarrower(value: ExactValue, load: LoadShard, index: ExactIndex): Promise<HeldPart[]> {
  const keys = (await readGroup(value.key, load))?.near.map(({ key }) => key) ?? [];
  if (keys.length === 0) return [];
  const entries = await Promise.all(keys.sort().map(async (key) => entryOf(key, await load(key))));
  return [{ how: 'narrower', ...(await collect(value, entries.flat(), index)) }];
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
    return report === undefined ? [] : [knownFields({ ...unpackReport(report), place, anchor })];
  });
}

type Ids = Pick<Found, 'total' | 'allIds'>;

async function collectIds(found: readonly FoundEntry[], { load }: ExactIndex): Promise<Ids> {
  const idsOf = async ({ entry, shard }: FoundEntry): Promise<string[]> => {
    if (entry.allIn !== undefined) return unpackIds((await load(entry.allIn)) as string);
    return entry.all === undefined ? hitsOf(entry, shard).map(({ id }) => id) : unpackIds(entry.all);
  };
  const allIds = async (): Promise<string[]> => [...new Set((await Promise.all(found.map(idsOf))).flat())];
  const [only] = found;
  if (found.length > 1 || only === undefined) return { total: (await allIds()).length, allIds };
  return { total: only.entry.count ?? only.entry.in.length, allIds };
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
    for (const near of (await readGroup(name, load))?.near ?? [])
      if (near.key !== key && liesWithin(key, near.key)) covering.push(near);
  const candidates = isNetwork
    ? [nearNetwork(key) ?? []].flat()
    : kind === 'domain'
      ? candidateDomains(key, entry)
      : [];
  for (const group of candidates) {
    const known = await readGroup(group, load);
    if (known === undefined) continue;
    const others = known.near.filter((near) => near.key !== value.key);
    const around = others.filter((near) => isNetwork && near.key.includes('/') && liesWithin(key, near.key));
    covering.unshift(...around);
    const members = others.filter((near) => !around.includes(near));
    const isMember = entry?.group !== undefined && key === value.key;
    const count = known.count - around.length - (isMember ? 1 : 0);
    return members.length === 0 ? { covering } : { neighbours: { group, members, count }, covering };
  }
  return { covering };
}

async function readGroup(
  group: string,
  load: LoadShard,
): Promise<{ near: NearValue[]; count: number } | undefined> {
  const known = ownValue((await load(group))?.groups, group);
  return known && { near: known.members.map(([key, reports]) => ({ key, reports })), count: known.count };
}

/** Without the public suffix list, which is large, each ending of the name may be the registrable domain. */
function candidateDomains(key: string, entry: ShardEntry | undefined): string[] {
  if (entry?.group !== undefined) return [entry.group];
  const shared = sharedDomainOf(key);
  if (shared !== undefined) return shared.owner === undefined ? [] : [shared.owner];
  const labels = key.split('.');
  return [4, 3, 2].flatMap((count) => (count <= labels.length ? [labels.slice(-count).join('.')] : []));
}
