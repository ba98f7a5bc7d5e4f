import { execFile, spawn } from 'node:child_process';
import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { explainGit, NO_REPOSITORY, type GitFault } from './git-faults.ts';

/** Variables of the environment, as `main.ts` hands them on. */
export type Env = Readonly<Record<string, string | undefined>>;

/** What git says on its standard output, or why it cannot say anything; neither where its answer is a plain no. */
export type GitAnswer = { output?: Buffer; fault?: GitFault };

export type GitOptions = {
  env: Env;
  input?: string;
  /** Variables for this question alone. */
  set?: Readonly<Record<string, string>>;
};

/**
 * Asks the repository around a folder. The larger this process is the more it costs to start another: whoever reads much
 * asks before.
 */
export function askGit(
  folder: string,
  args: readonly string[],
  { env, input = '', set = {} }: GitOptions,
): Promise<GitAnswer> {
  if (!isFolder(folder)) return Promise.resolve({});
  const top = findTop(folder);
  const own = forGit(env, top);
  if (own === undefined) return Promise.resolve({ fault: NO_REPOSITORY });
  return new Promise((resolve) => {
    const child = execFile(
      'git',
      args,
      { cwd: folder, encoding: 'buffer', maxBuffer: MAX_OUTPUT, env: { ...own, ...set } },
      (error, stdout, stderr) =>
        resolve(error === null ? { output: stdout } : explainGit(error, stderr.toString(), top ?? folder)),
    );
    // A child that ends before it has read everything says so by its exit code.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

const MAX_OUTPUT = 1_000_000_000;

/**
 * Hands on the objects of these names one by one, none for what is not there, while git reads the next ones: a process
 * waits as soon as a pipe holds 64 KB that nobody takes, so whoever waits for its end does all the work after it.
 */
export async function eachObject(
  folder: string,
  names: readonly string[],
  env: Env,
  take: (object: GitObject) => void,
): Promise<void> {
  const own = isFolder(folder) ? forGit(env, findTop(folder)) : undefined;
  if (own === undefined || names.length === 0) return;
  const child = spawn('git', ['cat-file', '--batch', '--buffer'], {
    cwd: folder,
    env: own,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  // Without git there is no object, and whoever asks has said so before.
  child.on('error', () => undefined);
  child.stdin.on('error', () => undefined);
  child.stdin.end(`${names.join('\n')}\n`);
  let rest: Buffer = Buffer.alloc(0);
  let chunks: Buffer[] = [];
  let held = 0;
  const takeAll = (): void => {
    const { objects, end } = readObjects(Buffer.concat([rest, ...chunks]));
    for (const object of objects) if (object !== undefined) take(object);
    [rest, chunks, held] = [end, [], 0];
  };
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    held += chunk.length;
    // A large object is not copied again for each of its pieces.
    if (held >= Math.max(PIECE, rest.length)) takeAll();
  }
  takeAll();
}

/** Bytes. */
const PIECE = 250_000;

/**
 * What git tells a hook of the repository that calls it. The archive may be in another one, as a submodule is, and in a
 * linked worktree a hook gets no top folder, so that the folder in which git is asked would count as the top: git finds
 * the repository of a folder by itself. What a hook gets by `git -c` stays.
 */
const OF_CALLER = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_PREFIX',
  'GIT_COMMON_DIR',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_IMPLICIT_WORK_TREE',
  'GIT_NAMESPACE',
  'GIT_SHALLOW_FILE',
];

/** Undefined where there is no repository. */
function forGit(env: Env, top: string | undefined): Env | undefined {
  const own = top === undefined ? keepGiven(env) : env;
  if (own === undefined) return undefined;
  const kept = Object.entries(own).filter(([name]) => top === undefined || !OF_CALLER.includes(name));
  return {
    ...Object.fromEntries(kept),
    // The words by which faults are told apart.
    LC_ALL: 'C',
    // A part of a partial clone that is not here is not fetched: no command of ours goes out by itself.
    GIT_NO_LAZY_FETCH: '1',
    // A hook runs while the index is locked.
    GIT_OPTIONAL_LOCKS: '0',
  };
}

/**
 * A folder without `.git` may be in a repository all the same when both its places are given, as for files of a home
 * folder. Paths that are not absolute count from where the command runs.
 */
function keepGiven(env: Env): Env | undefined {
  const { GIT_DIR: dir, GIT_WORK_TREE: tree, PWD: base = '' } = env;
  if (dir === undefined || tree === undefined) return undefined;
  if (!isAbsolute(base)) return env;
  return { ...env, GIT_DIR: resolve(base, dir), GIT_WORK_TREE: resolve(base, tree) };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Looks as git does, which need not be started where it finds nothing. */
function findTop(folder: string): string | undefined {
  for (let at = realpathSync(folder); ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    // A bare repository.
    if (['HEAD', 'objects', 'refs'].every((name) => existsSync(join(at, name)))) return at;
    if (at === dirname(at)) return undefined;
  }
}

/** Where a folder stands in its repository: the `top`, the `path` from there with slashes, and where git can be asked. */
export type GitPlace = { asked: string; top: string; path: string };

/** The place of a folder, also of one that is not there, which then is that of the nearest folder above it. */
export async function findGitPlace(folder: string, env: Env): Promise<GitPlace | { fault: GitFault }> {
  const asked = nearestFolder(folder);
  const { output, fault } = await askGit(asked, ['rev-parse', '--show-toplevel', '--show-prefix'], { env });
  if (output === undefined) return { fault: fault ?? NO_REPOSITORY };
  const [top = '', prefix = ''] = output.toString().split('\n');
  const below = relative(asked, folder).split(sep).join('/');
  return { asked, top, path: `${prefix}${below}`.replace(/\/$/, '') };
}

function nearestFolder(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearestFolder(dirname(folder));
}

/** An object of a repository: its name, its type, and what it holds. */
type GitObject = { object: string; type: string; content: Buffer };

/** The objects in the output of `git cat-file --batch`, in its order; undefined for what is not there. */
export function readBatch(output: Buffer): (GitObject | undefined)[] {
  return readObjects(output).objects;
}

/** With the `end`, where an object is not whole. */
function readObjects(output: Buffer): { objects: (GitObject | undefined)[]; end: Buffer } {
  const objects: (GitObject | undefined)[] = [];
  let at = 0;
  while (at < output.length) {
    const end = output.indexOf(LINE_END, at);
    if (end < 0) break;
    const head = output.toString('utf8', at, end);
    const [, object, type, size] = /^([0-9a-f]{40,64}) (\w+) (\d+)$/.exec(head) ?? [];
    const start = end + 1;
    if (object === undefined || type === undefined) {
      objects.push(undefined);
      at = start;
      continue;
    }
    const content = output.subarray(start, start + Number(size));
    // A line end follows.
    if (start + content.length === output.length) break;
    objects.push({ object, type, content });
    at = start + content.length + 1;
  }
  return { objects, end: output.subarray(at) };
}

const LINE_END = 0x0a;
