import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { PROSE_HEAD } from '../../../src/core/search/prose/prose-index.ts';
import { digestOf } from '../../../src/site/search/prose-bundle.ts';
import { updateProse, type ProseInput } from '../../../src/site/search/prose-folder.ts';
import { makeFolder } from '../../archive/temp-folder.ts';
import { buildReport } from '../../builders.ts';

const reports = ['INC-2025-0002', 'INC-2025-0001'].map((id) =>
  buildReport({ id, digest: id, incident: { title: `Of ${id} and a quetzal`, tags: ['bird'] } }),
);
const tags = { bird: { label: { en: 'Bird', 'zh-CN': '鸟' }, aliases: ['fowl'], related: [] } };
const INPUT: ProseInput = { reports, tags, timeZone: 'UTC', buildKey: 'one' };

/** The head of an index that is made from nothing but kept records; it names its content. */
async function headOf(input: ProseInput): Promise<string> {
  const folder = join(makeFolder(), 'prose');
  await updateProse(input, folder);
  return readFileSync(join(folder, PROSE_HEAD), 'utf8');
}

const kept = (place: string): string => `${place}-und.jsonl`;

it.each<[what: string, change: (place: string) => Partial<ProseInput>]>([
  ['of the same', () => ({})],
  ['of a report that says something else', () => ({ reports: [buildReport({ digest: 'new' })] })],
  ['of other tags', () => ({ tags: { bird: { ...tags.bird, aliases: ['poultry'] } } })],
  ['of other code', () => ({ buildKey: 'two' })],
  [
    'after a record was cut short',
    (place) => {
      writeFileSync(kept(place), readFileSync(kept(place), 'utf8').slice(0, -20));
      return {};
    },
  ],
  [
    'after something else was written into the records',
    (place) => {
      appendFileSync(kept(place), '["INC-2025-0001"]\t{"a":1}\nnothing\n');
      return {};
    },
  ],
])('an index with kept records is the same as one without: %s', async (_what, change) => {
  const place = join(makeFolder(), 'words');
  await headOf({ ...INPUT, records: place });
  expect(existsSync(kept(place))).toBe(true);
  const input = { ...INPUT, ...change(place) };
  expect(await headOf({ ...input, records: place })).toBe(await headOf(input));
});

it('a bundle has the same name in whatever order its files come', () => {
  const files: [string, string][] = [
    ['b', 'two'],
    ['a', 'one'],
    ['index/c', 'three'],
  ];
  expect(digestOf(new Map(files))).toBe(digestOf(new Map(files.toReversed())));
  expect(digestOf(new Map(files))).not.toBe(digestOf(new Map(files.slice(1))));
});

it('a record that is kept is used', async () => {
  const place = join(makeFolder(), 'words');
  const before = await headOf({ ...INPUT, records: place });
  writeFileSync(kept(place), readFileSync(kept(place), 'utf8').replaceAll('quetzal', 'toucan'));
  expect(await headOf({ ...INPUT, records: place })).not.toBe(before);
});
