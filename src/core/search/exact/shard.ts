import type { RecordStatus, VerdictCause, VerdictValue } from '../../../../schemas/vocabulary.ts';
import { fingerprint } from '../../model/fingerprint.ts';
import { knownFields } from '../../model/values.ts';
import type { Place, ValueKind } from '../../model/exact.ts';
import { asideLast, newestFirst } from '../../time/times.ts';

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

/** The order of reports that hold a value: published ones, drafts, then what no longer holds; of each the newest first. */
export function byStanding(a: Standing, b: Standing): number {
  return asideLast(a, b) || Number(a.record === 'draft') - Number(b.record === 'draft') || newestFirst(a, b);
}

type Standing = Pick<ShardReport, 'id' | 'detected' | 'record'>;

/** The same without the names of its fields. */
export type PackedReport = readonly [
  id: string,
  title: string,
  lang: string,
  detected: string,
  verdict: VerdictValue,
  record: RecordStatus,
  cause?: VerdictCause,
];

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

/** Values near each other: of one /24, one /48, one registrable domain or one technique; or the wide networks of one part of the space. */
export type ShardGroup = { members: [key: string, reports: number][]; count: number };

/** One file of the index. */
export type Shard = {
  reports: PackedReport[];
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

/** A report as it was before it was packed. */
export function unpackReport([id, title, lang, detected, verdict, record, cause]: PackedReport): ShardReport {
  return knownFields({ id, title, lang, detected, verdict, cause, record });
}

/**
 * Ids in a short text, in their order. Runs of one prefix and year share it, and each number stands as the distance from
 * the one before: `INC-2023:1.1.5;INC-2022:4` for INC-2023-0001, -0002, -0007 and INC-2022-0004.
 */
export function packIds(ids: readonly string[]): string {
  const runs: { head: string; numbers: number[] }[] = [];
  for (const id of ids) {
    const [, head = '', digits = ''] = /^(.+)-(\d{4,9})$/.exec(id) ?? [];
    const number = Number(digits);
    const last = runs.at(-1);
    if (head === '' || String(number).padStart(4, '0') !== digits) runs.push({ head: id, numbers: [] });
    else if (last?.head === head && last.numbers.length > 0) last.numbers.push(number);
    else runs.push({ head, numbers: [number] });
  }
  return runs
    .map(({ head, numbers }) => {
      const steps = numbers.map((number, at) => number - (numbers[at - 1] ?? 0));
      return steps.length === 0 ? head : `${head}:${steps.join('.')}`;
    })
    .join(';');
}

/** The inverse of `packIds`. */
export function unpackIds(packed: string): string[] {
  if (packed === '') return [];
  return packed.split(';').flatMap((run) => {
    const [head = '', steps] = run.split(':');
    let number = 0;
    const next = (step: string): string => String((number += Number(step))).padStart(4, '0');
    return steps === undefined ? [head] : steps.split('.').map((step) => `${head}-${next(step)}`);
  });
}
