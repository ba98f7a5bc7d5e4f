import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { show } from '../compile/compile.ts';
import { readFolder, reportFile } from './report-file.ts';
import { makeFolder, writeFiles } from './temp-folder.ts';

describe('an archive', () => {
  it('holds the reports of its folder in both languages, in the order of their paths', async () => {
    const folder = makeFolder({
      '2023/INC-2023-0002.mdx': reportFile('INC-2023-0002', '## Findings\n\nEnglish words.\n'),
      '2023/INC-2023-0001.mdx': reportFile('INC-2023-0001', '## 发现\n\n一台云服务器被误报。\n'),
      '2022/INC-2022-0001/index.mdx': reportFile('INC-2022-0001'),
      'tags.yml': 'ip-reuse:\n  label: { en: IP reuse, zh-CN: IP 易主 }\n',
      'README.md': '# How to write\n',
      '_drafts/INC-2023-0009.mdx': reportFile('INC-2023-0009'),
      '.hidden/INC-2023-0008.mdx': reportFile('INC-2023-0008'),
    });
    const archive = await readFolder(folder);
    expect(archive.reports.map(({ id, file, lang }) => `${id} ${file} ${lang}`)).toEqual([
      'INC-2022-0001 2022/INC-2022-0001/index.mdx en',
      'INC-2023-0001 2023/INC-2023-0001.mdx zh-CN',
      'INC-2023-0002 2023/INC-2023-0002.mdx en',
    ]);
    expect(archive).toMatchObject({
      folder,
      files: 3,
      diagnostics: [],
      tags: { 'ip-reuse': { aliases: [] } },
    });
  });

  it('reads every file, whatever is wrong with one of them', async () => {
    const folder = makeFolder({
      'INC-2023-0001.mdx': reportFile('INC-2023-0001', 'a <b\n'),
      'INC-2023-0002.mdx': 'no front matter\n',
      'INC-2023-0003.mdx': new Uint8Array([0xff, 0xfe, 0x00]),
      'INC-2023-0004.mdx': reportFile('INC-2023-0004', '', 'x_a: *nothing'),
      'INC-2023-0005.mdx': reportFile('INC-2023-0005', `{${'('.repeat(20_000)}`),
      'INC-2023-0006.mdx': reportFile('INC-2023-0006'),
    });
    const { reports, diagnostics, files } = await readFolder(folder);
    expect(files).toBe(6);
    expect(reports.map(({ id }) => id)).toEqual(['INC-2023-0001', 'INC-2023-0005', 'INC-2023-0006']);
    expect(diagnostics.map(({ file, rule }) => `${file} ${rule}`)).toEqual([
      'INC-2023-0001.mdx mdx-syntax',
      'INC-2023-0002.mdx front-matter',
      'INC-2023-0003.mdx file-encoding',
      'INC-2023-0004.mdx front-matter',
      'INC-2023-0005.mdx mdx-syntax',
    ]);
  });

  it('shows paths as the user knows them', async () => {
    const folder = makeFolder({ 'kb/reports/2023/INC-2023-0001.mdx': 'x' });
    const archive = await readFolder(join(folder, 'kb/reports'), { cwd: join(folder, 'kb') });
    expect(archive.diagnostics.map(({ file }) => file)).toEqual(['reports/2023/INC-2023-0001.mdx']);
    expect(archive.show('2023/INC-2023-0001.mdx')).toBe('reports/2023/INC-2023-0001.mdx');
  });

  it('tells of files that look like reports and are none', async () => {
    const outside = makeFolder({ 'INC-2023-0007.mdx': reportFile('INC-2023-0007') });
    const folder = makeFolder({
      'INC-2023-0001.md': 'x',
      'INC-2023-0002.MDX': 'x',
      'INC-2023-0003.markdown': 'x',
      'readme.md': 'x',
      'notes.txt': 'x',
      'inside.mdx': reportFile('INC-2023-0004'),
    });
    symlinkSync(join(outside, 'INC-2023-0007.mdx'), join(folder, 'INC-2023-0007.mdx'));
    symlinkSync(outside, join(folder, 'linked'));
    symlinkSync(join(folder, 'gone'), join(folder, 'INC-2023-0008.mdx'));
    symlinkSync(join(folder, 'inside.mdx'), join(folder, 'INC-2023-0004.mdx'));
    const { reports, diagnostics } = await readFolder(folder);
    expect(reports.map(({ file }) => file)).toEqual(['INC-2023-0004.mdx', 'inside.mdx']);
    const lines = diagnostics.map((diagnostic) => `${diagnostic.file} ${show([diagnostic])}`).sort();
    expect(`\n${lines.join('\n')}\n`).toMatchInlineSnapshot(`
      "
      INC-2023-0001.md warning file-name This file is not read as a report: its name does not end in \`.mdx\`. → Rename it, such as \`INC-2023-0001.mdx\`.
      INC-2023-0002.MDX warning file-name This file is not read as a report: its name does not end in \`.mdx\`. → Rename it, such as \`INC-2023-0001.mdx\`.
      INC-2023-0003.markdown warning file-name This file is not read as a report: its name does not end in \`.mdx\`. → Rename it, such as \`INC-2023-0001.mdx\`.
      INC-2023-0007.mdx file-name This link leads out of the incidents folder. → Put the file itself into the folder.
      INC-2023-0008.mdx file-name This link leads nowhere. → Put the file itself into the folder.
      linked file-name This link leads out of the incidents folder. → Put the file itself into the folder.
      "
    `);
  });

  it('tells of a file that cannot be read, and reads the others', async () => {
    const folder = makeFolder({ 'INC-2023-0002.mdx': reportFile('INC-2023-0002') });
    mkdirSync(join(folder, 'folder'));
    symlinkSync(join(folder, 'folder'), join(folder, 'INC-2023-0001.mdx'));
    const { reports, diagnostics } = await readFolder(folder);
    expect(reports.map(({ id }) => id)).toEqual(['INC-2023-0002']);
    expect(show(diagnostics)).toMatchInlineSnapshot(
      `"file-encoding The file cannot be read: a folder stands there (EISDIR). → Name another path, or move what is in the way."`,
    );
  });

  it('counts its files while it reads them', async () => {
    const folder = makeFolder({
      'INC-2023-0001.mdx': reportFile('INC-2023-0001'),
      'INC-2023-0002.mdx': 'x',
    });
    const seen: string[] = [];
    await readFolder(folder, { onProgress: (done, total) => seen.push(`${done}/${total}`) });
    expect(seen).toEqual(['0/2', '1/2', '2/2']);
  });

  it('has one error when its folder is not there, or is a file', async () => {
    const folder = makeFolder({ file: 'x' });
    const messagesOf = async (name: string): Promise<string[]> =>
      (await readFolder(join(folder, name))).diagnostics.map(({ level, message }) => `${level}: ${message}`);
    expect(await messagesOf('nothing')).toEqual([`error: There is no folder ${folder}/nothing.`]);
    expect(await messagesOf('file')).toContain('error: This is no folder.');
  });

  it('may be empty', async () => {
    expect(await readFolder(makeFolder())).toMatchObject({
      reports: [],
      diagnostics: [],
      tags: {},
      files: 0,
    });
  });

  it('is the same when many files are read in threads', { timeout: 60_000 }, async () => {
    const ids = Array.from({ length: 401 }, (_, index) => `INC-2023-${String(index + 1).padStart(4, '0')}`);
    const folder = makeFolder(
      Object.fromEntries(ids.map((id) => [`${id}.mdx`, reportFile(id, `See ${id}, a <b\n`)])),
    );
    const many = await readFolder(folder);
    expect(many.reports.map(({ id }) => id)).toEqual(ids);
    expect(many.diagnostics).toHaveLength(401);
    const first = makeFolder();
    writeFiles(first, { 'INC-2023-0001.mdx': reportFile('INC-2023-0001', 'See INC-2023-0001, a <b\n') });
    const [alone] = (await readFolder(first)).reports;
    expect(many.reports[0]).toEqual(alone);
  });
});

describe('a value of the front matter', () => {
  it('is found in its file when a rule asks for its place', async () => {
    const folder = makeFolder({
      'INC-2023-0001.mdx': reportFile('INC-2023-0001', '', 'tags:\n  - one\n  - two'),
    });
    const { reports, locate } = await readFolder(folder);
    const [report] = reports;
    if (report === undefined) throw new Error('The report cannot be read.');
    expect(locate(report, ['tags', 1]).start).toMatchObject({ line: 11, column: 5 });
    expect(locate(report, ['tags', 7]).start).toMatchObject({ line: 10, column: 3 });
    expect(locate(report, ['id']).start).toMatchObject({ line: 2, column: 5 });
  });
});
