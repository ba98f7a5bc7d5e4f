import {
  appendFileSync,
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { tryToKeep } from './places.ts';

/** Values that are kept between runs as JSON, each by a name and by what it was made from. */
type LineCache = {
  get: (name: string, source: string) => { value: unknown; json: string } | undefined;
  set: (name: string, source: string, json: string) => void;
  /** Ends with the cache. It is written anew, without other names, when half of it is out of date. */
  close: (names: readonly string[]) => void;
};

/**
 * A file of lines, each a key, a tab and JSON; the last one of a name counts. A line is written at once, so that it need
 * not be held in memory, and a run that is killed loses only what it was about to write. `maker` names all else that
 * decides what a value is. It is part of the key: what another one adds meanwhile is passed over.
 */
export function openLineCache(path: string, maker: string): LineCache {
  const kept = readKept(path);
  const { last, total } = indexLines(kept);
  const keyOf = (name: string, source: string): string => JSON.stringify([name, maker, source]);
  let added = 0;
  let writer: number | undefined;
  let isLost = false;
  const attempt = (step: () => void): void => {
    isLost ||= !tryToKeep(step);
  };
  return {
    get: (name, source) => {
      const found = last.get(name);
      if (found?.key !== keyOf(name, source)) return undefined;
      const json = kept.toString('utf8', found.json, found.end);
      const value = parseJson(json);
      return value === undefined ? undefined : { value, json };
    },
    set: (name, source, json) => {
      attempt(() => {
        writer ??= openWriter(path, kept);
        appendFileSync(writer, `${keyOf(name, source)}\t${json}\n`);
        added += 1;
      });
    },
    close: (names) => {
      if (writer !== undefined) closeSync(writer);
      if (total + added > names.length * 2) attempt(() => writeAnew(path, new Set(names)));
    },
  };
}

/** Nothing where there is no file, or another user's that cannot be read. */
function readKept(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}

/** A line by its places in bytes: where it begins, where its JSON begins, and where its newline stands. */
type Line = { key: string; start: number; json: number; end: number };

/** The last line of each name, and how many lines there are. What a killed run left of a line is none. */
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
    const name = parseName(key);
    if (name !== undefined) last.set(name, { key, start, json: start + tab + 1, end });
  }
  return { last, total };
}

function parseName(key: string): string | undefined {
  const parts = parseJson(key);
  return Array.isArray(parts) && typeof parts[0] === 'string' ? parts[0] : undefined;
}

/** Undefined when something else has written into the file. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The file, open for lines behind those that are kept, without what a killed run left of a line. */
function openWriter(path: string, kept: Buffer): number {
  mkdirSync(dirname(path), { recursive: true });
  const writer = openSync(path, 'a');
  const end = kept.lastIndexOf('\n') + 1;
  if (end < kept.length) ftruncateSync(writer, end);
  return writer;
}

function writeAnew(path: string, names: ReadonlySet<string>): void {
  const kept = readFileSync(path);
  const next = `${path}.${process.pid}`;
  const writer = openSync(next, 'w');
  try {
    for (const [name, { start, end }] of indexLines(kept).last)
      if (names.has(name)) appendFileSync(writer, kept.subarray(start, end + 1));
    renameSync(next, path);
  } finally {
    closeSync(writer);
    rmSync(next, { force: true });
  }
}
