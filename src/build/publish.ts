import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Settings } from '../../schemas/settings.ts';
import { PROJECT_ROOT } from '../archive/places.ts';
import { UserError } from '../core/model/user-error.ts';

/** A file at the top of each built site, so that a folder with something else in it is never emptied. */
const MARK = '.precedent';

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
  if (isAround(out, incidents) || isAround(out, PROJECT_ROOT)) {
    throw new UserError(
      `The output folder ${out} holds the archive or the project.`,
      'Name a folder of its own with --out, such as `--out dist`.',
    );
  }
  if (!existsSync(out)) return;
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
  if (existsSync(out)) await rename(out, previous);
  try {
    await rename(staging, out);
  } catch (error) {
    await recoverOutput(out);
    throw error;
  }
  // The other kind of `rm` takes three times as long, and nothing else is left to do.
  rmSync(previous, { recursive: true, force: true });
}

/** True when a folder holds a built site. */
export function isBuilt(out: string): boolean {
  return existsSync(join(out, 'index.html'));
}

function isAround(outer: string, inner: string): boolean {
  return !relative(outer, inner).startsWith('..');
}

const LOCK = join(PROJECT_ROOT, 'node_modules/.cache/precedent/build.lock');
const PAUSE_MS = 200;

/**
 * Runs `work` while no other process of this project builds: Astro keeps the code of its pages in one folder of the
 * project. `onWait` is called once when another build has to end first. A lock whose process is gone does not count.
 */
export async function withBuildLock<Result>(
  work: () => Promise<Result>,
  onWait?: () => void,
): Promise<Result> {
  mkdirSync(dirname(LOCK), { recursive: true });
  for (let tries = 0; !takeLock(); tries++) {
    if (tries === 0) onWait?.();
    await wait(PAUSE_MS);
  }
  try {
    return await work();
  } finally {
    rmSync(LOCK, { force: true });
  }
}

function takeLock(): boolean {
  try {
    writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (!isHeld()) rmSync(LOCK, { force: true });
    return false;
  }
}

function isHeld(): boolean {
  try {
    const holder = Number(readFileSync(LOCK, 'utf8'));
    // Signal 0 only asks whether the process is there. A file still empty is being written.
    return holder === 0 || process.kill(holder, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
