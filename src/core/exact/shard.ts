import type { RecordStatus, VerdictCause, VerdictValue } from '../../../schemas/vocabulary.ts';
import { fingerprint } from '../fingerprint.ts';
import type { Place } from './keys.ts';
import type { ValueKind } from './value.ts';

/** A report as a lookup shows it; the title is defanged. */
export type ShardReport = {
  id: string;
  title: string;
  lang: string;
  /** ISO 8601, often partial. */
  detected: string;
  verdict: VerdictValue;
  cause?: VerdictCause;
  record: RecordStatus;
};

/** What one value is found in. */
export type ShardEntry = {
  kind: ValueKind;
  /** A name as it is written; the key where absent. */
  label?: string;
  /** The first reports: index in the shard's list, where the report holds the value, anchor of the part. */
  in: [report: number, place: Place, anchor?: string][];
  /** Number of all reports, when there are more. */
  count?: number;
  /** The ids of all, packed; or the name of the file that has them. */
  all?: string;
  allIn?: string;
  /** The group of neighbours that the value belongs to. */
  group?: string;
};

/** Values near each other: of one /24, one /48 or one registrable domain; or the wide networks of one part of the space. */
export type ShardGroup = { members: [key: string, reports: number][]; count: number };

/** One file of the index. */
export type Shard = {
  reports: ShardReport[];
  values: Record<string, ShardEntry>;
  groups: Record<string, ShardGroup>;
};

/** The shard of a key or group, from 0. Hashes with one beginning lie together, so that a beginning finds them. */
export function shardOf(key: string, shards: number): number {
  return routeOf(key) % shards;
}

/** A number of 53 bits; the same on every machine, so that an archive gives the same files everywhere. */
export function routeOf(key: string): number {
  return parseInt(fingerprint(/^[0-9a-f]{8,}$/.test(key) ? key.slice(0, 8) : key), 36);
}

/** The file name of a shard, without its ending. */
export function shardName(shard: number): string {
  return shard.toString(36).padStart(2, '0');
}

/** Ids in a short text, in their order: runs of one prefix and year share it, `INC-2023:1.2.7;INC-2022:4`. */
export function packIds(ids: readonly string[]): string {
  const runs: { head: string; numbers: string[] }[] = [];
  for (const id of ids) {
    const [, head = '', number = ''] = /^(.+)-(\d{4,})$/.exec(id) ?? [];
    const short = String(Number(number));
    const isPlain = head !== '' && short.padStart(4, '0') === number;
    const last = runs.at(-1);
    if (!isPlain) runs.push({ head: id, numbers: [] });
    else if (last?.head === head && last.numbers.length > 0) last.numbers.push(short);
    else runs.push({ head, numbers: [short] });
  }
  return runs
    .map(({ head, numbers }) => (numbers.length === 0 ? head : `${head}:${numbers.join('.')}`))
    .join(';');
}

/** The inverse of `packIds`. */
export function unpackIds(packed: string): string[] {
  if (packed === '') return [];
  return packed.split(';').flatMap((run) => {
    const [head = '', numbers] = run.split(':');
    return numbers === undefined
      ? [head]
      : numbers.split('.').map((number) => `${head}-${number.padStart(4, '0')}`);
  });
}
