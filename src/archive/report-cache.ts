import { createHash } from 'node:crypto';
import { readFileSync, globSync } from 'node:fs';
import { join, sep } from 'node:path';
import { EVIDENCE_FILE, readCheckedFile } from '../compile/evidence-file.ts';
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
  /** See `ReadResult`. */
  named?: readonly string[];
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
      return kept !== undefined && isEntry(kept.value) && filesStand(kept.value, folder)
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

/** A report is as fresh as its pictures and files, which lie in the same folder, and whose digests are known. */
function filesStand({ report, diagnostics }: CacheEntry, folder: string): boolean {
  if (diagnostics.some(({ rule }) => rule === 'image' || rule === EVIDENCE_FILE)) return false;
  const isInside = ({ path }: { path: string }): boolean => path.startsWith(join(folder, sep));
  const { images = [], files = [] } = report ?? {};
  return (
    images.every((image) => isInside(image) && readCheckedImage(image) !== undefined) &&
    files.every((file) => isInside(file) && readCheckedFile(file) !== undefined)
  );
}

const ROOT = join(import.meta.dirname, '../..');

/** What decides how a source becomes a report, is found, and is compared with earlier ones: our own code, the contract, and the versions of what they stand on. */
const SOURCES = [
  'src/compile/**/*.ts',
  'src/core/**/*.ts',
  'src/site/search/**/*.ts',
  'src/archive/earlier/*.ts',
  'schemas/*.ts',
  'package.json',
  'package-lock.json',
];

/** Hex digest of the compiler and of the settings that it reads. A kept report is good for one digest only. */
export function compilerDigest(settings: Settings): string {
  const known = digests.get(settings);
  if (known !== undefined) return known;
  const { language, idPrefix, address, timeZone, secrets, evidence, fields, words } = settings;
  const read = [language, idPrefix, address, timeZone, secrets, evidence, fields, words];
  const hash = createHash('sha256').update(JSON.stringify(read));
  for (const file of globSync(SOURCES, { cwd: ROOT }).sort())
    hash.update(file).update(readFileSync(join(ROOT, file)));
  const digest = hash.digest('hex').slice(0, 16);
  digests.set(settings, digest);
  return digest;
}

/** A process compiles with the sources that it began with. */
const digests = new WeakMap<Settings, string>();
