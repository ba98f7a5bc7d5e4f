import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import type { Settings } from '../../schemas/settings.ts';
import { askGit } from '../archive/git.ts';
import type { Diagnostic } from '../core/model/report.ts';
import { CODE } from './page-reuse.ts';
import { cacheFolder, PROJECT_ROOT } from '../archive/places.ts';

/** What is remembered of a build: when and of what it was made, what it made, and what was said of the archive. */
export type LastBuild = {
  /** ISO 8601 date and time, in UTC. */
  at: string;
  sources: string;
  output: string;
  reports: number;
  diagnostics: Diagnostic[];
};

/** Pages and problems tell what is overdue: after this, and on another day, the same reports give another site. */
const GOOD_FOR_MS = 60 * 60_000;

/** What the site is made with. */
const MADE_WITH = [...CODE, 'public/**'];

/** The last build, when a build now would make the same: of the same sources, and its output is as it was left. */
export async function findCurrentBuild(settings: Settings, now: string): Promise<LastBuild | undefined> {
  const last = readLastBuild(settings);
  if (last === undefined || !isOfNow(last, now)) return undefined;
  const sources = digestSources(settings, await readTips(settings));
  return sources === last.sources && digestOutput(settings.out) === last.output ? last : undefined;
}

function isOfNow({ at }: LastBuild, now: string): boolean {
  const age = Date.parse(now) - Date.parse(at);
  return age >= 0 && age < GOOD_FOR_MS && at.slice(0, 10) === now.slice(0, 10);
}

/** Remembers a build. The output must not be touched after this. */
export function rememberBuild(settings: Settings, build: Omit<LastBuild, 'output'>): void {
  const file = fileOf(settings);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ ...build, output: digestOutput(settings.out) } satisfies LastBuild));
}

/** The commits at which the archive stands, here and where it is published; empty without git. */
export async function readTips({ incidents, repository }: Settings): Promise<string> {
  const published = `refs/remotes/origin/${repository?.branch ?? 'main'}`;
  return (await askGit(incidents, ['show-ref', '--head', 'HEAD', published]))?.toString() ?? '';
}

/** The hex digest of everything that a build is made of but the time. `tips` are as they were before any of it was read. */
export function digestSources(settings: Settings, tips: string, files = digestFiles(settings)): string {
  return createHash('sha256')
    .update(JSON.stringify([settings, process.version, tips, files]))
    .digest('hex');
}

/** The hex digest of names, sizes and times of the files that a build reads, as `make` looks at them: reading takes longer. */
export function digestFiles({ incidents }: Pick<Settings, 'incidents'>): string {
  const hash = createHash('sha256');
  addFiles(hash, PROJECT_ROOT, globSync(MADE_WITH, { cwd: PROJECT_ROOT }).sort(), ['mtimeMs', 'ctimeMs']);
  addFiles(hash, incidents, listFolder(incidents), ['mtimeMs', 'ctimeMs']);
  return hash.digest('hex');
}

function addFiles(
  hash: Hash,
  folder: string,
  names: readonly string[],
  times: readonly ('mtimeMs' | 'ctimeMs')[],
): void {
  for (const name of names) {
    const stats = statSync(join(folder, name), { throwIfNoEntry: false });
    if (stats?.isFile() === true)
      hash.update(`${name}\0${[stats.size, ...times.map((time) => stats[time])].join(' ')}\0`);
  }
}

/** Size and time of each file, as a hex digest; empty where there is no folder. */
function digestOutput(folder: string): string {
  if (!existsSync(folder)) return '';
  const hash = createHash('sha256');
  // Not the time of the inode, which changes with a hard link that the next build makes.
  addFiles(hash, folder, listFolder(folder), ['mtimeMs']);
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
