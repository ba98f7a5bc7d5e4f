import type { LoggedCommit } from './git-log.ts';

/** What git knows of a file: `updated` is an ISO 8601 date with offset, `changes` counts commits. */
export type FileHistory = { updated: string; changes: number };

/** The history of every file in a log; keys are paths relative to its folder. */
export function listHistory(log: readonly LoggedCommit[]): Map<string, FileHistory> {
  const history = new Map<string, FileHistory>();
  for (const { at, changes } of log) {
    for (const { file } of changes) {
      const known = history.get(file);
      if (known) known.changes++;
      else history.set(file, { updated: at, changes: 1 });
    }
  }
  return history;
}
