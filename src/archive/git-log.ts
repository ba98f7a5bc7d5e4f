import { askGit } from './git.ts';

/** A commit: `at` is an ISO 8601 date with offset; each file is there under its path relative to the folder. */
export type LoggedCommit = { at: string; subject: string; changes: LoggedChange[] };

/** What a commit did to a file; `blob` names the content after it, and is undefined where the file was removed. */
export type LoggedChange = { file: string; blob: string | undefined };

/**
 * The commits of this branch that touched files below a folder, newest first. Empty where git has no true answer: no
 * repository, no git, or a shallow clone, which would call every file new.
 */
export async function readLog(folder: string): Promise<LoggedCommit[]> {
  const isShallow = await askGit(folder, ['rev-parse', '--is-shallow-repository']);
  if (isShallow?.toString().trim() !== 'false') return [];
  const log = await askGit(folder, LOG);
  return (log?.toString() ?? '').split(COMMIT).slice(1).map(readCommit);
}

const COMMIT = '\u0001';

const LOG = [
  '-c',
  'core.quotepath=off',
  'log',
  '--format=%x01%cI%x00%s',
  '--raw',
  '--no-abbrev',
  '--no-renames',
  '--relative',
  '--',
  '.',
];

function readCommit(text: string): LoggedCommit {
  const [head = '', ...lines] = text.split('\n');
  const [at = '', subject = ''] = head.split('\0');
  const changes = lines.flatMap((line): LoggedChange[] => {
    const [, blob, status, file] = /^:\d+ \d+ [0-9a-f]+ ([0-9a-f]+) ([A-Z])\t(.+)$/.exec(line) ?? [];
    return file === undefined ? [] : [{ file, blob: status === 'D' ? undefined : blob }];
  });
  return { at, subject, changes };
}
