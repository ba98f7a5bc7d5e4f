import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import type { Settings } from '../../schemas/settings.ts';
import { askGit } from '../archive/git.ts';
import type { Diagnostic } from '../core/model.ts';
import { cacheFolder, PROJECT_ROOT } from './places.ts';

/** What is remembered of a build: what it was made of, what it made, and what was said of the archive. */
export type LastBuild = { sources: string; output: string; reports: number; diagnostics: Diagnostic[] };

/** Pages tell what is overdue and for how long: after this the same reports give another site. */
const GOOD_FOR_MS = 15 * 60_000;

/** Larger files, which are no reports, count by their size and time. */
const MAX_READ = 1_000_000;

/** What the site is made with. */
const CODE = ['src/**', 'schemas/**', 'docs/rules/**', 'public/**', 'astro.config.mjs', 'package-lock.json'];

/** The last build, when a build now would make the same: of the same sources, and its output is as it was left. */
export async function findCurrentBuild(settings: Settings, now: string): Promise<LastBuild | undefined> {
  const last = readLastBuild(settings);
  if (last?.output !== digestOutput(settings.out)) return undefined;
  const sources = await digestSources(settings, now);
  return sources.digest === last.sources ? last : undefined;
}

/** Remembers a build. The output must not be touched after this. */
export function rememberBuild(settings: Settings, build: Omit<LastBuild, 'output'>): void {
  const file = fileOf(settings);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ ...build, output: digestOutput(settings.out) } satisfies LastBuild));
}

/**
 * The hex digest of everything that a build is made of, and when the youngest file of the archive was changed, in
 * milliseconds of the epoch. `now` is an ISO 8601 date and time.
 */
export async function digestSources(
  settings: Settings,
  now: string,
): Promise<{ digest: string; changed: number }> {
  const hash = createHash('sha256').update(JSON.stringify([settings, process.version]));
  hash.update(String(Math.floor(Date.parse(now) / GOOD_FOR_MS)));
  for (const commit of ['HEAD', `refs/remotes/origin/${settings.repository?.branch ?? 'main'}`])
    hash.update(`${commit} ${(await askGit(settings.incidents, ['rev-parse', commit]))?.toString()}`);
  for (const entry of globSync(CODE, { cwd: PROJECT_ROOT }).sort()) addFile(hash, PROJECT_ROOT, entry);
  let changed = 0;
  for (const entry of listFolder(settings.incidents))
    changed = Math.max(changed, addFile(hash, settings.incidents, entry));
  return { digest: hash.digest('hex'), changed };
}

/** Adds one file and gives the time of its last change; what is no file has none. */
function addFile(hash: Hash, folder: string, name: string): number {
  const path = join(folder, name);
  const stats = statSync(path, { throwIfNoEntry: false });
  hash.update(`\0${name}\0`);
  if (stats?.isFile() !== true) return 0;
  if (stats.size <= MAX_READ) hash.update(readFileSync(path));
  else hash.update(`${stats.size} ${stats.mtimeMs}`);
  return stats.ctimeMs;
}

/** Size and time of each file, as a hex digest; empty where there is no folder. */
function digestOutput(folder: string): string {
  if (!existsSync(folder)) return '';
  const hash = createHash('sha256');
  for (const entry of listFolder(folder)) {
    const stats = statSync(join(folder, entry), { throwIfNoEntry: false });
    if (stats?.isFile() === true) hash.update(`${entry}\0${stats.size} ${stats.mtimeMs}\0`);
  }
  return hash.digest('hex');
}

function listFolder(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort() : [];
}

function readLastBuild(settings: Settings): LastBuild | undefined {
  try {
    return JSON.parse(readFileSync(fileOf(settings), 'utf8')) as LastBuild;
  } catch {
    // There was none, or it was killed while it wrote.
    return undefined;
  }
}

function fileOf(settings: Settings): string {
  return join(cacheFolder(settings), 'last-build.json');
}
