import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NO_REPOSITORY } from '../../src/archive/git-faults.ts';
import { findBranchIds } from '../../src/archive/branch-ids.ts';
import { createIdSource, findTakenIds } from '../../src/archive/ids.ts';
import { git, gitEnv } from './repository.ts';
import { makeFolder, writeFiles } from './temp-folder.ts';

describe('the ids on branches', () => {
  it.each([
    ['a folder of the repository', 'kb/incidents'],
    ['the repository itself', '.'],
  ])('are those of every local and remote-tracking branch, for %s', async (_what, archive) => {
    const top = makeRepository(archive);
    const { ids, branches } = await findBranchIds(join(top, archive), 'INC', gitEnv());
    expect([...ids.keys()].sort()).toEqual([
      'INC-2025-0009',
      'INC-2026-0001',
      'INC-2026-0002',
      'INC-2026-0003',
    ]);
    expect(branches).toBe(3);
  });

  it('lead to the next number that is free everywhere', async () => {
    const top = makeRepository('incidents');
    writeFiles(join(top, 'incidents'), {
      '2026/INC-2026-0001.mdx': '---\nid: INC-2026-0001\naliases: [INC-2024-0007]\n---\n',
    });
    const taken = await findTakenIds(join(top, 'incidents'), 'INC', gitEnv());
    expect(taken.next('2026')).toBe('INC-2026-0004');
    expect(taken.next('2026')).toBe('INC-2026-0005');
    expect(taken.next('2025')).toBe('INC-2025-0010');
    expect(taken.next('2024')).toBe('INC-2024-0008');
    expect(taken.next('2019')).toBe('INC-2019-0001');
  });

  it.each([
    ['a folder that is not there yet', 'kb/new/incidents', 3],
    ['a folder outside of git', '', NO_REPOSITORY],
  ])('are none for %s', async (_what, folder, branches) => {
    const top = folder === '' ? makeFolder() : makeRepository('kb/incidents');
    const found = await findBranchIds(join(top, folder), 'INC', gitEnv());
    expect(found).toEqual({ ids: new Map(), branches });
  });

  it('are none in a repository without a commit', async () => {
    const top = makeFolder();
    git(top, ['init', '-q']);
    expect(await findBranchIds(top, 'INC', gitEnv())).toEqual({ ids: new Map(), branches: 0 });
  });

  it('of five hundred branches are found in a few calls', async () => {
    const top = makeRepository('incidents');
    const refs = Array.from({ length: 500 }, (_, index) => [
      `refs/heads/b${index}`,
      [`incidents/2026/INC-2026-${1000 + index}.mdx`],
    ]);
    importBranches(top, Object.fromEntries(refs) as Record<string, string[]>);
    const { ids, branches } = await findBranchIds(join(top, 'incidents'), 'INC', gitEnv());
    expect(branches).toBe(503);
    expect(ids.size).toBe(504);
  });
});

/** Ids on `main`, on another branch and on a remote-tracking branch; a tag alone holds none that counts. */
function makeRepository(archive: string): string {
  const top = makeFolder();
  git(top, ['init', '-q', '-b', 'main']);
  const at = (...files: string[]): string[] => files.map((file) => posix.join(archive, file));
  importBranches(top, {
    'refs/heads/main': at(
      '2026/INC-2026-0001.mdx',
      '2026/INC-2026-0800.md',
      '2026/images/INC-2026-0801.png',
      '_old/2026/INC-2026-0802.mdx',
    ),
    'refs/heads/topic': at('2026/INC-2026-0002/index.mdx', 'teams/a/INC-2025-0009.mdx'),
    'refs/remotes/origin/theirs': at('2026/INC-2026-0001.mdx', '2026/INC-2026-0003.mdx'),
    'refs/tags/old': at('2026/INC-2026-0900.mdx'),
  });
  git(top, ['reset', '-q', '--hard']);
  return top;
}

/** Gives each ref one commit with these files. */
function importBranches(top: string, refs: Record<string, readonly string[]>): void {
  const stream = Object.entries(refs).flatMap(([ref, files]) => [
    `commit ${ref}\ncommitter Test <test@example.org> 1700000000 +0000\ndata 1\nx\n`,
    ...files.map((file) => `M 100644 inline ${file}\ndata 1\nx\n`),
    '\n',
  ]);
  git(top, ['fast-import', '--quiet', '--force'], { input: stream.join('') });
}

describe('a new id', () => {
  it('is the one behind the highest of its year', () => {
    const next = createIdSource(
      ['INC-2024-0009', 'INC-2024-0002', 'INC-2023-9999', 'OLD-2025-0004', 'x'],
      'INC',
    );
    expect([next('2024'), next('2024'), next('2023'), next('2025')]).toEqual([
      'INC-2024-0010',
      'INC-2024-0011',
      'INC-2023-10000',
      'INC-2025-0001',
    ]);
  });
});
