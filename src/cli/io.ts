import type { Readable, Writable } from 'node:stream';
import type { Say } from '../core/i18n/say.ts';
import type { Env } from '../archive/git.ts';
import type { Diagnostic } from '../core/model/report.ts';
import type { Pipe } from './mcp/pipe.ts';

/** Where text goes; the streams of the process, or a list in a test. */
type Writer = { write: (text: string) => unknown };

/** The world of a command: everything that it may see of the machine but files, and the language of the person. */
export type Io = World & {
  /** Our own words in the language of the interface; what is for programs, and the text of reports, never goes through it. */
  say: Say;
  /** What code of a team left behind and nobody has told yet; who tells it takes it out. */
  strays?: Diagnostic[];
};

/** The machine as a command sees it. */
export type World = {
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
  /** IANA name of the zone of the machine. */
  timeZone?: string;
  /** Ends when the person wants a server to stop. */
  waitForStop: () => Promise<void>;
  /** The terminal of a person who can be asked; undefined when there is none. */
  openTerminal?: () => Terminal | undefined;
  /**
   * What was piped into the command; undefined when nothing was, `silent` for a pipe on which nothing came for a
   * while. With `isAwaited` it waits for as long as it takes.
   */
  readInput?: (options: { isAwaited: boolean }) => Promise<Uint8Array | 'silent' | undefined>;
  /** The standard streams, for a command that speaks a protocol over them; nothing else is written to its output. */
  pipe?: Pipe;
  /** Calls `hear` for an error that nothing awaits, such as a rejected promise that a rule of a team left behind. */
  hearStray?: (hear: (error: unknown) => void) => void;
  /** Variables of the environment, such as the editor that a person prefers. */
  env: Env;
};

/** Where questions are put and answers typed; `close` gives back what was opened for it. */
export type Terminal = { input: Readable; output: Writable; close: () => void };

/** What `main` gives to each command. */
export type CommandContext = {
  io: Io;
  /** Says how the command ended: 0 fine, 1 problems. */
  setExitCode: (code: 0 | 1) => void;
};
