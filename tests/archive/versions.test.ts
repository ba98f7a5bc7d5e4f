import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readLog, readVersions } from '../../src/archive/history.ts';
import { compile } from '../compile/compile.ts';
import { commitAll, gitEnv } from './repository.ts';
import { makeFolder, writeFiles } from './temp-folder.ts';

const read = async (folder: string) => readVersions(folder, await readLog(folder, gitEnv()), gitEnv());

it('lists the texts that a report has had, with the digest that a citation of each carries', async () => {
  const first = compile('One.\n');
  const second = compile('二。\n');
  const folder = makeFolder({ '报告/2023/a b.mdx': first.text, '报告/2023/once.mdx': 'x' });
  commitAll(folder, 'Begin');
  writeFiles(folder, { '报告/2023/a b.mdx': `\uFEFF${second.text}` });
  commitAll(folder, '改正 F1: the owner');
  const versions = await read(join(folder, '报告'));
  expect([...versions.keys()]).toEqual(['2023/a b.mdx']);
  const shown = versions.get('2023/a b.mdx')?.map(({ digest, subject }) => [digest, subject]);
  expect(shown).toEqual([
    [second.report?.contentDigest, '改正 F1: the owner'],
    [first.report?.contentDigest, 'Begin'],
  ]);
});

it('knows nothing without git', async () => {
  expect((await read(makeFolder({ 'a.mdx': '' }))).size).toBe(0);
});
