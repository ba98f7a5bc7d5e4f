import {
  chmodSync,
  chownSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import process from 'node:process';
import { threadId } from 'node:worker_threads';
import { UserError } from '../core/model/user-error.ts';

/** A file as it was read. */
type FileState = { path: string; bytes: Uint8Array };

/** A file of UTF-8 text as it was read; `mark` is its byte-order mark, which `text` leaves out. */
export type TextFile = FileState & { mark: '\uFEFF' | ''; text: string };

/** One of several files that are written together, over what was read (`before`), or where nothing is yet. */
export type FileWrite = { path: string; before: Uint8Array | 'nothing' | 'anything'; next: Uint8Array };

/** A file that could not be written, why, as a part of a sentence, and the files that were written before it. */
type Unwritten = { path: string; reason: string; written: string[] };

/**
 * Writes files at one stroke each: a reader, and a run that is killed, finds all of the old or all of the new. Every one
 * is prepared beside its place before the first takes it, so that a full disk leaves all of them as they were.
 */
export function writeFiles(writes: readonly FileWrite[]): Unwritten | undefined {
  const written: string[] = [];
  try {
    for (const step of [prepare, findChange, put]) {
      for (const write of writes) {
        const reason = reasonOf(() => step(write));
        if (reason !== undefined) return { path: write.path, reason, written };
        if (step === put) written.push(write.path);
      }
    }
    return undefined;
  } finally {
    for (const write of writes) reasonOf(() => discard(write));
  }
}

/** Writes a new file. False when something of that name is already there: nothing is ever overwritten. */
export function writeNewFile(path: string, text: string): boolean {
  const unwritten = writeFiles([{ path, before: 'nothing', next: encode(text) }]);
  if (unwritten?.reason === TAKEN) return false;
  if (unwritten !== undefined) throw refuseToWrite(path, unwritten);
  return true;
}

/** Writes a file that is ours alone; one that says the same already keeps its date. */
export function writeOwnFile(path: string, text: string): void {
  const next = encode(text);
  try {
    if (readFileSync(path).equals(next)) return;
  } catch {
    // What is not there yet, or cannot be read, is written.
  }
  const unwritten = writeFiles([{ path, before: 'anything', next }]);
  if (unwritten !== undefined) throw refuseToWrite(path, unwritten);
}

/** Puts new bytes in the place of a file, with its permissions; gives the reason when it cannot. */
export function replaceFile({ path, bytes }: FileState, next: Uint8Array): string | undefined {
  return writeFiles([{ path, before: bytes, next }])?.reason;
}

/** Why a file cannot be replaced, as a part of a sentence; undefined when it can. */
export function whyNotReplaceable(folder: string, { path }: Pick<FileState, 'path'>): string | undefined {
  return reasonOf(() => {
    const file = lstatSync(path);
    if (file.isSymbolicLink()) return 'it is a link; the file it leads to is repaired under its own name';
    if (!realpathSync(path).startsWith(realpathSync(folder) + sep)) return 'it lies outside of the folder';
    return (file.mode & 0o222) === 0 ? 'it is read-only' : undefined;
  });
}

/** The error that stops a command which may not go on without a file; `shown` is its path as the user knows it. */
export function refuseToWrite(shown: string, { reason, written }: Unwritten): UserError {
  const done = written.length === 0 ? 'Nothing was written.' : `Written before it: ${written.join(', ')}.`;
  return new UserError(
    `\`${shown}\` was not written, since ${reason}.`,
    `${done} Check its permissions and the room on the disk, then run the command again.`,
    1,
  );
}

/** A file as text; undefined when it is no UTF-8, of which a text would lose some. */
export function decodeText({ path, bytes }: FileState): TextFile | undefined {
  try {
    const whole = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const mark = whole.startsWith('\uFEFF') ? '\uFEFF' : '';
    return { path, bytes, mark, text: whole.slice(mark.length) };
  } catch {
    return undefined;
  }
}

/** The bytes of a file with another text in it. */
export function encodeText({ mark }: TextFile, text: string): Uint8Array {
  return encode(mark + text);
}

const TAKEN = 'something of that name is there already';

function prepare(write: FileWrite): undefined {
  const { path, before, next } = write;
  const aside = asideOf(write);
  if (typeof before === 'string') mkdirSync(dirname(path), { recursive: true });
  writeFileSync(aside, next);
  if (typeof before !== 'string') copyRights(aside, path);
}

function discard(write: FileWrite): undefined {
  rmSync(asideOf(write), { force: true });
}

function findChange({ path, before }: FileWrite): string | undefined {
  const isSame = typeof before === 'string' || readFileSync(path).equals(before);
  return isSame ? undefined : 'it has changed meanwhile';
}

function put(write: FileWrite): string | undefined {
  const aside = asideOf(write);
  if (write.before === 'nothing') return putNew(aside, write.path);
  renameSync(aside, write.path);
  return undefined;
}

/** By a link, which is refused where something is, as a renaming is not. */
function putNew(aside: string, path: string): string | undefined {
  try {
    linkSync(aside, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST' || existsSync(path)) return TAKEN;
    // Some file systems have no links; a copy that fails is removed again.
    copyFileSync(aside, path, constants.COPYFILE_EXCL);
  }
  return undefined;
}

/** What is wrong with a step, also when it throws for the file and not for a mistake in the program. */
function reasonOf(step: () => string | undefined): string | undefined {
  try {
    return step();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return `it cannot be written (${code})`;
  }
}

/** A name that no report has, and that no other run or thread uses. */
function asideOf({ path }: FileWrite): string {
  return join(dirname(path), `.${basename(path)}.${process.pid}-${threadId}.tmp`);
}

function copyRights(aside: string, path: string): void {
  const { mode, uid, gid } = lstatSync(path);
  const own = lstatSync(aside);
  if (own.uid !== uid || own.gid !== gid) chownSync(aside, uid, gid);
  chmodSync(aside, mode & 0o7777);
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
