import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Settings } from '../../schemas/settings.ts';
import { UserError } from '../core/model/user-error.ts';
import type { Archive } from '../core/model/archive.ts';
import { askGit } from './git.ts';
import { readArchive } from './read.ts';

type BaseArchiveInput = {
  /** Absolute path of the incidents folder in the working tree. */
  folder: string;
  /** A branch, tag or commit. */
  ref: string;
  settings: Settings;
  /** Compiled reports of the working tree, of which most are the same. */
  cacheFile: string;
  /** The path of a file of the archive as the user knows it. */
  show: (file: string) => string;
};

/**
 * The archive as it was at another commit, read without touching the working tree; empty where the folder was not
 * there yet. Throws a `UserError` without git or for an unknown ref.
 */
export async function readBaseArchive({
  folder,
  ref,
  settings,
  cacheFile,
  show,
}: BaseArchiveInput): Promise<Archive> {
  const commit = await resolveRef(folder, ref);
  const prefix = ((await git(folder, ['rev-parse', '--show-prefix'])) ?? '').trim();
  const temporary = await mkdtemp(join(tmpdir(), 'precedent-base-'));
  try {
    const files = join(temporary, 'incidents');
    await checkOut(folder, `${commit}:${prefix}`, { files, index: join(temporary, 'index') });
    const kept = join(temporary, 'reports.jsonl');
    await copyFile(cacheFile, kept).catch(() => undefined);
    const archive = await readArchive({ folder: files, settings, cwd: files, cacheFile: kept });
    const diagnostics = archive.diagnostics.map((diagnostic) => ({
      ...diagnostic,
      file: show(diagnostic.file),
    }));
    // Places are looked up in the files, which are gone after this.
    return { ...archive, show, diagnostics, locate: () => NOWHERE };
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

const START = { line: 1, column: 1, offset: 0 };
const NOWHERE = { start: START, end: START };

async function resolveRef(folder: string, ref: string): Promise<string> {
  if ((await git(folder, ['rev-parse', '--git-dir'])) === undefined) {
    throw new UserError(
      `The folder ${folder} is in no git repository.`,
      'Changes are found by comparing with a commit; run this in a clone of the archive.',
    );
  }
  const commit = await git(folder, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${ref}^{commit}`,
  ]);
  if (commit !== undefined) return commit.trim();
  const isShallow = (await git(folder, ['rev-parse', '--is-shallow-repository']))?.trim() === 'true';
  throw new UserError(
    `git knows no commit \`${ref}\`.`,
    isShallow
      ? 'This clone is shallow: fetch the branch first, such as `git fetch origin main`, or clone with full history (`fetch-depth: 0`).'
      : 'Write a branch, a tag or a commit, such as `origin/main`.',
  );
}

/** Git writes the files of a tree by an index of its own; from the top, since below it leaves out the other folders. */
async function checkOut(
  folder: string,
  tree: string,
  { files, index }: { files: string; index: string },
): Promise<void> {
  await mkdir(files);
  const top = (await git(folder, ['rev-parse', '--show-toplevel']))?.replace(/\n$/, '');
  if (top === undefined || (await git(folder, ['rev-parse', '--verify', '--quiet', tree])) === undefined)
    return;
  const env = { GIT_INDEX_FILE: index };
  await git(top, ['read-tree', tree], env);
  await git(top, ['checkout-index', '--all', '--force', `--prefix=${files}/`], env);
}

/** Parts of a partial clone are fetched here: the user has asked for another commit. */
async function git(
  cwd: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<string | undefined> {
  const output = await askGit(cwd, args, { env: { GIT_NO_LAZY_FETCH: '0', ...env } });
  return output?.toString();
}
