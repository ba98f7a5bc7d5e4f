import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Archive } from '../../core/model/archive.ts';
import { UserError } from '../../core/model/user-error.ts';
import { encodeText, refuseToWrite, whyNotReplaceable, writeFiles, type FileWrite } from '../write.ts';
import type { RenumberPlan } from './renumber.ts';

type Place = Pick<Archive, 'folder' | 'show'>;

/**
 * Writes a plan: the report at its new place first, then the files that cite it; the old file goes last. Throws a
 * UserError where one of them cannot be written, with all of them as they were.
 */
export function writeRenumbering(archive: Place, plan: RenumberPlan): void {
  const { folder, show } = archive;
  const { oldFile, newFile } = plan;
  const isFolder = oldFile.endsWith('/index.mdx');
  const [from, to] = isFolder ? [dirname(oldFile), dirname(newFile)] : [oldFile, newFile];
  if (existsSync(join(folder, to)))
    throw new UserError(
      `\`${newFile}\` is there already. Nothing was written.`,
      'Name another id with --to.',
      1,
    );
  refuseLocked(archive, plan, isFolder);
  if (isFolder) moveFolder(join(folder, from), join(folder, to));
  const files = listWrites(folder, plan, isFolder ? { from: `${from}/`, to: `${to}/` } : undefined);
  const unwritten = writeFiles([...files.values()]);
  if (unwritten !== undefined) {
    if (isFolder && unwritten.written.length === 0) renameSync(join(folder, to), join(folder, from));
    const shownOf = (path: string): string =>
      show([...files].find(([, write]) => write.path === path)?.[0] ?? path);
    throw refuseToWrite(shownOf(unwritten.path), { ...unwritten, written: unwritten.written.map(shownOf) });
  }
  if (!isFolder) rmSync(join(folder, oldFile));
}

/** What cannot be written is told before anything moves. */
function refuseLocked({ folder, show }: Place, { changes, oldFile }: RenumberPlan, isFolder: boolean): void {
  for (const [file, { read }] of changes) {
    // The old file of a report is read once more and then removed.
    const isRemoved = file === oldFile && !isFolder;
    const reason = isRemoved
      ? readFileSync(read.path).equals(read.bytes)
        ? undefined
        : 'it has changed meanwhile'
      : whyNotReplaceable(folder, { path: realpathSync(read.path) });
    if (reason !== undefined) throw refuseToWrite(show(file), { path: read.path, reason, written: [] });
  }
}

function moveFolder(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  renameSync(from, to);
}

/** By the file of the plan; a link and the file that it leads to are one. */
function listWrites(
  folder: string,
  { changes, oldFile, newFile }: RenumberPlan,
  moved: { from: string; to: string } | undefined,
): Map<string, FileWrite> {
  const writes = new Map<string, FileWrite>();
  const seen = new Set<string>();
  for (const [file, { read, text }] of changes) {
    const isNew = moved === undefined && file === oldFile;
    const place = moved && file.startsWith(moved.from) ? moved.to + file.slice(moved.from.length) : file;
    const path = isNew ? join(folder, newFile) : realpathSync(join(folder, place));
    if (seen.has(path)) continue;
    seen.add(path);
    writes.set(file, { path, before: isNew ? 'nothing' : read.bytes, next: encodeText(read, text) });
  }
  return writes;
}
