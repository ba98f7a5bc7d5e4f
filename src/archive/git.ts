import { execFile } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';

/**
 * What git says on its standard output; undefined when there is no git, no repository, or it fails. `env` stands on top of
 * the environment of the process. The larger this process is the more it costs to start another: whoever reads much asks
 * before.
 */
export function askGit(
  folder: string,
  args: readonly string[],
  { input = '', env = {} }: { input?: string; env?: Record<string, string> } = {},
): Promise<Buffer | undefined> {
  if (!isInRepository(folder)) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const child = execFile(
      'git',
      args,
      // A part of a partial clone that is not here is not fetched: no command of ours goes out by itself.
      {
        cwd: folder,
        encoding: 'buffer',
        maxBuffer: MAX_OUTPUT,
        env: { ...process.env, GIT_NO_LAZY_FETCH: '1', ...env },
      },
      (error, stdout) => resolve(error === null ? stdout : undefined),
    );
    // A child that ends before it has read everything says so by its exit code.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

const MAX_OUTPUT = 1_000_000_000;

/** Looks as git does, which need not be started where it finds nothing. */
function isInRepository(folder: string): boolean {
  if (process.env['GIT_DIR'] !== undefined) return true;
  if (!existsSync(folder)) return false;
  for (let at = realpathSync(folder); ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return true;
    if (at === dirname(at)) return false;
  }
}

/** An object of a repository: its name, its type, and what it holds. */
type GitObject = { object: string; type: string; content: Buffer };

/** The objects in the output of `git cat-file --batch`, in its order; undefined for what is not there. */
export function readBatch(output: Buffer): (GitObject | undefined)[] {
  const objects: (GitObject | undefined)[] = [];
  let at = 0;
  while (at < output.length) {
    const end = output.indexOf(LINE_END, at);
    if (end < 0) break;
    const head = output.toString('utf8', at, end);
    const [, object, type, size] = /^([0-9a-f]{40,64}) (\w+) (\d+)$/.exec(head) ?? [];
    at = end + 1;
    if (object === undefined || type === undefined) {
      objects.push(undefined);
      continue;
    }
    const content = output.subarray(at, at + Number(size));
    objects.push({ object, type, content });
    at += content.length + 1;
  }
  return objects;
}

const LINE_END = 0x0a;
