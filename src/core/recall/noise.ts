import {
  isDocumentationAddress,
  isPrivateAddress,
  mappedIpv4,
  networkAround,
  parseNetwork,
} from '../indicators/addresses.ts';
import { hostOf, recogniseValue, type ExactValue } from '../indicators/value.ts';
import { shardName, shardOf } from '../search/exact/shard.ts';
import {
  CLOUD_HOSTS,
  DOCUMENTATION_DOMAIN,
  EMPTY_FILE,
  REFERENCE_HOSTS,
  RESOLVERS,
  SYSTEM_FILES,
} from './noise-values.ts';

/** Why a value says nothing of one alert. */
export type NoiseReason =
  | { kind: 'documentation' | 'private' | 'resolver' | 'empty-file' | 'reference' | 'cloud' | 'system' }
  /** It stands on a list of the team. */
  | { kind: 'list'; list: string }
  /** It is in so many reports. */
  | { kind: 'everywhere'; reports: number };

/** A list of values that are known to mean nothing, as MISP's warninglists are. */
export type NoiseList = {
  name: string;
  type: 'cidr' | 'hostname' | 'string' | 'substring' | 'regex';
  entries: string[];
};

/** What is known of the lists before any of their values is asked for. */
export type NoiseHead = {
  lists: string[];
  shards: number;
  /** The lengths of prefixes that networks have. */
  prefixes: number[];
  /** Patterns and parts of values, which have to be tried one by one, each with the place of its list. */
  patterns: [source: string, flags: string, list: number][];
  parts: [text: string, list: number][];
};

/** Values of lists that lie together, by their keys: the places of the lists. */
type NoiseGroup = Record<string, number[]>;

/** A file of lists: groups by their names. */
export type NoiseFile = Record<string, NoiseGroup>;

/** What a value is by itself, whoever asks: reserved for examples, private, a public service. */
export function ownReason(value: ExactValue): NoiseReason | undefined {
  const host = hostOf(value) ?? value;
  if (EMPTY_FILE.has(value.key)) return { kind: 'empty-file' };
  if (RESOLVERS.has(host.key)) return { kind: 'resolver' };
  if (CLOUD_HOSTS.has(host.key)) return { kind: 'cloud' };
  if (SYSTEM_FILES.has(value.key.replace(SYSTEM_FOLDER, ''))) return { kind: 'system' };
  if (host.kind === 'address' || host.kind === 'network') {
    if (isDocumentationAddress(host.key)) return { kind: 'documentation' };
    return isPrivateAddress(host.key) ? { kind: 'private' } : undefined;
  }
  if (host.kind !== 'domain') return undefined;
  if (DOCUMENTATION_DOMAIN.test(host.key)) return { kind: 'documentation' };
  return suffixes(host.key).some((suffix) => REFERENCE_HOSTS.has(suffix)) ? { kind: 'reference' } : undefined;
}

/** Where the programs of Windows lie; elsewhere one of their names is a disguise. */
const SYSTEM_FOLDER = /^[a-z]:\\windows\\(?:system32\\|syswow64\\)?/;

/** Whether a reason says only what a value is usually, which does not count where a report lists the value. */
export function isUsual({ kind }: NoiseReason): boolean {
  return kind === 'documentation' || kind === 'private' || kind === 'system';
}

/** Looks a value up in the lists of the team. `read` gives a file by its name, or undefined where it has none. */
export async function findInLists(
  value: ExactValue,
  head: NoiseHead,
  read: (file: string) => Promise<NoiseFile>,
): Promise<NoiseReason | undefined> {
  if (head.lists.length === 0) return undefined;
  const host = hostOf(value) ?? value;
  for (const { group, keys } of wantedKeys(value, host, head.prefixes)) {
    const file = await read(noiseFile(group, head.shards));
    const known = Object.hasOwn(file, group) ? file[group] : undefined;
    const found = keys.find((key) => known !== undefined && Object.hasOwn(known, key));
    const list = found === undefined ? undefined : known?.[found]?.[0];
    if (list !== undefined) return { kind: 'list', list: head.lists[list] ?? '' };
  }
  const tried = [value.key, host.key];
  const place =
    head.parts.find(([text]) => tried.some((key) => key.includes(text)))?.[1] ??
    head.patterns.find(([source, flags]) => tried.some((key) => new RegExp(source, flags).test(key)))?.[2];
  return place === undefined ? undefined : { kind: 'list', list: head.lists[place] ?? '' };
}

/** The lists in files that are read one at a time, each with what lies near. */
export function packNoise(lists: readonly NoiseList[]): {
  head: NoiseHead;
  files: { name: string; text: string }[];
} {
  const head: NoiseHead = {
    lists: lists.map(({ name }) => name),
    shards: 1,
    prefixes: [],
    patterns: [],
    parts: [],
  };
  const groups = new Map<string, NoiseGroup>();
  const prefixes = new Set<number>();
  const add = (group: string, key: string, list: number): void => {
    const known = groups.get(group) ?? (Object.create(null) as NoiseGroup);
    groups.set(group, known);
    known[key] = [...(known[key] ?? []), list];
  };
  for (const [at, { type, entries }] of lists.entries())
    for (const entry of entries) {
      if (type === 'regex') head.patterns.push(...readPattern(entry, at));
      else if (type === 'substring') head.parts.push([entry.toLowerCase(), at]);
      else addEntry(entry, at, add, prefixes);
    }
  head.prefixes = [...prefixes].sort((a, b) => b - a);
  while (
    [...groups.values()].reduce((sum, group) => sum + 30 * Object.keys(group).length, 0) / head.shards >
    8000
  )
    head.shards *= 2;
  const files = Array.from(
    { length: lists.length === 0 ? 0 : head.shards },
    (_, shard) => `noise-${shardName(shard)}.json`,
  );
  const cut = Map.groupBy(groups, ([group]) => noiseFile(group, head.shards));
  return {
    head,
    files: files.map((name) => ({ name, text: JSON.stringify(Object.fromEntries(cut.get(name) ?? [])) })),
  };
}

type Add = (group: string, key: string, list: number) => void;

/** An entry of a list of values, hosts or networks; lists of networks hold bare addresses too, and of hosts a dot ahead of them. */
function addEntry(entry: string, list: number, add: Add, prefixes: Set<number>): void {
  const written = entry.trim().replace(/^\*?\./, '');
  const plain = mappedIpv4(written) ?? written;
  const network = parseNetwork(plain);
  if (network !== undefined) {
    prefixes.add(network.prefix);
    add(networkGroup(plain), networkAround(network, network.prefix), list);
    return;
  }
  const value = recogniseValue(written);
  if (value?.kind === 'domain') add(hostGroup(value.key), value.key, list);
  else if (value !== undefined) add(value.key.slice(0, 3), value.key, list);
}

/** Where a value can stand in the lists: under itself, under each network around it, under each domain above it. */
function wantedKeys(
  value: ExactValue,
  host: ExactValue,
  prefixes: readonly number[],
): { group: string; keys: string[] }[] {
  const network = parseNetwork(host.key);
  if (network !== undefined) {
    const fitting = prefixes.filter((prefix) => prefix <= network.prefix);
    const keys = fitting.map((prefix) => networkAround(network, prefix));
    // A network wider than what lies together is in a group of its own.
    return [...Map.groupBy(keys, networkGroup)].map(([group, all]) => ({ group, keys: all }));
  }
  if (host.kind === 'domain') return [{ group: hostGroup(host.key), keys: suffixes(host.key) }];
  return [{ group: value.key.slice(0, 3), keys: [value.key] }];
}

function networkGroup(key: string): string {
  const network = parseNetwork(key);
  if (network === undefined) return 'net';
  const size = network.address.kind() === 'ipv4' ? 8 : 16;
  return network.prefix < size ? 'net wide' : `net ${networkAround(network, size)}`;
}

function hostGroup(host: string): string {
  return `host ${host.split('.').slice(-2).join('.')}`;
}

function noiseFile(group: string, shards: number): string {
  return `noise-${shardName(shardOf(group, shards))}.json`;
}

/** A host and the domains above it. */
function suffixes(host: string): string[] {
  const labels = host.split('.');
  return labels.map((_, at) => labels.slice(at).join('.'));
}

/** Whether an entry of a list of patterns counts for anything. */
export function isPattern(entry: string): boolean {
  return readPattern(entry, 0).length > 0;
}

/** A pattern as lists write it, with delimiters: `/…/i`. One that no browser can read counts for nothing. */
function readPattern(entry: string, list: number): NoiseHead['patterns'] {
  const [, source = entry, flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(entry.trim()) ?? [];
  const kept = [...new Set(flags)].filter((flag) => 'ius'.includes(flag)).join('');
  try {
    return [[new RegExp(source, kept).source, kept, list]];
  } catch {
    return [];
  }
}
