import {
  chmodSync,
  chownSync,
  lstatSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import type { Stats } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';

export type FileState = { path: string; bytes: Uint8Array };

/** Why a file cannot be replaced, as a part of a sentence; undefined when it can. */
export function whyNotReplaceable(folder: string, { path }: Pick<FileState, 'path'>): string | undefined {
  try {
    const file = lstatSync(path);
    if (file.isSymbolicLink()) return 'it is a link; the file it leads to is repaired under its own name';
    if (!realpathSync(path).startsWith(realpathSync(folder) + sep)) return 'it lies outside of the folder';
    return (file.mode & 0o222) === 0 ? 'it is read-only' : undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

/**
 * Puts new bytes in the place of a file at one stroke, with its permissions: a reader, and a run that is killed,
 * finds either all of the old or all of the new. Gives the reason when it cannot, also when the file is no longer
 * as it was read; then nothing has changed.
 */
export function replaceFile({ path, bytes }: FileState, next: Uint8Array): string | undefined {
  const aside = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    const file = lstatSync(path);
    writeFileSync(aside, next, { flag: 'wx' });
    copyRights(aside, file);
    if (!Buffer.from(bytes).equals(readFileSync(path))) {
      rmSync(aside, { force: true });
      return 'it has changed meanwhile';
    }
    renameSync(aside, path);
    return undefined;
  } catch (error) {
    rmSync(aside, { force: true });
    return reasonOf(error);
  }
}

function copyRights(aside: string, { mode, uid, gid }: Stats): void {
  const own = lstatSync(aside);
  if (own.uid !== uid || own.gid !== gid) chownSync(aside, uid, gid);
  chmodSync(aside, mode & 0o7777);
}

function reasonOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return `it cannot be written (${code})`;
}
