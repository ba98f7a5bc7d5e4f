import { execFile } from 'node:child_process';

/** What git says on its standard output; undefined when there is no git, no repository, or it fails. */
export function askGit(folder: string, args: readonly string[], input = ''): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    const child = execFile(
      'git',
      args,
      // A part of a partial clone that is not here is not fetched: no command of ours goes out by itself.
      {
        cwd: folder,
        encoding: 'buffer',
        maxBuffer: MAX_OUTPUT,
        env: { ...process.env, GIT_NO_LAZY_FETCH: '1' },
      },
      (error, stdout) => resolve(error === null ? stdout : undefined),
    );
    // A child that ends before it has read everything says so by its exit code.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

const MAX_OUTPUT = 1_000_000_000;
