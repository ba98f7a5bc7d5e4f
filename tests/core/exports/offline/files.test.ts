import { expect, it } from 'vitest';
import { keptAddress } from '../../../../src/core/exports/offline/files.ts';

it.each([
  ['index.html', ''],
  ['incidents/INC-2026-0001/index.html', 'incidents/INC-2026-0001/'],
  ['tags/误报/index.html', 'tags/%E8%AF%AF%E6%8A%A5/'],
  ['_astro/a@b.css', '_astro/a%40b.css'],
  ['own/logo.1a2b.png', 'own/logo.1a2b.png'],
  ['recall/case-0.json', 'recall/case-0.json'],
  ['prose/engine/search-worker.js', 'prose/engine/search-worker.js'],
  ['incidents/rows.json', 'incidents/rows.json'],
  ['incidents/list.json', 'incidents/list.json'],
  ['incidents/query.json', 'incidents/query.json'],
  ['incidents/names.json', 'incidents/names.json'],
  ['incidents/INC-2026-0001/a.webp', 'incidents/INC-2026-0001/a.webp'],
])('%s is kept', (file, address) => {
  expect(keptAddress(file)).toBe(address);
});

it.each([
  '.precedent',
  '_headers',
  '404.html',
  'feed.xml',
  'tags/误报/feed.xml',
  'llms.txt',
  'index.json',
  'incidents/2026.json',
  'incidents/INC-2026-0001.md',
  'incidents/INC-2026-000x.sources.json',
  'incidents/INC-2026-0001/00ff.bin',
  'cards/INC-2026-0001.png',
  'sw.js',
  'offline.json',
])('%s is not', (file) => {
  expect(keptAddress(file)).toBeUndefined();
});
