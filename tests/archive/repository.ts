import { execFileSync } from 'node:child_process';

const WHO = ['-c', 'user.name=team', '-c', 'user.email=team@example.org', '-c', 'init.defaultBranch=main'];

/** Asks git as somebody who commits, and gives what it says. */
export function git(folder: string, ...args: string[]): string {
  return execFileSync('git', [...WHO, ...args], { cwd: folder, stdio: 'pipe', encoding: 'utf8' });
}

/** Commits all files of a folder, which becomes a repository when it is none. */
export function commitAll(folder: string, subject: string): void {
  git(folder, 'init', '-q');
  git(folder, 'add', '-A');
  git(folder, 'commit', '-qm', subject);
}

/** Asks git as one who commits on a day, such as `2024-01-02`, and whose machine has no settings of its own. */
export function gitOn(day: string, folder: string, ...args: string[]): string {
  const at = `${day}T09:00:00+00:00`;
  return execFileSync('git', [...WHO, ...args], {
    cwd: folder,
    stdio: 'pipe',
    encoding: 'utf8',
    env: {
      ...process.env,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_SYSTEM: '/dev/null',
      GIT_AUTHOR_DATE: at,
      GIT_COMMITTER_DATE: at,
    },
  });
}
