import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readPublishedElements } from '../../src/archive/published-elements.ts';
import { createSettings, FIELDS } from '../compile/compile.ts';
import { commitAll, git, gitEnv } from './repository.ts';
import { makeFolder, writeFiles } from './temp-folder.ts';

const report = (status: string, text: string): string =>
  `---\n${FIELDS}\nrecord_status: ${status}\n---\n\n## Findings\n\n<Finding id="F1" direction="neutral">\n\n${text}\n\n</Finding>\n`;

const read = async (top: string) => {
  const settings = { ...createSettings(), incidents: join(top, '报告') };
  return (await readPublishedElements(settings, gitEnv())).published;
};

it('reads what changed reports had in the last commit, drafts left out', async () => {
  const top = makeFolder({
    '报告/2023/a b.mdx': report('published', 'Old.'),
    '报告/2023/draft.mdx': report('draft', 'Old.'),
    '报告/2023/same.mdx': report('published', 'Same.'),
  });
  commitAll(top, 'Begin');
  writeFiles(top, {
    '报告/2023/a b.mdx': report('published', 'New.'),
    '报告/2023/draft.mdx': report('published', 'New.'),
    '报告/2023/new.mdx': report('published', 'New.'),
  });
  const published = await read(top);
  expect([...published.keys()]).toEqual(['2023/a b.mdx']);
  expect(published.get('2023/a b.mdx')).toEqual([{ anchor: 'F1', text: 'Old.' }]);
});

it('reads what a branch changed since it left the published one', async () => {
  const top = makeFolder({ '报告/2023/one.mdx': report('published', 'Published.') });
  commitAll(top, 'Begin');
  git(top, 'update-ref', 'refs/remotes/origin/main', 'HEAD');
  writeFiles(top, { '报告/2023/one.mdx': report('published', 'Changed.') });
  git(top, 'commit', '-qam', 'Change');
  expect([...(await read(top)).values()]).toEqual([[{ anchor: 'F1', text: 'Published.' }]]);
});

it('knows nothing without git, and nothing before the first commit', async () => {
  const top = makeFolder({ '报告/2023/one.mdx': report('published', 'x') });
  expect((await read(top)).size).toBe(0);
  git(top, 'init', '-q');
  expect((await read(top)).size).toBe(0);
});
