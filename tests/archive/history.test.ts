import { execFileSync } from 'node:child_process';
import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLog, listHistory } from '../../src/archive/history.ts';
import { makeFolder, writeFiles } from './temp-folder.ts';
import { gitEnv } from './repository.ts';

const readHistory = async (folder: string) => listHistory(await readLog(folder, gitEnv()));

function git(folder: string, args: string[], date = '2023-09-19T09:10:00+08:00'): void {
  execFileSync('git', args, {
    cwd: folder,
    stdio: 'pipe',
    env: {
      ...process.env,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_SYSTEM: '/dev/null',
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_DATE: date,
    },
  });
}

function commit(folder: string, date: string): void {
  git(folder, ['add', '-A']);
  git(folder, ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', 'commit', '-qm', 'Change'], date);
}

/** A repository with three commits, whose archive lies in a folder of it or is the repository itself. */
function makeRepository(archive: string): string {
  const top = makeFolder();
  const at = (file: string): string => join(archive, file);
  git(top, ['init', '-q', '-b', 'main']);
  writeFiles(top, {
    [at('2023/INC-2023-0001.mdx')]: 'one',
    [at('2023/测试.mdx')]: 'two',
    'other.txt': 'x',
  });
  commit(top, '2023-09-19T09:10:00+08:00');
  writeFiles(top, { [at('2023/INC-2023-0001.mdx')]: 'one, changed' });
  commit(top, '2023-10-01T08:00:00+08:00');
  writeFiles(top, { 'other.txt': 'y', [at('2024/new.mdx')]: 'not in git' });
  git(top, ['add', 'other.txt']);
  git(top, ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', 'commit', '-qm', 'Other']);
  return top;
}

describe('the history of a report', () => {
  it.each([
    ['a folder of a repository', 'kb/incidents'],
    ['a repository of its own', '.'],
  ])('comes from git for %s', async (_what, archive) => {
    const top = makeRepository(archive);
    const history = await readHistory(join(top, archive));
    expect(history.get('2023/INC-2023-0001.mdx')).toEqual({
      updated: '2023-10-01T08:00:00+08:00',
      changes: 2,
    });
    expect(history.get('2023/测试.mdx')).toMatchObject({ updated: '2023-09-19T09:10:00+08:00', changes: 1 });
    expect(history.has('2024/new.mdx')).toBe(false);
  });

  it('comes from the repository that a link leads into', async () => {
    const link = join(makeFolder(), 'link');
    symlinkSync(join(makeRepository('kb/incidents'), 'kb/incidents'), link);
    expect((await readHistory(link)).get('2023/测试.mdx')?.changes).toBe(1);
  });

  it('counts a removal, and the file that came after it', async () => {
    const top = makeRepository('.');
    rmSync(join(top, '2023/测试.mdx'));
    commit(top, '2023-11-01T08:00:00+08:00');
    writeFiles(top, { '2023/测试.mdx': 'back' });
    commit(top, '2023-12-01T08:00:00+08:00');
    const history = await readHistory(top);
    expect(history.get('2023/测试.mdx')).toEqual({ updated: '2023-12-01T08:00:00+08:00', changes: 3 });
  });

  it('is empty in a shallow clone, which would call every file new', async () => {
    const top = makeRepository('.');
    const clone = join(makeFolder(), 'clone');
    git(top, ['clone', '-q', '--depth', '1', `file://${top}`, clone]);
    expect(await readHistory(clone)).toEqual(new Map());
  });

  it('is empty without a repository, and without a folder', async () => {
    const folder = makeFolder({ 'INC-2023-0001.mdx': 'x' });
    expect(await readHistory(folder)).toEqual(new Map());
    expect(await readHistory(join(folder, 'nothing'))).toEqual(new Map());
  });

  it('is empty in a repository without a commit', async () => {
    const folder = makeFolder({ 'INC-2023-0001.mdx': 'x' });
    git(folder, ['init', '-q']);
    expect(await readHistory(folder)).toEqual(new Map());
  });
});
