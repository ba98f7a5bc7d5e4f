import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { threadId } from 'node:worker_threads';
import { isSystemError, sayCause } from '../core/model/system-error.ts';
import { UserError } from '../core/model/user-error.ts';
import { isMarkAtWork, markOfHolder, readHolder } from './holder.ts';
import { tryToKeep } from './places.ts';

/** A file as it was read. */
type FileState = { path: string; bytes: Uint8Array };

/** A file of UTF-8 text as it was read; `mark` is its byte-order mark, which `text` leaves out. */
export type TextFile = FileState & { mark: '\uFEFF' | ''; text: string };

/** One of several files that are written together, over what was read (`before`), or where nothing is yet. */
export type FileWrite = { path: string; before: Uint8Array | 'nothing' | 'anything'; next: Uint8Array };

/** A file that could not be written, why, as a part of a sentence, and the files that were written before it. */
type Unwritten = { path: string; reason: string; advice?: string; written: string[] };

/**
 * Writes files at one stroke each: a reader, and a run that is killed, finds all of the old or all of the new. Every one
 * is prepared beside its place before the first takes it, so that a full disk leaves all of them as they were.
 */
export function writeFiles(writes: readonly FileWrite[]): Unwritten | undefined {
  const written: string[] = [];
  try {
    for (const step of [prepare, findChange, put]) {
      for (const write of writes) {
        const refused = attempt(() => step(write));
        if (refused !== undefined) return { path: write.path, ...refused, written };
        if (step === put) written.push(write.path);
        else if (step === prepare) removeLeftovers(dirname(write.path), asideOf(write));
      }
    }
    return undefined;
  } finally {
    for (const write of writes) attempt(() => discard(write));
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
  return attempt(() => {
    const file = lstatSync(path);
    if (file.isSymbolicLink()) return 'it is a link; the file it leads to is repaired under its own name';
    if (!realpathSync(path).startsWith(realpathSync(folder) + sep)) return 'it lies outside of the folder';
    return (file.mode & 0o222) === 0 ? 'it is read-only' : undefined;
  })?.reason;
}

/** The error that stops a command which may not go on without a file; `shown` is its path as the user knows it. */
export function refuseToWrite(shown: string, { reason, advice, written }: Unwritten): UserError {
  const done = written.length === 0 ? 'Nothing was written.' : `Written before it: ${written.join(', ')}.`;
  return new UserError(
    `\`${shown}\` was not written, since ${reason}.`,
    `${done} ${advice ?? 'Look at it, then run the command again.'}`,
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
  if (typeof before === 'string') makeFolders(dirname(path));
  // Flushed, so that no power cut leaves a name without its text; what is ours alone can be made again.
  writeFileSync(aside, next, { flush: before !== 'anything' });
  if (typeof before !== 'string') copyRights(aside, path);
}

/** One by one: where all are made at one time, Node says of a read-only disk that nothing is there. */
function makeFolders(folder: string): void {
  if (existsSync(folder)) return;
  makeFolders(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another run may have made it meanwhile.
    if (!existsSync(folder)) throw error;
  }
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
  // Many files take their time: each is looked at once more when its turn comes.
  const changed = findChange(write);
  if (changed === undefined) renameSync(aside, write.path);
  return changed;
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
function attempt(step: () => string | undefined): { reason: string; advice?: string } | undefined {
  try {
    const reason = step();
    return reason === undefined ? undefined : { reason };
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const { because, advice } = sayCause(error.code);
    return { reason: because, advice };
  }
}

/** A name that no report has, and that no other run or thread uses; a short one, whatever that of the file. */
function asideOf({ path }: FileWrite): string {
  const name = createHash('sha256').update(basename(path)).digest('hex').slice(0, 12);
  ownMark ??= markOfHolder(readHolder());
  return join(dirname(path), `.precedent-${name}.${ownMark}.${threadId}.tmp`);
}

/** Asked of the system once. */
let ownMark: string | undefined;

/** Names as above, and those of earlier versions, which tell no more than the number of the process. */
const ASIDE = /^\.precedent-\w+\.(?:(\d+-\w+-\w+-\w+)\.\d+|\d+-\d+)\.tmp$/;

/** Nothing is prepared for so long: what is older belongs to no run, on whatever machine. */
const TWO_DAYS = 2 * 24 * 60 * 60 * 1000;

/** An import writes thousands of files into few folders: each is looked through once. */
const tidied = new Set<string>();

/** Removes what a run that was killed has prepared beside its files. The age is told by the file system, by the date of a file of now. */
export function removeLeftovers(folder: string, ofNow: string): void {
  if (tidied.has(folder)) return;
  tidied.add(folder);
  tryToKeep(() => {
    const { mtimeMs: now } = lstatSync(ofNow);
    for (const name of readdirSync(folder)) {
      const [whole, mark] = ASIDE.exec(name) ?? [];
      if (whole === undefined || mark === ownMark) continue;
      const isDead = mark !== undefined && isMarkAtWork(mark) === false;
      const path = join(folder, name);
      if (isDead || now - lstatSync(path).mtimeMs > TWO_DAYS) rmSync(path, { force: true });
    }
  });
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
