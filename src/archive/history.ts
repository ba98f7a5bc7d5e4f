import { askGit } from './git.ts';

/** What git knows of a file: `updated` is an ISO 8601 date with offset, `changes` counts commits. */
export type FileHistory = { updated: string; changes: number };

const SEPARATOR = '\u0001';

/**
 * The history of every file below a folder, from one git call; keys are paths relative to the folder.
 * Empty where git has no true answer: no repository, no git, or a shallow clone.
 */
export async function readHistory(folder: string): Promise<Map<string, FileHistory>> {
  const history = new Map<string, FileHistory>();
  const isShallow = await askGit(folder, ['rev-parse', '--is-shallow-repository']);
  if (isShallow?.toString().trim() !== 'false') return history;
  const prefix = (await askGit(folder, ['rev-parse', '--show-prefix']))?.toString().replace(/\n$/, '') ?? '';
  const log = await askGit(folder, [
    '-c',
    'core.quotepath=off',
    'log',
    `--format=${SEPARATOR}%cI`,
    '--name-only',
    '--no-renames',
    '--',
    '.',
  ]);
  for (const commit of (log?.toString() ?? '').split(SEPARATOR)) {
    const [updated = '', ...files] = commit.split('\n').filter((line) => line !== '');
    for (const path of files) {
      const file = path.startsWith(prefix) ? path.slice(prefix.length) : path;
      const known = history.get(file);
      if (known) known.changes++;
      else history.set(file, { updated, changes: 1 });
    }
  }
  return history;
}
