import { existsSync, readdirSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Settings } from '../../schemas/settings.ts';
import { UserError } from '../core/user-error.ts';
import { PROJECT_ROOT } from './open.ts';

/** Files that only a build of ours has, so that another folder is never emptied by mistake. */
const MARKS = ['pagefind', 'schemas', '404.html', 'index.html'];

/** Refuses an output folder that holds something else than an earlier build. */
export function claimOutput({ out, incidents }: Settings): void {
  const holdsReports = !relative(out, incidents).startsWith('..');
  if (holdsReports || out === PROJECT_ROOT || !relative(out, PROJECT_ROOT).startsWith('..')) {
    throw new UserError(
      `The output folder ${out} holds the archive or the project.`,
      'Name a folder of its own with --out, such as `--out dist`.',
    );
  }
  if (!existsSync(out)) return;
  const entries = readdirSync(out);
  if (entries.length === 0 || MARKS.some((mark) => entries.includes(mark))) return;
  throw new UserError(
    `The output folder ${out} holds files that no build of this site wrote (${entries.slice(0, 3).join(', ')}).`,
    'Empty it yourself, or name another folder with --out.',
  );
}

/** Puts finished output in its place. For a moment both are there under other names; at no time is a half-written site. */
export async function publishOutput(staging: string, out: string): Promise<void> {
  const previous = `${out}.previous`;
  await rm(previous, { recursive: true, force: true });
  if (existsSync(out)) await rename(out, previous);
  await rename(staging, out);
  await rm(previous, { recursive: true, force: true });
}

/** True when a folder holds a built site. */
export function isBuilt(out: string): boolean {
  return existsSync(join(out, 'index.html'));
}
