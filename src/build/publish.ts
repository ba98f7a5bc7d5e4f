import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import type { Settings } from '../../schemas/settings.ts';
import { cacheRoot, canWrite, isWithin, PROJECT_ROOT, tryToKeep } from '../archive/places.ts';
import { UserError } from '../core/model/user-error.ts';

/** A file at the top of each built site, so that a folder with something else in it is never emptied. */
export const MARK = '.precedent';

/** Where the pages are made before they take the place of the last ones. */
export function stagingOf(out: string): string {
  return `${out}.precedent-next`;
}

function previousOf(out: string): string {
  return `${out}.precedent-previous`;
}

/** Marks a finished site as our own. */
export async function markOutput(folder: string): Promise<void> {
  await writeFile(join(folder, MARK), 'This folder is filled anew by `precedent build`.\n');
}

/** Refuses an output folder that holds something else than an earlier build. */
export function claimOutput({ out, incidents }: Settings): void {
  if (isWithin(out, incidents) || isWithin(out, PROJECT_ROOT)) {
    throw new UserError(
      `The output folder ${out} holds the archive or the project.`,
      'Name a folder of its own with --out, such as `--out dist`.',
    );
  }
  if (!canWrite(dirname(out)))
    throw new UserError(
      `The output folder ${out} cannot be made: ${dirname(out)} cannot be written.`,
      'Name a folder of your own with --out.',
    );
  if (!existsSync(out)) return;
  if (statSync(out).dev !== statSync(dirname(out)).dev) throw refuseMount(out);
  const entries = readdirSync(out);
  if (entries.length === 0 || entries.includes(MARK)) return;
  throw new UserError(
    `The output folder ${out} holds files that no build of this site wrote (${entries.slice(0, 3).join(', ')}).`,
    'Empty it yourself, or name another folder with --out.',
  );
}

/** Puts the last site back where a build was killed between the two renames. */
export async function recoverOutput(out: string): Promise<void> {
  if (!existsSync(out) && existsSync(previousOf(out))) await rename(previousOf(out), out);
}

/**
 * Puts finished output in its place. For a moment the last site has another name; at no time is a half-written one
 * there. When the new one cannot be moved, the last one comes back.
 */
export async function publishOutput(staging: string, out: string): Promise<void> {
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
  rmSync(previous, { recursive: true, force: true });
}

/** A site is exchanged for the next one at a stroke, by its name, which a mounted folder keeps. */
function refuseMount(out: string): UserError {
  return new UserError(
    `The output folder ${out} is mounted by itself, so that the next site cannot take its place at one stroke.`,
    `Name a folder in it: \`--out ${join(out, 'site')}\`.`,
  );
}

/**
 * Gives every file of an output the permissions that new files of this process have. Some come from elsewhere: pages of the
 * last output, which another user may have made for himself alone, and what stands in `public`.
 */
export function settlePermissions(folder: string): void {
  // The mark was made a moment ago, with the permissions that the umask leaves.
  const plain = statSync(join(folder, MARK)).mode & 0o777;
  const executable = plain | ((plain & 0o444) >> 2);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const has = statSync(file).mode & 0o777;
    const wanted = (has & 0o111) === 0 ? plain : executable;
    if (has !== wanted) chmodSync(file, wanted);
  }
}

/** True when a folder holds a built site. */
export function isBuilt(out: string): boolean {
  return existsSync(join(out, 'index.html'));
}

const PAUSE_MS = 200;
/** A lock is empty for the moment in which it is written; one that stays so was made on a full disk. */
const MAX_EMPTY = 10;

/**
 * Runs `work` while no other process of this project builds: Astro keeps the code of its pages in one folder of the
 * project. `onWait` is called once when another build has to end first. A lock whose process is gone does not count.
 */
export async function withBuildLock<Result>(
  settings: Pick<Settings, 'cache'>,
  work: () => Promise<Result>,
  onWait?: () => void,
): Promise<Result> {
  const root = cacheRoot(settings);
  const lock = join(root, 'build.lock');
  if (!canWrite(root) || !tryToKeep(() => mkdirSync(root, { recursive: true })))
    throw new UserError(
      `A build needs a folder for its own files, and ${root} cannot be written.`,
      'Set XDG_CACHE_HOME to a folder of your own.',
    );
  for (let tries = 0; !takeLock(lock, tries); tries++) {
    if (tries === 0) onWait?.();
    await wait(PAUSE_MS);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function takeLock(lock: string, tries: number): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (!isHeld(lock, tries)) rmSync(lock, { force: true });
    return false;
  }
}

function isHeld(lock: string, tries: number): boolean {
  try {
    const holder = Number(readFileSync(lock, 'utf8'));
    if (holder === 0) return tries < MAX_EMPTY;
    // Signal 0 only asks whether the process is there.
    return process.kill(holder, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
