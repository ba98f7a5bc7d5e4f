import { existsSync, readdirSync, rmSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Settings } from '../../schemas/settings.ts';
import { UserError } from '../core/model/user-error.ts';
import { PROJECT_ROOT } from '../archive/places.ts';

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
