import { createHash } from 'node:crypto';
import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
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
  /** Keeps an entry; `line` is its JSON. */
  set: (entry: CacheEntry, line: string) => void;
  /** Writes what is new; entries of files that are gone leave the cache. */
  save: (files: readonly string[]) => void;
};

/**
 * Compiled reports in one file of JSON lines, whose first line names the compiler. New entries are appended and
 * the last one of a file counts; the cache is written anew when half of it is out of date or a line is broken.
 */
export function openReportCache(path: string, compiler: string): ReportCache {
  const entries = new Map<string, CacheEntry>();
  const fresh: string[] = [];
  const kept = readEntries(path, compiler, entries);
  return {
    get: (file, source) => {
      const entry = entries.get(file);
      return entry?.source === source && imagesStand(entry) ? entry : undefined;
    },
    set: (entry, line) => {
      entries.set(entry.file, entry);
      fresh.push(line);
    },
    save: (files) => {
      const wanted = new Set(files);
      for (const file of entries.keys()) if (!wanted.has(file)) entries.delete(file);
      if (kept.lines === 0) writeLines(path, compiler, fresh);
      else if (kept.isBroken || kept.lines + fresh.length > entries.size * 2) {
        writeLines(path, compiler, stringifyAll(entries.values()));
      } else if (fresh.length > 0) appendFileSync(path, `${fresh.join('\n')}\n`);
    },
  };
}

function readEntries(
  path: string,
  compiler: string,
  into: Map<string, CacheEntry>,
): { lines: number; isBroken: boolean } {
  if (!existsSync(path)) return { lines: 0, isBroken: false };
  const [head, ...rest] = readFileSync(path, 'utf8').split('\n');
  if (head !== compiler) return { lines: 0, isBroken: false };
  const lines = rest.filter((line) => line !== '');
  let isBroken = false;
  for (const line of lines) {
    try {
      const entry = JSON.parse(line) as CacheEntry;
      into.set(entry.file, entry);
    } catch {
      // A run that was killed while it wrote left half a line.
      isBroken = true;
    }
  }
  return { lines: lines.length, isBroken };
}

function* stringifyAll(entries: Iterable<CacheEntry>): Generator<string> {
  for (const entry of entries) yield JSON.stringify(entry);
}

function writeLines(path: string, compiler: string, lines: Iterable<string>): void {
  mkdirSync(dirname(path), { recursive: true });
  const next = `${path}.${process.pid}`;
  const file = openSync(next, 'w');
  // Line by line: together they are longer than a string may be.
  try {
    writeSync(file, `${compiler}\n`);
    for (const line of lines) writeSync(file, `${line}\n`);
  } finally {
    closeSync(file);
  }
  renameSync(next, path);
}

/** A report is as fresh as its pictures: their names carry their digests. */
function imagesStand({ report, diagnostics }: CacheEntry): boolean {
  if (diagnostics.some(({ rule }) => rule === 'image')) return false;
  return (report?.images ?? []).every(({ path, name }) => {
    if (!existsSync(path)) return false;
    return name.startsWith(createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 12));
  });
}
