import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readVersions } from '../../src/archive/versions.ts';
import { compile } from '../report/compile.ts';
import { makeFolder, writeFiles } from './temp-folder.ts';

function commit(folder: string, subject: string): void {
  const who = ['-c', 'user.name=team', '-c', 'user.email=team@example.org', '-c', 'init.defaultBranch=main'];
  const git = (...args: string[]) => execFileSync('git', [...who, ...args], { cwd: folder, stdio: 'pipe' });
  git('init', '-q');
  git('add', '-A');
  git('commit', '-qm', subject);
}

it('lists the texts that a report has had, with the digest that a citation of each carries', async () => {
  const first = compile('One.\n');
  const second = compile('二。\n');
  const folder = makeFolder({ '报告/2023/a b.mdx': first.text, '报告/2023/once.mdx': 'x' });
  commit(folder, 'Begin');
  writeFiles(folder, { '报告/2023/a b.mdx': `\uFEFF${second.text}` });
  commit(folder, '改正 F1: the owner');
  const versions = await readVersions(join(folder, '报告'));
  expect([...versions.keys()]).toEqual(['2023/a b.mdx']);
  const shown = versions.get('2023/a b.mdx')?.map(({ digest, subject }) => [digest, subject]);
  expect(shown).toEqual([
    [second.report?.contentDigest, '改正 F1: the owner'],
    [first.report?.contentDigest, 'Begin'],
  ]);
});

it('knows nothing without git', async () => {
  expect((await readVersions(makeFolder({ 'a.mdx': '' }))).size).toBe(0);
});
