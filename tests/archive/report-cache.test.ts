import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Archive } from '../../src/core/model/archive.ts';
import { compilerDigest, openReportCache } from '../../src/archive/report-cache.ts';
import type { SettingsInput } from '../../schemas/settings.ts';
import { createSettings } from '../compile/compile.ts';
import { readFolder, reportFile } from './report-file.ts';
import { makeFolder, writeFiles } from './temp-folder.ts';

const FILES = {
  'INC-2023-0001.mdx': reportFile('INC-2023-0001', '## Background\n\nSee INC-2023-0002.\n'),
  'INC-2023-0002.mdx': reportFile('INC-2023-0002', 'a <b\n'),
};

/** A folder with a cache beside it. `titles` reads it and gives the titles that come out. */
function makeCached(files: Record<string, string | Uint8Array> = FILES) {
  const folder = makeFolder(files);
  const cacheFile = join(makeFolder(), 'kept/reports.jsonl');
  const read = (settings: Partial<SettingsInput> = {}): Promise<Archive> =>
    readFolder(folder, { cacheFile, settings: createSettings(settings) });
  const titles = async (settings: Partial<SettingsInput> = {}): Promise<string[]> =>
    (await read(settings)).reports.map(({ incident }) => incident.title);
  return { folder, cacheFile, read, titles };
}

/** Changes what is kept, so that a report from the cache can be told from one that was compiled. */
function markKept(cacheFile: string): void {
  writeFileSync(cacheFile, readFileSync(cacheFile, 'utf8').replaceAll('"title":"Report', '"title":"Kept'));
}

describe('the cache of compiled reports', () => {
  it('gives the same archive', async () => {
    const { read } = makeCached();
    const { locate: _a, show: _b, ...first } = await read();
    const { locate: _c, show: _d, ...second } = await read();
    expect(second).toEqual(first);
    expect(first.diagnostics).toHaveLength(1);
  });

  it('gives a report without compiling it again', async () => {
    const { cacheFile, titles } = makeCached();
    expect(await titles()).toEqual(['Report INC-2023-0001', 'Report INC-2023-0002']);
    markKept(cacheFile);
    expect(await titles()).toEqual(['Kept INC-2023-0001', 'Kept INC-2023-0002']);
  });

  it('compiles a changed file anew, and no other', async () => {
    const { folder, cacheFile, titles } = makeCached();
    await titles();
    markKept(cacheFile);
    writeFiles(folder, { 'INC-2023-0001.mdx': `${FILES['INC-2023-0001.mdx']}\n` });
    expect(await titles()).toEqual(['Report INC-2023-0001', 'Kept INC-2023-0002']);
    markKept(cacheFile);
    expect(await titles()).toEqual(['Kept INC-2023-0001', 'Kept INC-2023-0002']);
  });

  it('compiles a report anew when its picture changes or goes', async () => {
    const png = (background: string): Promise<Uint8Array> =>
      sharp({ create: { width: 2, height: 2, channels: 3, background } })
        .png()
        .toBuffer();
    const { folder, cacheFile, read, titles } = makeCached({
      'INC-2023-0001.mdx': reportFile('INC-2023-0001', '![A](a.png)\n'),
      'a.png': await png('#ff0000'),
    });
    const [before] = (await read()).reports;
    markKept(cacheFile);
    expect(await titles()).toEqual(['Kept INC-2023-0001']);
    writeFiles(folder, { 'a.png': await png('#00ff00') });
    const [after] = (await read()).reports;
    expect(after?.incident.title).toBe('Report INC-2023-0001');
    expect(after?.images[0]?.name).not.toBe(before?.images[0]?.name);
    rmSync(join(folder, 'a.png'));
    expect((await read()).diagnostics).toMatchObject([{ rule: 'image' }]);
    writeFiles(folder, { 'a.png': await png('#00ff00') });
    expect((await read()).diagnostics).toEqual([]);
  });

  it.each([
    ['language', { language: 'zh-CN' }],
    ['id prefix', { idPrefix: 'SEC' }],
    ['address', { address: 'https://other.example.org/' }],
    ['time zone', { timeZone: 'Asia/Shanghai' }],
  ] as const)('is good for one %s', async (_what, settings) => {
    const { cacheFile, titles } = makeCached();
    await titles();
    markKept(cacheFile);
    expect(await titles(settings)).toEqual(['Report INC-2023-0001', 'Report INC-2023-0002']);
  });

  it('is empty for another compiler', async () => {
    const { cacheFile, titles } = makeCached();
    await titles();
    markKept(cacheFile);
    const other = readFileSync(cacheFile, 'utf8').replaceAll(compilerDigest(createSettings()), 'another');
    writeFileSync(cacheFile, other);
    expect(await titles()).toEqual(['Report INC-2023-0001', 'Report INC-2023-0002']);
    markKept(cacheFile);
    expect(await titles()).toEqual(['Kept INC-2023-0001', 'Kept INC-2023-0002']);
  });

  it('survives a run that was killed while it wrote', async () => {
    const { folder, cacheFile, titles } = makeCached();
    await titles();
    markKept(cacheFile);
    const whole = readFileSync(cacheFile, 'utf8');
    writeFileSync(cacheFile, whole.slice(0, -40));
    expect(await titles()).toEqual(['Kept INC-2023-0001', 'Report INC-2023-0002']);
    markKept(cacheFile);
    writeFiles(folder, { 'INC-2023-0003.mdx': reportFile('INC-2023-0003') });
    expect(await titles()).toEqual(['Kept INC-2023-0001', 'Kept INC-2023-0002', 'Report INC-2023-0003']);
    markKept(cacheFile);
    expect(await titles()).toEqual(['Kept INC-2023-0001', 'Kept INC-2023-0002', 'Kept INC-2023-0003']);
  });

  it.each([
    ['nothing', ''],
    ['rubbish', '\u0000\u0001{'],
    ['other JSON', '5\nnull\n[]\n{}\n'],
  ])('is an empty one when it holds %s', async (_what, content) => {
    const { cacheFile, titles } = makeCached();
    await titles();
    const [key] = readFileSync(cacheFile, 'utf8').split('\t');
    for (const text of [content, `${key}\t${content}`]) {
      writeFileSync(cacheFile, text);
      expect(await titles()).toEqual(['Report INC-2023-0001', 'Report INC-2023-0002']);
      expect(await titles()).toEqual(['Report INC-2023-0001', 'Report INC-2023-0002']);
    }
  });

  it('forgets a file that is gone', async () => {
    const { folder, cacheFile, titles } = makeCached();
    await titles();
    rmSync(join(folder, 'INC-2023-0001.mdx'));
    expect(await titles()).toEqual(['Report INC-2023-0002']);
    for (const suffix of ['\n', '\n\n', '\n\n\n']) {
      writeFiles(folder, { 'INC-2023-0002.mdx': `${FILES['INC-2023-0002.mdx']}${suffix}` });
      await titles();
    }
    expect(readFileSync(cacheFile, 'utf8')).not.toContain('INC-2023-0001.mdx');
  });

  it('grows by what changed, and is written anew when half of it is out of date', () => {
    const path = join(makeFolder(), 'reports.jsonl');
    const save = (source: string, files: string[]): number => {
      const cache = openReportCache(path, 'compiler', '/');
      for (const file of files) {
        const entry = { file, source, diagnostics: [] };
        cache.set(entry, JSON.stringify(entry));
      }
      cache.close(['a', 'b', 'c']);
      return readFileSync(path, 'utf8').trimEnd().split('\n').length;
    };
    expect(save('1', ['a', 'b', 'c'])).toBe(3);
    expect(save('2', ['a', 'b', 'c'])).toBe(6);
    expect(save('3', ['a'])).toBe(3);
    const cache = openReportCache(path, 'compiler', '/');
    expect(cache.get('a', '3')).toBeDefined();
    expect(cache.get('a', '2')).toBeUndefined();
    expect(cache.get('b', '2')?.line).toBe('{"file":"b","source":"2","diagnostics":[]}');
  });
});
