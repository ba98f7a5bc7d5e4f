import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import type { Settings } from '../../schemas/settings.ts';
import { isAtWork, parseHolder, readHolder } from './holder.ts';
import { cacheFolder, cacheRoot, canWrite, tryToKeep } from './places.ts';
import { isSystemError } from '../core/model/system-error.ts';
import { UserError } from '../core/model/user-error.ts';

/** Whom a build, an import or a search waits for: the file of its lock, and the number of its process where one stands there. */
export type Waiting = { lock: string; pid: number | undefined };

type LockOptions = {
  /** Called once, when another build has been waited for for a while. */
  onWait?: ((waiting: Waiting) => void) | undefined;
  wait?: (milliseconds: number) => Promise<unknown>;
};

const PAUSE_MS = 200;

/** Pauses until a person is told: five seconds. */
const PATIENCE = 25;

/** How often a build shows that it lives. */
const BEAT_MS = 2000;

/** Pauses for which the lock of an unknown process may stand still; its beat stops while it works without a break. */
const STANDSTILL = 300;

/** The same for a lock in which no process stands: it is what an interrupted version before this one left. */
const EMPTY_STANDSTILL = 10;

/**
 * Runs `work` while no other process of this project builds: Astro keeps the code of its pages in one folder of the
 * project.
 */
export async function withBuildLock<Result>(
  settings: Pick<Settings, 'cache'>,
  work: () => Promise<Result>,
  options: LockOptions = {},
): Promise<Result> {
  const root = cacheRoot(settings);
  if (!canWrite(root) || !tryToKeep(() => mkdirSync(root, { recursive: true })))
    throw new UserError(
      `A build needs a folder for its own files, and \`${root}\` cannot be written.`,
      'Set XDG_CACHE_HOME to a folder of your own.',
    );
  return withLock(join(root, 'build.lock'), work, options);
}

/** Runs `work` while no other process imports into the same folder, as far as there is a place to say so. */
export async function withImportLock<Result>(
  settings: Pick<Settings, 'incidents' | 'language' | 'cache'>,
  work: () => Promise<Result>,
  options: LockOptions = {},
): Promise<Result> {
  const root = cacheRoot(settings);
  const isKept = canWrite(root) && tryToKeep(() => mkdirSync(root, { recursive: true }));
  return isKept ? withLock(`${cacheFolder(settings)}.import.lock`, work, options) : work();
}

/**
 * Runs `work` while no other process, and nothing else in this one, writes a folder that is kept between runs. The lock stands
 * beside the folder, whose parent is there.
 */
export async function withFolderLock<Result>(
  folder: string,
  work: () => Promise<Result>,
  options: LockOptions = {},
): Promise<Result> {
  return withLock(`${folder}.lock`, work, options);
}

/**
 * Runs `work` while this process alone has the lock. The lock of a process that is gone does not count, whatever process
 * has its number now, and neither does one that shows no life.
 */
async function withLock<Result>(
  lock: string,
  work: () => Promise<Result>,
  { onWait, wait = pause }: LockOptions,
): Promise<Result> {
  let still = 0;
  let seen: Seen | undefined;
  for (let tries = 1; !takeLock(lock); tries++) {
    const now = lookAt(lock);
    still = now?.text === seen?.text && now?.beat === seen?.beat ? still + 1 : 0;
    seen = now;
    if (now !== undefined && isLeft(now, still)) putAside(lock, now.text);
    else if (tries === PATIENCE) onWait?.({ lock, pid: now?.holder?.pid });
    await wait(PAUSE_MS);
  }
  const beating = setInterval(() => tryToKeep(() => beat(lock)), BEAT_MS).unref();
  try {
    return await work();
  } finally {
    clearInterval(beating);
    rmSync(lock, { force: true });
  }
}

/** A lock as it stands there; `beat` is its time. */
type Seen = { text: string; beat: number; holder: ReturnType<typeof parseHolder> };

/** The lock appears with its text in it, or not at all, as on a full disk. */
function takeLock(lock: string): boolean {
  const aside = `${lock}.${process.pid}`;
  try {
    writeFileSync(aside, JSON.stringify(readHolder()));
    linkSync(aside, lock);
    return true;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    if (error.code === 'EEXIST') return false;
    if (!['EPERM', 'ENOTSUP', 'EINVAL'].includes(error.code)) throw error;
    // A file system without links.
    return tryToKeep(() => writeFileSync(lock, JSON.stringify(readHolder()), { flag: 'wx' }));
  } finally {
    rmSync(aside, { force: true });
  }
}

function lookAt(lock: string): Seen | undefined {
  try {
    const text = readFileSync(lock, 'utf8');
    return { text, beat: statSync(lock).mtimeMs, holder: parseHolder(parseJson(text)) };
  } catch {
    return undefined;
  }
}

function isLeft({ holder }: Seen, still: number): boolean {
  if (holder === undefined) return still >= EMPTY_STANDSTILL;
  const works = isAtWork(holder);
  return works === undefined ? still >= STANDSTILL : !works;
}

/** Takes a lock away that was judged by `text`; one that another process has put there meanwhile comes back. */
function putAside(lock: string, text: string): void {
  const aside = `${lock}.${process.pid}.left`;
  tryToKeep(() => {
    renameSync(lock, aside);
    if (readFileSync(aside, 'utf8') !== text) linkSync(aside, lock);
  });
  rmSync(aside, { force: true });
}

/** The time of the lock is that of the file system, which other machines read too. */
function beat(lock: string): void {
  const { atime, mtimeMs } = statSync(lock);
  utimesSync(lock, atime, mtimeMs / 1000 + BEAT_MS / 1000);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
