import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Archive } from '../../core/model/archive.ts';
import { applyEdits, type TextEdit } from '../../core/model/edits.ts';
import { UserError } from '../../core/model/user-error.ts';
import { isAtWork, readHolder } from '../holder.ts';
import {
  decodeText,
  encodeText,
  refuseToWrite,
  removeLeftovers,
  whyNotReplaceable,
  writeFiles,
  writeNewFile,
  type FileWrite,
  type TextFile,
} from '../write.ts';
import { journalOf, readJournal, type Journal, type Step } from './journal.ts';

/** A change of several files that belong together. */
export type RewritePlan = Pick<Journal, 'command' | 'move'> & {
  /** The file as it was read, its new text, and what is new, by its old path in the incidents folder. */
  changes: Map<string, { read: TextFile; text: string; edits: TextEdit[] }>;
};

/** `root` is that of the project, for a change that reaches beyond the reports. */
type Place = Pick<Archive, 'folder' | 'show'> & { root?: string };

/** Whether the journal stays until `endRewrite` or `takeBack`, since more has to be done than to write files. */
type Keeping = { keepsJournal?: boolean };

/**
 * Writes a plan: a report that moves at its new place first, then the other files; its old file goes last. A journal beside
 * the reports says what is under way, so that a run that is killed can be completed. Throws a UserError where a file cannot be
 * written, with all of them as they were; where a later one cannot, what is written stays for the next run, or is taken back
 * where the journal is kept.
 */
export function writeRewrite(
  { folder, show, root }: Place,
  plan: RewritePlan,
  { keepsJournal = false }: Keeping = {},
): void {
  const move = folderMove(plan);
  if (plan.move !== undefined && existsSync(join(folder, move?.to ?? plan.move.newFile)))
    throw new UserError(
      `\`${plan.move.newFile}\` is there already. Nothing was written.`,
      'Name another id with --to.',
      1,
    );
  refuseLocked({ folder, show, ...(root === undefined ? {} : { root }) }, plan);
  const journal = toJournal(plan);
  if (!writeNewFile(journalOf(folder), `${JSON.stringify(journal)}\n`)) throw refuseSecond(folder, plan);
  try {
    carryOut({ folder, show }, journal, []);
    if (!keepsJournal) endRewrite(folder);
  } catch (error) {
    if (keepsJournal && existsSync(journalOf(folder))) {
      const isBack = takeBack(folder, plan);
      if (isBack && error instanceof UserError) throw new UserError(error.message, ALL_AS_BEFORE, 1);
    }
    // With a journal that is still there some files are written; else all are as they were.
    if (!existsSync(journalOf(folder)) && move !== undefined && existsSync(join(folder, move.to)))
      renameSync(join(folder, move.to), join(folder, move.from));
    throw error;
  }
}

/** What became of a change that was broken off. */
export type Completed = Pick<Journal, 'command' | 'move'> & {
  /** Files that somebody has changed since, and that are left as they are. */
  changed: string[];
  /** All of its files. */
  files: string[];
};

/** Completes what a killed run has begun; undefined where there is nothing to complete. */
export function completeRewrite(place: Place, { keepsJournal = false }: Keeping = {}): Completed | undefined {
  const { folder, root } = place;
  const journal = readJournal(folder, root);
  if (journal === undefined) return undefined;
  if (isAtWork(journal.holder) !== false) throw refuseSecond(folder, journal);
  const changed: string[] = [];
  carryOut(place, journal, changed);
  if (!keepsJournal) endRewrite(folder);
  const { command, move, steps } = journal;
  return { command, ...(move === undefined ? {} : { move }), changed, files: steps.map(({ file }) => file) };
}

const ALL_AS_BEFORE = 'All files are as they were. Look at it, then run the command again.';

/**
 * Writes what was read over what a plan, whose journal is kept, has written; a file that somebody has changed since stays. False
 * where one cannot be written: then the journal stays too, so that the next run completes the change.
 */
export function takeBack(folder: string, { changes }: RewritePlan): boolean {
  const stuck = [...changes.values()].filter(({ read, text }) => {
    const path = realPath(read.path);
    const before = encodeText(read, text);
    return writeFiles([{ path, before, next: read.bytes }]) && digestFile(path) === digest(before);
  });
  if (stuck.length === 0) endRewrite(folder);
  return stuck.length === 0;
}

/** Says that a change is over. */
export function endRewrite(folder: string): void {
  // Of a run that was killed right behind its journal, the way in which it was written is left too.
  removeLeftovers(folder, journalOf(folder));
  rmSync(journalOf(folder), { force: true });
}

function refuseSecond(
  folder: string,
  { command = 'renumber', holder }: Partial<Pick<Journal, 'command' | 'holder'>>,
): UserError {
  const who = holder === undefined ? '' : ` (process ${holder.pid})`;
  return new UserError(
    `Another \`${command}\`${who} is at work in this archive.`,
    `Wait until it has ended. If none runs any more, remove \`${journalOf(folder)}\`.`,
    1,
  );
}

/** What is to be done, as it is kept while this process does it. */
export function toJournal({ command, changes, move: report }: RewritePlan): Journal {
  const move = report && folderMove({ move: report });
  const steps = [...changes].map(([file, { read, text, edits }]): Step => {
    const isInMoved = move !== undefined && file.startsWith(`${move.from}/`);
    return {
      file,
      from: isInMoved ? move.to + file.slice(move.from.length) : file,
      before: digest(read.bytes),
      next: digest(encodeText(read, text)),
      edits,
    };
  });
  return { command, holder: readHolder(), ...(report === undefined ? {} : { move: report }), steps };
}

/** Does what is still to be done. Files that have changed go into `changed`; on the first way one of them stops it. */
function carryOut({ folder, show }: Place, journal: Journal, changed: string[]): void {
  const move = folderMove(journal);
  const isFirst = isAtWork(journal.holder) === true;
  const written: string[] = [];
  try {
    if (move !== undefined && !existsSync(join(folder, move.to))) moveFolder(folder, move);
    const { writes, changed: found } = listWrites(folder, journal);
    const [first] = found;
    if (isFirst && first !== undefined)
      throw refuseToWrite(show(first), { path: first, reason: 'it has changed meanwhile', written });
    const unwritten = writeFiles([...writes.values()]);
    if (unwritten !== undefined) {
      const shownOf = (path: string): string =>
        show([...writes].find(([, write]) => write.path === path)?.[0] ?? path);
      written.push(...unwritten.written.map(shownOf));
      const advice = 'Run the command again when that is mended: it goes on where it stopped.';
      throw refuseToWrite(shownOf(unwritten.path), {
        ...unwritten,
        ...(written.length === 0 ? {} : { advice }),
        written,
      });
    }
    changed.push(...found);
  } catch (error) {
    if (isFirst && written.length === 0) endRewrite(folder);
    throw error;
  }
  if (move === undefined) removeOld(folder, journal);
}

/** Whatever else stands at its new place, the report itself is never removed. */
function removeOld(folder: string, { move, steps }: Journal): void {
  if (move === undefined) return;
  const own = steps.find(({ file }) => file === move.oldFile);
  const isThere = digestFile(join(folder, move.newFile)) === own?.next;
  if (isThere && digestFile(join(folder, move.oldFile)) === own?.before) rmSync(join(folder, move.oldFile));
}

/** What cannot be written is told before anything moves. */
export function refuseLocked({ folder, show, root }: Place, plan: RewritePlan): void {
  const moves = folderMove(plan) !== undefined;
  for (const [file, { read }] of plan.changes) {
    // The old file of a report is read once more and then removed.
    const isRemoved = file === plan.move?.oldFile && !moves;
    const reason = isRemoved
      ? readFileSync(read.path).equals(read.bytes)
        ? undefined
        : 'it has changed meanwhile'
      : whyNotReplaceable(root === undefined ? folder : dirname(realpathSync(read.path)), {
          path: realpathSync(read.path),
        });
    if (reason !== undefined) throw refuseToWrite(show(file), { path: read.path, reason, written: [] });
  }
}

type FolderMove = { from: string; to: string };

/** A report with a folder of its own takes that along. */
function folderMove({ move }: Pick<Journal, 'move'>): FolderMove | undefined {
  if (move?.oldFile.endsWith('/index.mdx') !== true) return undefined;
  return { from: dirname(move.oldFile), to: dirname(move.newFile) };
}

function moveFolder(folder: string, { from, to }: FolderMove): void {
  mkdirSync(dirname(join(folder, to)), { recursive: true });
  renameSync(join(folder, from), join(folder, to));
}

/** What is not written yet, by the file of the plan; a link and the file that it leads to are one. */
function listWrites(
  folder: string,
  { steps, move }: Journal,
): { writes: Map<string, FileWrite>; changed: string[] } {
  const writes = new Map<string, FileWrite>();
  const changed: string[] = [];
  const seen = new Set<string>();
  for (const step of steps) {
    const isNew = step.from === move?.oldFile;
    const from = realPath(join(folder, step.from));
    const path = isNew ? join(folder, move.newFile) : from;
    if (seen.has(path) || digestFile(path) === step.next) continue;
    seen.add(path);
    const read = isNew && existsSync(path) ? undefined : readStep(from, step);
    if (read === undefined) changed.push(step.file);
    else writes.set(step.file, { path, before: isNew ? 'nothing' : read.before, next: read.next });
  }
  return { writes, changed };
}

/** The bytes of a file and those that come in their place; undefined where it is not as it was. */
function readStep(
  path: string,
  { before, next, edits }: Step,
): { before: Uint8Array; next: Uint8Array } | undefined {
  if (digestFile(path) !== before) return undefined;
  const read = decodeText({ path, bytes: readFileSync(path) });
  const bytes = read && encodeText(read, applyEdits(read.text, edits).text);
  return read && bytes && digest(bytes) === next ? { before: read.bytes, next: bytes } : undefined;
}

function realPath(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
}

function digestFile(path: string): string | undefined {
  return existsSync(path) ? digest(readFileSync(path)) : undefined;
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
