import { createHash } from 'node:crypto';
import { readFileSync, globSync } from 'node:fs';
import { join, sep } from 'node:path';
import { readCheckedImage } from '../compile/image-name.ts';
import type { Diagnostic, Report } from '../core/model/report.ts';
import { openLineCache } from './line-cache.ts';
import type { Settings } from '../../schemas/settings.ts';

/** A compiled report as it is kept between runs. */
export type CacheEntry = {
  file: string;
  /** Hex digest of the bytes of the source. */
  source: string;
  report?: Report;
  /** See `ReadResult`. */
  broken?: Report;
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

/** Compiled reports of a folder in one file, by the path and the bytes of their sources. */
export function openReportCache(path: string, compiler: string, folder: string): ReportCache {
  const lines = openLineCache(path, compiler);
  return {
    get: (file, source) => {
      const kept = lines.get(file, source);
      return kept !== undefined && isEntry(kept.value) && imagesStand(kept.value, folder)
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

/** A report is as fresh as its pictures, which lie in the same folder; their names carry their digests. */
function imagesStand({ report, diagnostics }: CacheEntry, folder: string): boolean {
  if (diagnostics.some(({ rule }) => rule === 'image')) return false;
  return (report?.images ?? []).every(
    (image) => image.path.startsWith(join(folder, sep)) && readCheckedImage(image) !== undefined,
  );
}

const ROOT = join(import.meta.dirname, '../..');

/** What decides how a source becomes a report and is found: our own code, the contract, and the versions of what they stand on. */
const SOURCES = [
  'src/compile/**/*.ts',
  'src/core/**/*.ts',
  'src/site/search/**/*.ts',
  'schemas/*.ts',
  'package-lock.json',
];

/** Hex digest of the compiler and of the settings that it reads. A kept report is good for one digest only. */
export function compilerDigest(settings: Settings): string {
  const known = digests.get(settings);
  if (known !== undefined) return known;
  const { language, idPrefix, address, timeZone, secrets, fields } = settings;
  const read = [language, idPrefix, address, timeZone, secrets, fields];
  const hash = createHash('sha256').update(JSON.stringify(read));
  for (const file of globSync(SOURCES, { cwd: ROOT }).sort())
    hash.update(file).update(readFileSync(join(ROOT, file)));
  const digest = hash.digest('hex').slice(0, 16);
  digests.set(settings, digest);
  return digest;
}

/** A process compiles with the sources that it began with. */
const digests = new WeakMap<Settings, string>();
