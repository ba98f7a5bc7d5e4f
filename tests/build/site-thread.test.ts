import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { UserError } from '../../src/core/model/user-error.ts';
import { cacheFolder } from '../../src/archive/places.ts';
import { holdHtml, startSiteThread, type SiteThread } from '../../src/build/site-thread.ts';
import { readFolder, reportFile } from '../archive/report-file.ts';
import { makeFolder } from '../archive/temp-folder.ts';
import { createSettings } from '../compile/compile.ts';
import { gitEnv } from '../archive/repository.ts';
import type { Section } from '../../src/core/model/report.ts';

const TWO = {
  '2023/INC-2023-0002.mdx': reportFile('INC-2023-0002', 'See [[INC-2023-0001]].\n'),
  '2023/INC-2023-0001.mdx': reportFile('INC-2023-0001', 'Words of the first.\n'),
};

describe('the thread that reads an archive for a build', () => {
  it('hands over what reading it here gives, in the same order', async () => {
    const folder = makeFolder(TWO);
    const { session, files } = await startThread(folder).checked;
    const here = await readFolder(folder);
    const byId = (reports: readonly { id: string }[]) => reports.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    expect(files).toBe(2);
    expect(byId(session?.site.reports ?? [])).toEqual(byId(here.reports));
  });

  it('hands over the same HTML of what was compiled and of what is kept, in Chinese too', async () => {
    const text = '## 背景\n\n一台主机 😀。\n\n## Findings\n\nEnglish words.\n';
    const folder = makeFolder({ ...TWO, '2023/INC-2023-0003.mdx': reportFile('INC-2023-0003', text) });
    const readHtml = async (): Promise<string[]> => {
      const { session } = await startThread(folder).checked;
      const report = session?.site.byId.get('INC-2023-0003');
      return report?.sections.map(({ html }) => html) ?? [];
    };
    const compiled = await readHtml();
    expect(compiled).toEqual([
      expect.stringContaining('一台主机 😀。'),
      expect.stringContaining('English words.'),
    ]);
    expect(await readHtml()).toEqual(compiled);
  });

  it('writes what is no page, both indexes, and says of what the site is made', async () => {
    const folder = makeFolder(TWO);
    const output = join(makeFolder(), 'site');
    const thread = startThread(folder);
    await thread.checked;
    thread.write(output);
    const { keys, sources } = await thread.written;
    expect(sources).toMatch(/^[0-9a-f]{64}$/);
    expect([...keys.keys()].filter((path) => !existsSync(join(output, path)))).toEqual([]);
    expect(readFileSync(join(output, 'incidents/INC-2023-0001.md'), 'utf8')).toContain('Words of the first.');
    expect(
      ['index.json', 'prose/index.json', 'exact/index.json'].filter(
        (file) => !existsSync(join(output, file)),
      ),
    ).toEqual([]);
  });

  it('does not say of what the site is made when a file was added meanwhile', async () => {
    const folder = makeFolder(TWO);
    const thread = startThread(folder);
    await thread.checked;
    writeFileSync(join(folder, '2023/INC-2023-0003.mdx'), 'Other words.');
    thread.write(join(makeFolder(), 'site'));
    expect((await thread.written).sources).toBeUndefined();
  });

  it.each<[what: string, change: (file: string) => void]>([
    ['was saved', (file) => writeFileSync(file, 'Words that nobody checked.')],
    ['was cut short by an editor', (file) => truncateSync(file)],
    ['was renamed', (file) => renameSync(file, `${file}.bak`)],
    ['was removed', (file) => rmSync(file)],
    [
      'became a folder',
      (file) => {
        rmSync(file);
        mkdirSync(file);
      },
    ],
  ])('writes nothing of a report that %s after the check', async (_what, change) => {
    const folder = makeFolder(TWO);
    const output = join(makeFolder(), 'site');
    const thread = startThread(folder);
    await thread.checked;
    change(join(folder, '2023/INC-2023-0001.mdx'));
    thread.write(output);
    const failure: unknown = await thread.written.catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UserError);
    expect(failure).toMatchObject({
      message: '`2023/INC-2023-0001.mdx` was changed while the site was built, after it had been checked.',
      exitCode: 1,
    });
    expect(existsSync(join(output, 'incidents/INC-2023-0001.md'))).toBe(false);
  });

  it('writes a report that was only saved again', async () => {
    const folder = makeFolder(TWO);
    const output = join(makeFolder(), 'site');
    const thread = startThread(folder);
    await thread.checked;
    writeFileSync(join(folder, '2023/INC-2023-0001.mdx'), TWO['2023/INC-2023-0001.mdx']);
    thread.write(output);
    expect((await thread.written).sources).toBeUndefined();
    expect(existsSync(join(output, 'incidents/INC-2023-0001.md'))).toBe(true);
  });

  it('opens no site of an archive with an error, and tells it', async () => {
    const folder = makeFolder({ ...TWO, '2023/INC-2023-0003.mdx': 'No front matter.' });
    const { session, diagnostics, files } = await startThread(folder).checked;
    expect(session).toBeUndefined();
    expect(files).toBe(3);
    expect(diagnostics.map(({ rule, level }) => `${level} ${rule}`)).toContain('error front-matter');
  });

  it('tells a template of the team that cannot be used with what is wrong elsewhere', async () => {
    const folder = makeFolder({ ...TWO, '_templates/broken.mdx': 'no front matter' });
    const { session, diagnostics } = await startThread(folder).checked;
    expect(session).toBeUndefined();
    expect(diagnostics.map(({ rule, file }) => `${rule} ${file}`)).toContain(
      'template _templates/broken.mdx',
    );
  });
});

function startThread(folder: string): SiteThread {
  const settings = { ...createSettings(), incidents: folder };
  const thread = startSiteThread({
    settings,
    diagnostics: [],
    cwd: folder,
    now: '2026-06-01T10:00:00Z',
    env: gitEnv(),
  });
  onTestFinished(async () => {
    await thread.close();
    rmSync(cacheFolder(settings), { recursive: true, force: true });
  });
  return thread;
}

const section = (anchor: string, html: string): Section => ({
  ...{ kind: 'other', anchor, title: anchor, text: '' },
  html,
  parts: [],
});

const SECTIONS = [
  section('one', '<p>A bastion, 堡垒机, and 𠀀.</p>'),
  section('two', ''),
  section('three', `<p>${'Long. '.repeat(20_000)}</p>`),
];

it.each([true, false])('sections say what they said, whether packed or not: %s', (isPacked) => {
  const held = holdHtml(SECTIONS, isPacked);
  for (const _time of [1, 2]) {
    const told = held.map(({ html }) => html);
    expect(told).toEqual(SECTIONS.map(({ html }) => html));
  }
  expect(held.map(({ anchor }) => anchor)).toEqual(['one', 'two', 'three']);
});
