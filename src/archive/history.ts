import { x } from 'tinyexec';

/** What git knows of a file: `updated` is an ISO 8601 date with offset, `changes` counts commits. */
export type FileHistory = { updated: string; changes: number };

const SEPARATOR = '\u0001';

/**
 * The history of every file below a folder, from one git call; keys are paths relative to the folder.
 * Empty where git has no true answer: no repository, no git, or a shallow clone.
 */
export async function readHistory(folder: string): Promise<Map<string, FileHistory>> {
  const history = new Map<string, FileHistory>();
  const isShallow = await git(folder, ['rev-parse', '--is-shallow-repository']);
  if (isShallow?.trim() !== 'false') return history;
  const prefix = (await git(folder, ['rev-parse', '--show-prefix']))?.replace(/\n$/, '') ?? '';
  const log = await git(folder, [
    '-c',
    'core.quotepath=off',
    'log',
    `--format=${SEPARATOR}%cI`,
    '--name-only',
    '--no-renames',
    '--',
    '.',
  ]);
  for (const commit of (log ?? '').split(SEPARATOR)) {
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

async function git(folder: string, args: string[]): Promise<string | undefined> {
  try {
    const { stdout, exitCode } = await x('git', args, { nodeOptions: { cwd: folder } });
    return exitCode === 0 ? stdout : undefined;
  } catch {
    return undefined;
  }
}
