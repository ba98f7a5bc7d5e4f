import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import process from 'node:process';

/** A process that holds something, told apart from later ones that get its number. */
export type Holder = {
  pid: number;
  /** When it began, as the system counts; empty where the system does not tell. */
  start: string;
  /** The run of the machine, from one start to the next. */
  boot: string;
  /** Where its number counts, which each container does by itself. */
  space: string;
  host: string;
};

/** This process. */
export function readHolder(): Holder {
  return {
    pid: process.pid,
    start: readStart(process.pid),
    boot: tryOr('', () => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
    space: tryOr('', () => readlinkSync('/proc/self/ns/pid')),
    host: hostname(),
  };
}

/** Whether a process still runs; undefined for one of another machine or container, of which nobody here knows. */
export function isAtWork(holder: Holder): boolean | undefined {
  const here = readHolder();
  if (holder.host !== here.host) return undefined;
  // The machine was started anew since.
  if (holder.boot !== here.boot) return false;
  if (holder.space !== here.space) return undefined;
  return isRunning(holder.pid) && (holder.start === '' || readStart(holder.pid) === holder.start);
}

/** Whether there is a process of this number. */
function isRunning(pid: number): boolean {
  try {
    // Signal 0 only asks.
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A mark of this process for the names of its files: its number, its start, and digests of the run and the place of the machine. */
export function markOfHolder({ pid, start, boot, space, host }: Holder): string {
  return [pid, start.replace(/\W/g, '') || '0', shortDigest(boot), shortDigest(host + space)].join('-');
}

/** Whether the process of a mark still runs; undefined for one of another machine or container. */
export function isMarkAtWork(mark: string): boolean | undefined {
  const here = readHolder();
  const [pid = '', start, boot, place] = mark.split('-');
  if (place !== shortDigest(here.host + here.space)) return undefined;
  if (boot !== shortDigest(here.boot) || !isRunning(Number(pid))) return false;
  return start === '0' || (readStart(Number(pid)).replace(/\W/g, '') || '0') === start;
}

function shortDigest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 6);
}

/** A holder as it was written; undefined for anything else. */
export function parseHolder(value: unknown): Holder | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { pid, start, boot, space, host } = value as Partial<Record<keyof Holder, unknown>>;
  return Number.isInteger(pid) &&
    typeof start === 'string' &&
    typeof boot === 'string' &&
    typeof space === 'string' &&
    typeof host === 'string'
    ? { pid: Number(pid), start, boot, space, host }
    : undefined;
}

function readStart(pid: number): string {
  return tryOr('', () => {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // Field 22. The name in field 2 may hold anything, but ends with the last bracket.
      return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
    }
    if (process.platform === 'win32') return '';
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim();
  });
}

function tryOr(otherwise: string, read: () => string): string {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
