import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROSE_HEAD } from '../../../src/core/search/prose/prose-index.ts';
import { packIndex } from '../../../src/site/search/pack-index.ts';
import { digestOf } from '../../../src/site/search/prose-bundle.ts';
import { updateProse, type ProseInput } from '../../../src/site/search/prose-folder.ts';
import { cutSlices, indexSlice, withEngine } from '../../../src/site/search/prose-slice.ts';
import { makeFolder } from '../../archive/temp-folder.ts';
import { buildReport } from '../../builders.ts';

const reports = ['INC-2025-0002', 'INC-2025-0001'].map((id) =>
  buildReport({ id, digest: id, incident: { title: `Of ${id} and a quetzal`, tags: ['bird'] } }),
);
const tags = { bird: { label: { en: 'Bird', 'zh-CN': '鸟' }, aliases: ['fowl'], related: [] } };
const INPUT: ProseInput = { reports, tags, timeZone: 'UTC', buildKey: 'one' };

/** The head of an index, which names its content. */
async function headOf(input: ProseInput, folder = makeFolder()): Promise<string> {
  await updateProse(input, folder);
  return readFileSync(join(folder, PROSE_HEAD), 'utf8');
}

const keptIn = (folder: string): string[] =>
  readdirSync(join(folder, 'slices')).map((name) => join(folder, 'slices', name));

/** Makes an index, and forgets all of it but its slices. */
async function keepSlices(change: (file: string) => void): Promise<string> {
  const folder = makeFolder();
  await updateProse(INPUT, folder);
  for (const file of keptIn(folder)) change(file);
  writeFileSync(join(folder, 'kept.json'), '{}');
  return folder;
}

describe('slices that are kept', () => {
  it.each<[what: string, change: (file: string) => void, input: Partial<ProseInput>]>([
    ['of the same', () => undefined, {}],
    ['of a report that says something else', () => undefined, { reports: [buildReport({ digest: 'new' })] }],
    ['of other tags', () => undefined, { tags: { bird: { ...tags.bird, aliases: ['poultry'] } } }],
    ['of other code', () => undefined, { buildKey: 'two' }],
    ['that were cut short', (file) => writeFileSync(file, readFileSync(file).subarray(0, -9)), {}],
    ['that are empty', (file) => writeFileSync(file, ''), {}],
    ['that are something else', (file) => writeFileSync(file, 'nothing'), {}],
    ['with something behind', (file) => appendFileSync(file, 'nothing'), {}],
  ])('give the same index as none: %s', async (_what, change, changed) => {
    const input = { ...INPUT, ...changed };
    expect(await headOf(input, await keepSlices(change))).toBe(await headOf(input));
  });

  it('are used', async () => {
    const rename = (file: string): void => {
      const text = readFileSync(file, 'latin1');
      expect(text).toContain('quetzal');
      writeFileSync(file, text.replaceAll('quetzal', 'toucans'), 'latin1');
    };
    expect(await headOf(INPUT, await keepSlices(rename))).not.toBe(await headOf(INPUT));
  });

  it('go when no bundle is made of them', async () => {
    const folder = makeFolder();
    await updateProse(INPUT, folder);
    const before = keptIn(folder);
    await updateProse({ ...INPUT, reports: reports.slice(1) }, folder);
    expect(keptIn(folder)).toHaveLength(before.length);
    expect(keptIn(folder)).not.toEqual(before);
  });

  it('stay when another bundle is made anew', async () => {
    const years = [...Array.from({ length: 201 }, () => '2025'), '2024', '2024'];
    const many = years.map((year, at) =>
      buildReport({
        id: `INC-${year}-${String(9999 - at)}`,
        digest: String(at),
        incident: { times: { detected: `${year}-06-01` } },
      }),
    );
    const input = { ...INPUT, reports: many, twoFrom: 100 };
    const folder = makeFolder();
    await updateProse(input, folder);
    const before = keptIn(folder);
    await updateProse({ ...input, reports: many.slice(1) }, folder);
    expect(before).toHaveLength(2);
    expect(keptIn(folder).filter((file) => before.includes(file))).toHaveLength(1);
  });
});

describe('an archive is cut into slices', () => {
  const idOf = (at: number): string => `INC-2020-${String(at).padStart(5, '0')}`;
  const many = Array.from({ length: 5000 }, (_, at) => buildReport({ id: idOf(5000 - at) }));
  const idsOf = (all: typeof many): string[] => cutSlices(all).map((part) => part.map(({ id }) => id).join());

  it('that hold each report once, the oldest first', () => {
    expect(cutSlices(many).flat()).toEqual(many.toReversed());
    expect(cutSlices([])).toEqual([]);
  });

  it('of which none is large', () => {
    const sizes = cutSlices(many).map(({ length }) => length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(1000);
    expect(Math.min(...sizes.slice(0, -1))).toBeGreaterThanOrEqual(250);
  });

  it.each([
    ['goes', many.toSpliced(2500, 1)],
    ['comes', many.toSpliced(2500, 0, buildReport({ id: 'INC-2020-9999' }))],
  ])('of which few change when a report %s', (_what, changed) => {
    const before = new Set(idsOf(many));
    expect(idsOf(changed).filter((part) => !before.has(part)).length).toBeLessThanOrEqual(3);
  });

  it('that make the index that one slice makes', async () => {
    const write = ({ id, incident }: (typeof many)[number]): string =>
      `${incident.title} ${id.slice(-1)} fire 误报`;
    const some = many.slice(0, 6).toReversed();
    const [whole, first, second] = await withEngine(() =>
      Promise.all([some, some.slice(0, 4), some.slice(4)].map((part) => indexSlice(part, write))),
    );
    if (whole === undefined || first === undefined || second === undefined) throw new Error('Not made.');
    expect(
      packIndex([
        { ...first, first: 0 },
        { ...second, first: 4 },
      ]),
    ).toEqual(packIndex([{ ...whole, first: 0 }]));
    expect(packIndex([{ ...second, first: 0 }])).not.toEqual(packIndex([{ ...second, first: 4 }]));
  });
});

it('a part of an index begins and ends with as much of a word as tells it apart', () => {
  const words = ['accesslog', 'account', 'act', 'ad', '误报', '误报率', '𠀀'];
  const ends = Uint32Array.from(words, (_, at) => (at + 1) * 400);
  const holders = Uint32Array.from({ length: ends.at(-1) ?? 0 }, (_, at) => (at % 400) * 256);
  const packed = packIndex([{ words: words.toReversed(), ends, holders, first: 0 }]);
  expect(packed.parts).toHaveLength(words.length);
  expect(packed.words).toBe('a acce acco account act act ad ad 误 误报 误报率 误报率 𠀀 𠀀');
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
