import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Diagnostic, Report } from '../core/model.ts';

/** A compiled report as it is kept between runs. */
export type CacheEntry = {
  file: string;
  /** Hex digest of the bytes of the source. */
  source: string;
  report?: Report;
  diagnostics: Diagnostic[];
};

export type ReportCache = {
  get: (file: string, source: string) => CacheEntry | undefined;
  set: (entry: CacheEntry) => void;
  /** Writes what is new; entries of files that are gone leave the cache. */
  save: (files: readonly string[]) => void;
};

/**
 * Compiled reports in one file of JSON lines, whose first line names the compiler. New entries are appended and
 * the last one of a file counts; the cache is written anew when half of it is out of date. A broken cache is an empty one.
 */
export function openReportCache(path: string, compiler: string): ReportCache {
  const entries = new Map<string, CacheEntry>();
  const fresh: CacheEntry[] = [];
  let lines = readEntries(path, compiler, entries);
  const isNew = lines === 0;
  return {
    get: (file, source) => {
      const entry = entries.get(file);
      return entry?.source === source && imagesStand(entry) ? entry : undefined;
    },
    set: (entry) => {
      entries.set(entry.file, entry);
      fresh.push(entry);
    },
    save: (files) => {
      const wanted = new Set(files);
      for (const file of entries.keys()) if (!wanted.has(file)) entries.delete(file);
      lines += fresh.length;
      if (isNew || lines > entries.size * 2) writeAll(path, compiler, [...entries.values()]);
      else if (fresh.length > 0) appendFileSync(path, toLines(fresh));
    },
  };
}

function readEntries(path: string, compiler: string, into: Map<string, CacheEntry>): number {
  if (!existsSync(path)) return 0;
  const [head, ...lines] = readFileSync(path, 'utf8').split('\n');
  if (head !== compiler) return 0;
  try {
    for (const line of lines) {
      if (line === '') continue;
      const entry = JSON.parse(line) as CacheEntry;
      into.set(entry.file, entry);
    }
  } catch {
    // A run that was killed while it wrote leaves half a line; what came before it is still good.
  }
  return lines.length;
}

function writeAll(path: string, compiler: string, entries: CacheEntry[]): void {
  mkdirSync(dirname(path), { recursive: true });
  const next = `${path}.${process.pid}`;
  writeFileSync(next, `${compiler}\n${toLines(entries)}`);
  renameSync(next, path);
}

function toLines(entries: CacheEntry[]): string {
  return entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
}

/** A report is as fresh as its pictures: their names carry their digests. */
function imagesStand({ report, diagnostics }: CacheEntry): boolean {
  if (diagnostics.some(({ rule }) => rule === 'image')) return false;
  return (report?.images ?? []).every(({ path, name }) => {
    if (!existsSync(path)) return false;
    return name.startsWith(createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 12));
  });
}
