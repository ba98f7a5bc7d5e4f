import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  globSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import type { Settings } from '../../schemas/settings.ts';
import { cacheFolder, PROJECT_ROOT, tryToKeep } from '../archive/places.ts';
import { openOutput, type FileRecord, type KnownFiles, type Output } from '../site/write-files.ts';
import { executableMode, MARK, markOutput, openSettler } from './publish.ts';

/** Everything that decides how a page looks, beside the reports themselves. */
export const CODE = [
  'src/**/*.{ts,astro,mdx,css}',
  'schemas/*.ts',
  'docs/**/*.mdx',
  'astro.config.mjs',
  'package.json',
  'package-lock.json',
];

/** The names of files of the project, in order. */
export function listOurs(patterns: readonly string[]): string[] {
  return globSync(patterns, { cwd: PROJECT_ROOT }).sort();
}

/** An output that is made on top of earlier ones. */
export type KeptOutput = {
  /** The next output, for this thread. */
  output: Output;
  /** The same, for another thread. */
  known: KnownFiles;
  /** Takes away what belongs to none of the files that this thread and another have announced, and settles the rest. */
  finish: (others: Output['keys']) => void;
  /** Keeps the output that was replaced, and what is known of both; false where it cannot be kept. */
  keepReplaced: (folder: string) => boolean;
  /** Puts the folder of a build that did not come to its end where the next one finds it. */
  giveBack: () => void;
};

/**
 * Opens the folder of the next output, filled with the output before the last, which nobody sees any more: most of its
 * files are what they would be made to. What is not known to be whole is taken away.
 */
export function openKeptOutput(settings: Settings, next: string): KeptOutput {
  const spare = join(cacheFolder(settings), 'spare');
  const code = digestCode();
  const records = readRecords(settings, 'output', code);
  const spared = readRecords(settings, 'spare', code);
  if (!existsSync(next)) tryToKeep(() => renameSync(spare, next));
  mkdirSync(next, { recursive: true });
  const there = sweep(next, spared);
  const known = { last: settings.out, there, records };
  const output = openOutput(next, known);
  let made: ReadonlyMap<string, FileRecord> = new Map();
  return {
    output,
    known,
    finish: (others) => {
      const keys = new Map([...output.keys, ...others]);
      for (const path of there.keys()) if (!keys.has(path)) removeFile(next, path);
      made = recordFiles(next, keys, (path, key) => (there.get(path) === key ? spared.get(path) : undefined));
    },
    keepReplaced: (folder) => {
      const isKept = records.size > 0 && moveAway(folder, spare);
      writeRecords(settings, 'spare', code, isKept ? records : new Map());
      writeRecords(settings, 'output', code, made);
      return isKept;
    },
    giveBack: () => {
      if (existsSync(next) && !(there.size > 0 && moveAway(next, spare)))
        rmSync(next, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** On one disk only; where what is kept lies on another, nothing is. */
function moveAway(folder: string, to: string): boolean {
  return tryToKeep(() => {
    rmSync(to, { recursive: true, force: true });
    renameSync(folder, to);
  });
}

/** Leaves of a folder what is whole and has the permissions of a new file, and gives what that was made of. */
function sweep(folder: string, records: ReadonlyMap<string, FileRecord>): Map<string, string> {
  markOutput(folder);
  const { mode } = lstatSync(join(folder, MARK));
  const there = new Map<string, string>();
  // Astro writes these itself, into what may be one file with a published one.
  const publics = new Set(listPublic());
  const stays = (path: string, stats: Stats): boolean => {
    if (path === MARK) return true;
    const [key, size, time] = records.get(path) ?? [];
    if (key === undefined || publics.has(path)) return false;
    if (stats.size !== size || stats.mtimeMs !== time || stats.mode !== mode) return false;
    there.set(path, key);
    return true;
  };
  prune({ top: folder, mode: executableMode(mode), stays }, '');
  return there;
}

/** Files of the site that Astro copies as they are. */
function listPublic(): string[] {
  return listOurs(['public/**']).map((file) => file.replaceAll('\\', '/').slice('public/'.length));
}

type Pruning = {
  top: string;
  /** The permissions that folders get. */
  mode: number;
  stays: (path: string, stats: Stats) => boolean;
};

/** Removes the files that do not stay, and folders without any. Gives whether something is left. */
function prune(pruning: Pruning, folder: string): boolean {
  const { top, mode, stays } = pruning;
  const place = join(top, folder);
  if ((lstatSync(place).mode & 0o777) !== mode) chmodSync(place, mode);
  let isUsed = false;
  for (const entry of readdirSync(place, { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    const file = join(top, path);
    if (entry.isDirectory() ? prune(pruning, path) : stays(path, lstatSync(file))) isUsed = true;
    else rmSync(file, { recursive: true, force: true });
  }
  return isUsed;
}

/** Removes a file, and the folders that are empty without it. */
function removeFile(top: string, path: string): void {
  rmSync(join(top, path), { force: true });
  tryToKeep(() => {
    for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) rmdirSync(join(top, folder));
  });
}

/** Gives the files that are not known yet, and those of others, the right permissions, and records all but these. */
function recordFiles(
  folder: string,
  keys: Output['keys'],
  knownRecord: (path: string, key: string) => FileRecord | undefined,
): Map<string, FileRecord> {
  const settle = openSettler(folder);
  const settlePath = (path: string): Stats | undefined => {
    const stats = lstatSync(join(folder, path), { throwIfNoEntry: false });
    return stats && settle(join(folder, path), stats);
  };
  for (const path of listPublic()) settlePath(path);
  const records = new Map<string, FileRecord>();
  for (const [path, key] of keys) {
    const known = knownRecord(path, key);
    const stats = known === undefined ? settlePath(path) : undefined;
    const record = known ?? (stats && [key, stats.size, stats.mtimeMs]);
    if (record !== undefined) records.set(path, record);
  }
  return records;
}

type Manifest = { code: string; files: Record<string, FileRecord> };

/** Nothing where nothing was kept, its writing was cut short, or other code made it. */
function readRecords(settings: Settings, name: string, code: string): Map<string, FileRecord> {
  try {
    const kept = JSON.parse(readFileSync(join(cacheFolder(settings), `${name}.json`), 'utf8')) as Manifest;
    return new Map(kept.code === code ? Object.entries(kept.files) : []);
  } catch {
    return new Map();
  }
}

function writeRecords(
  settings: Settings,
  name: string,
  code: string,
  records: ReadonlyMap<string, FileRecord>,
): void {
  const folder = cacheFolder(settings);
  const kept: Manifest = { code, files: Object.fromEntries(records) };
  tryToKeep(() => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(kept));
  });
}

function digestCode(): string {
  const hash = createHash('sha256').update(process.version);
  for (const file of listOurs(CODE)) hash.update(file).update(readFileSync(join(PROJECT_ROOT, file)));
  return hash.digest('hex');
}
