import { relative, sep } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { createFill } from '../core/i18n/fill.ts';

/** Where text goes; the streams of the process, or a list in a test. */
export type Writer = { write: (text: string) => unknown };

/** The world of a command: everything that it may see of the machine but files. */
export type Io = {
  /** Absolute path of the working directory. */
  cwd: string;
  stdout: Writer;
  stderr: Writer;
  now: () => Date;
  /** Whether a person watches: then progress is one line that changes, and text has colours. */
  isTTY: boolean;
  /** False where colours are not wanted, as by NO_COLOR. */
  hasColors: boolean;
  /** Width of the terminal in characters. */
  columns?: number;
  /** Ends when the person wants a server to stop. */
  waitForStop: () => Promise<void>;
  /** The terminal of a person who can be asked; undefined when there is none. */
  openTerminal?: () => Terminal | undefined;
  /**
   * What was piped into the command; undefined when nothing was, `silent` for a pipe on which nothing came for a
   * while. With `isAwaited` it waits for as long as it takes.
   */
  readInput?: (options: { isAwaited: boolean }) => Promise<Uint8Array | 'silent' | undefined>;
  /** Variables of the environment, such as the editor that a person prefers. */
  env?: Readonly<Record<string, string | undefined>>;
};

/** Where questions are put and answers typed; `close` gives back what was opened for it. */
export type Terminal = { input: Readable; output: Writable; close: () => void };

/** A path as the person knows it: from the working directory where it lies there, else in full. */
export function showPath(path: string, { cwd }: Pick<Io, 'cwd'>): string {
  const inside = relative(cwd, path).split(sep).join('/');
  return inside.startsWith('..') ? path : inside || '.';
}

/** The seconds since a moment, with one digit behind the point, such as `0.4 s`. */
export function secondsSince(start: Date, io: Io): string {
  return `${((io.now().getTime() - start.getTime()) / 1000).toFixed(1)} s`;
}

/** Text of a foreign file or a report as it may be shown: nothing of it may steer the terminal. */
export function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD');
}

/** A number with its noun, `1 report` or `3,000 reports`. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return createFill('en')(`{number|${noun}|${plural}}`, { number });
}
