import { createHash } from 'node:crypto';
import { existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeOfflineList } from '../../src/build/offline-list.ts';
import type { OfflineFile } from '../../src/core/exports/offline/files.ts';
import { makeFolder } from '../archive/temp-folder.ts';
import { createSettings } from '../compile/compile.ts';

const SITE = { 'index.html': '<main>', 'tags/误报/index.html': '误报', 'feed.xml': '<feed/>', 'sw.js': '' };
const NOW = '2026-03-01T23:30:00Z';

it('lists what is kept with its digest, on the day of the site, and changes its key with any of it', () => {
  const folder = makeFolder(SITE);
  const settings = createSettings({ timeZone: 'Asia/Shanghai' });
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  writeOfflineList(folder, settings, NOW);
  const digest = (text: string): string => createHash('sha256').update(text).digest('base64').slice(0, 16);
  expect(read('offline-files.json')).toEqual([
    ['', 6, digest('<main>')],
    ['tags/%E8%AF%AF%E6%8A%A5/', 6, digest('误报')],
  ]);
  const first = read('offline.json');
  expect(first).toEqual({ key: expect.any(String) as string, day: '2026-03-02', files: 2, bytes: 12 });
  writeOfflineList(folder, settings, NOW);
  expect(read('offline.json')).toEqual(first);
  writeFileSync(join(folder, 'index.html'), '<MAIN>');
  writeOfflineList(folder, settings, NOW);
  expect(read('offline.json')).not.toEqual(first);
});

it('writes nothing where nothing is to be kept', () => {
  const folder = makeFolder(SITE);
  writeOfflineList(folder, createSettings({ offline: false }), NOW);
  expect(existsSync(join(folder, 'offline.json'))).toBe(false);
});

it('takes digests of the build before for files of the same size and time, and reads all others', () => {
  const [folder, digests] = [makeFolder(SITE), join(makeFolder(), 'offline.jsonl')];
  const list = (): OfflineFile[] => {
    writeOfflineList(folder, createSettings({}), NOW, digests);
    return JSON.parse(readFileSync(join(folder, 'offline-files.json'), 'utf8')) as OfflineFile[];
  };
  const change = (text: string, seconds: number): void => {
    writeFileSync(join(folder, 'index.html'), text);
    utimesSync(join(folder, 'index.html'), seconds, seconds);
  };
  change('<main>', 2);
  const first = list();
  change('<MAIN>', 2);
  expect(list()).toEqual(first);
  change('<MAIN>', 3);
  const [page, ...rest] = list();
  expect(rest).toEqual(first.slice(1));
  expect(page?.[2]).not.toBe(first[0]?.[2]);
  writeFileSync(digests, 'broken');
  expect(list()).toEqual([page, ...rest]);
});
