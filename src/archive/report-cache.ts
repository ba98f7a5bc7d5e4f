import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { Diagnostic, Report } from '../core/model/report.ts';
import { openLineCache } from './line-cache.ts';

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
  /** Ends with the cache; it forgets other files in time. */
  close: (files: readonly string[]) => void;
};

/** Compiled reports in one file, by the path and the bytes of their sources. */
export function openReportCache(path: string, compiler: string): ReportCache {
  const lines = openLineCache(path, compiler);
  return {
    get: (file, source) => {
      const kept = lines.get(file, source);
      return kept !== undefined && isEntry(kept.value) && imagesStand(kept.value)
        ? { entry: kept.value, line: kept.json }
        : undefined;
    },
    set: ({ file, source }, line) => lines.set(file, source, line),
    close: lines.close,
  };
}

function isEntry(value: unknown): value is CacheEntry {
  return typeof value === 'object' && value !== null && 'diagnostics' in value;
}

/** A report is as fresh as its pictures: their names carry their digests. */
function imagesStand({ report, diagnostics }: CacheEntry): boolean {
  if (diagnostics.some(({ rule }) => rule === 'image')) return false;
  return (report?.images ?? []).every(({ path, name }) => {
    if (!existsSync(path)) return false;
    return name.startsWith(createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 12));
  });
}
