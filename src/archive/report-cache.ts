import { createHash } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
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
  /** The kept entry of a source, and its JSON. */
  get: (file: string, source: string) => { entry: CacheEntry; line: string } | undefined;
  /** Keeps an entry; `line` is its JSON. */
  set: (entry: CacheEntry, line: string) => void;
  /** Ends with the cache. It is written anew when half of it is out of date. */
  close: (files: readonly string[]) => void;
};

/**
 * Compiled reports in one file of lines, each a key, a tab and JSON; the last one of a file counts. An entry is written
 * at once, so that it need not be held in memory, and a run that is killed loses only what it was about to write. The
 * compiler is part of the key: whatever another one adds meanwhile is passed over.
 */
export function openReportCache(path: string, compiler: string): ReportCache {
  const kept = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  const { last, total } = indexLines(kept);
  let added = 0;
  let writer: number | undefined;
  return {
    get: (file, source) => {
      const found = last.get(file);
      if (found?.key !== keyOf(compiler, file, source)) return undefined;
      const line = kept.toString('utf8', found.json, found.end);
      const entry = parseEntry(line);
      return entry !== undefined && imagesStand(entry) ? { entry, line } : undefined;
    },
    set: ({ file, source }, line) => {
      writer ??= openWriter(path, kept);
      writeSync(writer, `${keyOf(compiler, file, source)}\t${line}\n`);
      added += 1;
    },
    close: (files) => {
      if (writer !== undefined) closeSync(writer);
      if (total + added > files.length * 2) writeAnew(path, new Set(files));
    },
  };
}

function keyOf(compiler: string, file: string, source: string): string {
  return JSON.stringify([file, compiler, source]);
}

/** A line by its places in bytes: where it begins, where its JSON begins, and where its newline stands. */
type Line = { key: string; start: number; json: number; end: number };

/** The last line of each file, and how many lines there are. What a killed run left of a line is none. */
function indexLines(kept: Buffer): { last: Map<string, Line>; total: number } {
  const last = new Map<string, Line>();
  let total = 0;
  for (
    let start = 0, end = kept.indexOf('\n');
    end !== -1;
    start = end + 1, end = kept.indexOf('\n', start)
  ) {
    total += 1;
    const tab = kept.subarray(start, end).indexOf('\t');
    const key = kept.toString('utf8', start, start + Math.max(tab, 0));
    const file = parseFile(key);
    if (file !== undefined) last.set(file, { key, start, json: start + tab + 1, end });
  }
  return { last, total };
}

function parseFile(key: string): string | undefined {
  try {
    const [file] = JSON.parse(key) as unknown[];
    return typeof file === 'string' ? file : undefined;
  } catch {
    return undefined;
  }
}

function parseEntry(line: string): CacheEntry | undefined {
  try {
    const entry = JSON.parse(line) as Partial<CacheEntry> | null;
    // Something else may have written into the file.
    return entry?.diagnostics === undefined ? undefined : (entry as CacheEntry);
  } catch {
    return undefined;
  }
}

/** The file, open for lines behind those that are kept. */
function openWriter(path: string, kept: Buffer): number {
  mkdirSync(dirname(path), { recursive: true });
  const writer = openSync(path, 'a');
  if (kept.length > 0 && !kept.subarray(-1).equals(Buffer.from('\n'))) writeSync(writer, '\n');
  return writer;
}

function writeAnew(path: string, files: ReadonlySet<string>): void {
  const kept = readFileSync(path);
  const next = `${path}.${process.pid}`;
  const writer = openSync(next, 'w');
  try {
    for (const [file, { start, end }] of indexLines(kept).last)
      if (files.has(file)) writeSync(writer, kept, start, end + 1 - start);
  } finally {
    closeSync(writer);
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
