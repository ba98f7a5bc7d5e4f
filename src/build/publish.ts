import {
  chmodSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Settings } from '../../schemas/settings.ts';
import { canWrite, isWithin, PROJECT_ROOT, tryToKeep } from '../archive/places.ts';
import { UserError } from '../core/model/user-error.ts';

/** A file at the top of each built site, so that a folder with something else in it is never emptied. */
export const MARK = '.precedent';

/** Where the pages are made before they take the place of the last ones. */
export function stagingOf(out: string): string {
  return `${out}.precedent-next`;
}

/** Where the code of the pages lies for a build into another disk, beside what it makes there. */
export function foreignCode(staging: string): string {
  return `${staging}-code`;
}

function previousOf(out: string): string {
  return `${out}.precedent-previous`;
}

/** Marks a site as our own, by a file with the permissions of a new one. */
export function markOutput(folder: string): void {
  rmSync(join(folder, MARK), { force: true });
  writeFileSync(join(folder, MARK), 'This folder is filled anew by `precedent-kb build`.\n');
}

/** Where a site is put: a link stays, and what it leads to is filled. Throws a UserError where it leads nowhere. */
export function followLink(out: string): string {
  if (lstatSync(out, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return out;
  if (existsSync(out)) return realpathSync(out);
  throw new UserError(
    `The output folder \`${out}\` is a link that leads nowhere.`,
    'Make the folder that it leads to, or remove the link.',
  );
}

/** Refuses an output folder that holds something else than an earlier build, or cannot be exchanged for the next one. */
export function claimOutput({
  out,
  incidents,
  root = PROJECT_ROOT,
}: Pick<Settings, 'out' | 'incidents' | 'root'>): void {
  if ([incidents, root, PROJECT_ROOT].some((folder) => isWithin(out, folder))) {
    throw new UserError(
      `The output folder \`${out}\` holds the archive or the project.`,
      'Name a folder of its own with --out, such as `--out dist`.',
    );
  }
  refuseUnwritable(out);
  if (!existsSync(out)) return;
  if (isMounted(out)) throw refuseMount(out);
  const entries = readdirSync(out);
  if (entries.length === 0 || entries.includes(MARK)) return;
  throw new UserError(
    `The output folder \`${out}\` holds files that no build of this site wrote (${entries.slice(0, 3).join(', ')}).`,
    'Empty it yourself, or name another folder with --out.',
  );
}

/** The folder around the output holds the next site for a time, so that it must be one that can be written. */
function refuseUnwritable(out: string): void {
  let folder = dirname(out);
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  const file = [out, folder].find((path) => existsSync(path) && !statSync(path).isDirectory());
  if (file !== undefined)
    throw new UserError(
      `The output folder \`${out}\` cannot be made: \`${file}\` is a file.`,
      'Name another folder with --out.',
    );
  if (!canWrite(folder) || KERNEL.has(statfsSync(folder).type))
    throw new UserError(
      `The output folder \`${out}\` cannot be made: \`${folder}\` cannot be written.`,
      'Name a folder of your own with --out.',
    );
}

/**
 * Types of the file systems `proc` and `sysfs` of Linux. They let root write and make no folder, and Node, which is to make it
 * with those above it, tries for ever.
 */
const KERNEL: ReadonlySet<number> = new Set([0x9fa0, 0x62656572]);

/** Also of a folder that is mounted from the same disk, as Linux tells. */
function isMounted(out: string): boolean {
  if (statSync(out).dev !== statSync(dirname(out)).dev) return true;
  let mounts = '';
  tryToKeep(() => (mounts = readFileSync('/proc/self/mountinfo', 'utf8')));
  const path = realpathSync(out).replace(/[ \t\n\\]/g, (mark) => `\\0${mark.charCodeAt(0).toString(8)}`);
  return mounts.split('\n').some((line) => line.split(' ')[4] === path);
}

/** The site before one that was broken off between the two renames; undefined where all is in its place. */
export function findStranded(out: string): string | undefined {
  return !existsSync(out) && isBuilt(previousOf(out)) ? previousOf(out) : undefined;
}

/** Puts the last site back where a build was killed between the two renames. */
export async function recoverOutput(out: string): Promise<void> {
  if (!existsSync(out) && existsSync(previousOf(out))) await rename(previousOf(out), out);
}

/**
 * Puts finished output in its place. For a moment the last site has another name; at no time is a half-written one
 * there. When the new one cannot be moved, the last one comes back. `keep` may take the folder of the last site away.
 */
export async function publishOutput(
  staging: string,
  out: string,
  keep: (replaced: string) => boolean = () => false,
): Promise<void> {
  const previous = previousOf(out);
  await rm(previous, { recursive: true, force: true });
  try {
    if (existsSync(out)) await rename(out, previous);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EBUSY') throw refuseMount(out);
    throw error;
  }
  try {
    await rename(staging, out);
  } catch (error) {
    await recoverOutput(out);
    throw error;
  }
  // The other kind of `rm` takes three times as long, and nothing else is left to do.
  if (!keep(previous)) rmSync(previous, { recursive: true, force: true });
}

/** A site is exchanged for the next one at a stroke, by its name, which a mounted folder keeps. */
function refuseMount(out: string): UserError {
  return new UserError(
    `The output folder \`${out}\` is mounted by itself, so that the next site cannot take its place at one stroke.`,
    `Name a folder in it: \`--out ${join(out, 'site')}\`.`,
  );
}

/**
 * Gives a file of an output the permissions that new files of this process have. Some come from elsewhere: those of an
 * earlier output, which another user may have made for himself alone, and what stands in `public`.
 */
export type Settle = (file: string, stats: Stats) => Stats;

/** For the files of a folder with a mark, which was made a moment ago, with the permissions that the umask leaves. */
export function openSettler(folder: string): Settle {
  const plain = statSync(join(folder, MARK)).mode & 0o777;
  const executable = executableMode(plain);
  return (file, stats) => {
    const has = stats.mode & 0o777;
    const wanted = (has & 0o111) === 0 ? plain : executable;
    if (!stats.isFile() || has === wanted) return stats;
    // What an earlier output has too keeps its permissions there, where it is still published.
    if (stats.nlink > 1) replaceFile(file, readFileSync(file));
    chmodSync(file, wanted);
    return statSync(file);
  };
}

/** The permissions of a new file, and besides those to execute it for whoever may read it, as a new folder has them. */
export function executableMode(mode: number): number {
  return (mode & 0o777) | ((mode & 0o444) >> 2);
}

function replaceFile(file: string, content: Uint8Array): void {
  rmSync(file);
  writeFileSync(file, content);
}

/** True when a folder holds a built site. */
export function isBuilt(out: string): boolean {
  return existsSync(join(out, 'index.html'));
}
