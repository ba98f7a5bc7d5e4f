import type { ReadSettings } from '../../archive/settings.ts';
import type { Io } from '../io.ts';

/** What a check of a set-up found: `ok` with what is well, else what is wrong and how to mend it. */
export type Finding = {
  level: 'ok' | 'warning' | 'error';
  /** A sentence. */
  message: string;
  /** What to run or write; missing where all is well. */
  mend?: string;
};

/** A set-up as its checks see it. */
export type Scene = {
  io: Io;
  /** The folder of the archive. */
  root: string;
  read: ReadSettings;
  port: number;
  /** Address of a site whose server is asked, only when a person wants it. */
  site?: string;
};

/** One check; it reads only. */
export type Check = { id: string; find: (scene: Scene) => readonly Finding[] | Promise<readonly Finding[]> };

export function ok(message: string): Finding {
  return { level: 'ok', message };
}

export function warn(message: string, mend: string): Finding {
  return { level: 'warning', message, mend };
}

export function fault(message: string, mend: string): Finding {
  return { level: 'error', message, mend };
}
