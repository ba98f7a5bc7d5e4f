import { statSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import type { Settings } from '../../schemas/settings.ts';
import { UserError } from '../core/model/user-error.ts';
import type { Archive } from '../core/model/archive.ts';
import { askGit, findGitPlace, type Env, type GitPlace } from './git.ts';
import { SHALLOW, type GitFault } from './git-faults.ts';
import { isShallow } from './git-history.ts';
import { readArchive } from './read.ts';

type BaseArchiveInput = {
  /** The archive of the working tree. */
  archive: Archive;
  /** A branch, tag or commit. */
  ref: string;
  settings: Settings;
  /** Compiled reports of the working tree, of which most are the same. */
  cacheFile: string;
  env: Env;
};

/** What a branch is compared with. */
export type BaseArchives = {
  /** The archive where the branch left the other one; empty where the folder was not there yet. */
  fork: Archive;
  /** The archive at the end of the other branch; missing when nothing has happened there since. */
  tip?: Archive;
};

/**
 * The archive as it was where this branch left another one, and what became of it there, both read without touching the
 * working tree. Throws a `UserError` where git cannot answer, for an unknown ref, and without a common commit.
 */
export async function readBaseArchives(input: BaseArchiveInput): Promise<BaseArchives> {
  const place = await findGitPlace(input.archive.folder, input.env);
  if ('fault' in place) throw refuse(place.fault);
  const ask = createAsk(place, input.env);
  const wanted = { ref: input.ref, isCut: () => isShallow(place.top, input.env) };
  const tip = await findCommit(ask, wanted);
  const fork = await findFork(ask, tip, wanted);
  const read = (commit: string): Promise<Archive> => readCommit(commit, { ...input, ask, path: place.path });
  return { fork: await read(fork), ...(fork === tip ? {} : { tip: await read(tip) }) };
}

/** What git says from the top of the repository; undefined for a plain no. Throws a `UserError` where it cannot say. */
type Ask = (args: readonly string[], set?: Record<string, string>) => Promise<string | undefined>;

function createAsk({ top }: GitPlace, env: Env): Ask {
  return async (args, set = {}) => {
    // Parts of a partial clone are fetched here: the user has asked for another commit.
    const { output, fault } = await askGit(top, args, { env, set: { GIT_NO_LAZY_FETCH: '0', ...set } });
    if (fault !== undefined) throw refuse(fault);
    return output?.toString();
  };
}

function refuse({ message, hint }: GitFault): UserError {
  return new UserError(message, hint);
}

type RefInput = { ref: string; isCut: () => Promise<boolean> };

async function findCommit(ask: Ask, { ref, isCut }: RefInput): Promise<string> {
  // What begins with a dash would be an option.
  const isName = !ref.startsWith('-');
  const commit = isName ? await ask(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]) : undefined;
  if (commit !== undefined) return commit.trim();
  if (isName && (await isCut()))
    throw new UserError(`${SHALLOW.message} git knows no commit \`${ref}\`.`, SHALLOW.hint);
  throw new UserError(
    `git knows no commit \`${ref}\`.`,
    'Write a branch, a tag or a commit, such as `origin/main`, which `git fetch origin main:refs/remotes/origin/main` brings here.',
  );
}

/** The commit where this branch left another one: what happened there since is not its doing. */
async function findFork(ask: Ask, tip: string, { ref, isCut }: RefInput): Promise<string> {
  const fork = await ask(['merge-base', tip, 'HEAD']);
  if (fork !== undefined) return fork.trim();
  if (await isCut())
    throw new UserError(
      `${SHALLOW.message} The commit where this branch left \`${ref}\` is not among it.`,
      SHALLOW.hint,
    );
  throw new UserError(
    `This branch and \`${ref}\` have no commit in common.`,
    'Name the branch that this one was made from. Where its history was written anew, name a commit of the new one.',
  );
}

type CommitInput = BaseArchiveInput & { ask: Ask; path: string };

async function readCommit(commit: string, { archive, ask, path, ...input }: CommitInput): Promise<Archive> {
  const { show } = archive;
  const temporary = await mkdtemp(join(tmpdir(), 'precedent-base-'));
  try {
    const files = join(temporary, 'files');
    const held = (await findFolder(commit, path, ask, archive)) ?? path;
    const folder = join(files, held);
    await mkdir(folder, { recursive: true });
    // Git writes the files of a tree by an index of its own, under their own paths, by which it knows their attributes.
    const set = { GIT_INDEX_FILE: join(temporary, 'index') };
    if ((await ask(['rev-parse', '--verify', '--quiet', `${commit}:${held}`])) !== undefined) {
      await ask(['read-tree', ...(held === '' ? [] : [`--prefix=${held}/`]), `${commit}:${held}`], set);
      await ask(['checkout-index', '--all', '--force', `--prefix=${files}/`], set);
      if (held === path) await takeSame(commit, path, { ask, from: archive.folder, to: folder });
    }
    const cacheFile = join(temporary, 'reports.jsonl');
    await copyFile(input.cacheFile, cacheFile).catch(() => undefined);
    const old = await readArchive({ folder, settings: input.settings, cwd: folder, cacheFile });
    const diagnostics = old.diagnostics.map((diagnostic) => ({ ...diagnostic, file: show(diagnostic.file) }));
    // Places are looked up in the files, which are gone after this.
    return { ...old, show, diagnostics, locate: () => NOWHERE };
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

const START = { line: 1, column: 1, offset: 0 };
const NOWHERE = { start: START, end: START };

/**
 * Files that git calls the same and that are not, byte by byte, come from the working tree: what a filter keeps elsewhere,
 * such as Git LFS, may be here as it is or as a pointer.
 */
async function takeSame(
  commit: string,
  path: string,
  { ask, from, to }: { ask: Ask; from: string; to: string },
): Promise<void> {
  const listed = await ask(['diff', '--name-only', '--no-renames', '-z', commit, '--', path || '.']);
  const changed = new Set((listed ?? '').split('\0'));
  for (const entry of await readdir(to, { recursive: true, withFileTypes: true })) {
    const copy = join(entry.parentPath, entry.name);
    const file = relative(to, copy);
    const name = join(path, file).split(sep).join('/');
    if (!entry.isFile() || file.endsWith('.mdx') || changed.has(name)) continue;
    const here = statSync(join(from, file), { throwIfNoEntry: false });
    if (here?.isFile() === true && here.size !== statSync(copy).size) await copyFile(join(from, file), copy);
  }
}

/** The folder of reports in a commit, under its name of today or, where that held none, under the one that it had. */
async function findFolder(
  commit: string,
  path: string,
  ask: Ask,
  { reports }: Archive,
): Promise<string | undefined> {
  const list = async (...below: string[]): Promise<string[]> => {
    const listed = await ask(['ls-tree', '-r', '-z', '--name-only', commit, '--', ...below]);
    return (listed ?? '').split('\0').filter((file) => file.endsWith('.mdx'));
  };
  if (path === '' || (await list(`${path}/`)).length > 0) return path;
  const known = new Set(reports.map(({ file }) => file));
  const counts = new Map<string, number>();
  for (const file of await list()) {
    for (const { folder, rest } of waysToCut(file))
      if (known.has(rest)) counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  const [first] = [...counts].sort(([, a], [, b]) => b - a);
  return first?.[0];
}

/** A path as the folder of an archive and the file in it, in every way; the folder is empty for the top. */
function waysToCut(file: string): { folder: string; rest: string }[] {
  const names = file.split('/');
  return names.map((_, at) => ({ folder: names.slice(0, at).join('/'), rest: names.slice(at).join('/') }));
}
