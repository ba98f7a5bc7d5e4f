import { execFileSync } from 'node:child_process';
import type { Env } from '../../src/archive/git.ts';

/** What git needs of the environment, and nothing of whoever runs the tests. */
export function gitEnv(more: Env = {}): Env {
  const { PATH, HOME } = process.env;
  return { PATH, HOME, ...more };
}

/** Asks git as somebody who commits. */
export function git(folder: string, ...args: string[]): void {
  const who = ['-c', 'user.name=team', '-c', 'user.email=team@example.org', '-c', 'init.defaultBranch=main'];
  execFileSync('git', [...who, ...args], { cwd: folder, stdio: 'pipe' });
}

/** Commits all files of a folder, which becomes a repository when it is none. */
export function commitAll(folder: string, subject: string): void {
  git(folder, 'init', '-q');
  git(folder, 'add', '-A');
  git(folder, 'commit', '-qm', subject);
}
