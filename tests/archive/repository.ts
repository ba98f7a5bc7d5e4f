import { execFileSync } from 'node:child_process';
import process from 'node:process';
import type { Env } from '../../src/archive/git.ts';

/** What git needs of the environment, and nothing of whoever runs the tests. */
export function gitEnv(more: Env = {}): Env {
  const { PATH, HOME } = process.env;
  return { PATH, HOME, ...more };
}

/** When a commit is made, and what git reads from its standard input. */
type GitOptions = { date?: string; input?: string };

const WHO = ['-c', 'user.name=team', '-c', 'user.email=team@example.org', '-c', 'init.defaultBranch=main'];

/** Runs git in a folder as somebody who commits, whatever this machine has set for it, and gives what it prints. */
export function git(folder: string, args: readonly string[], { date, input = '' }: GitOptions = {}): string {
  const dates = date === undefined ? {} : { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
  return execFileSync('git', [...WHO, ...args], {
    cwd: folder,
    input,
    encoding: 'utf8',
    stdio: 'pipe',
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null', ...dates },
  });
}

/** Commits all files of a folder, which becomes a repository when it is none. */
export function commitAll(folder: string, subject: string, date?: string): void {
  git(folder, ['init', '-q']);
  git(folder, ['add', '-A']);
  git(folder, ['commit', '-qm', subject], date === undefined ? {} : { date });
}

/** Runs git as one who commits on a day, such as `2024-01-02`. */
export function gitOn(day: string, folder: string, ...args: string[]): string {
  return git(folder, args, { date: `${day}T09:00:00+00:00` });
}
