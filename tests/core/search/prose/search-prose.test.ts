import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ProseIndex } from '../../../../src/core/search/prose/prose-index.ts';
import { searchProse } from '../../../../src/core/search/prose/search-prose.ts';
import { shareFolder } from '../../../archive/temp-folder.ts';
import { buildReport } from '../../../builders.ts';
import { makeProseIndex } from '../../../site/search/prose-index.ts';
import { PROSE_REPORTS, PROSE_TAGS } from './prose-reports.ts';

const folder = shareFolder();
const other = shareFolder();
let index: ProseIndex;
let traditional: ProseIndex;
const loaded: string[] = [];

beforeAll(async () => {
  index = await makeProseIndex(folder, PROSE_REPORTS, {
    tags: PROSE_TAGS,
    onRead: (path) => loaded.push(path),
  });
  const report = buildReport({ id: 'INC-2020-0004', incident: { title: '跳板機被植入後門' } });
  traditional = await makeProseIndex(other, [...PROSE_REPORTS, report]);
});

async function idsOf(query: string, from = index): Promise<{ full: string[]; rest: string[] }> {
  const { ranked } = await searchProse(from, query);
  const named = await Promise.all(
    ranked.map(async ({ key, isFull }) => ({ id: (await from.report(key)).meta.id.slice(-4), isFull })),
  );
  return {
    full: named.filter(({ isFull }) => isFull).map(({ id }) => id),
    rest: named.filter(({ isFull }) => !isFull).map(({ id }) => id),
  };
}

describe('a search in prose', () => {
  it.each([
    ['one word in its other form', 'certificates', { full: ['0001'], rest: [] }],
    ['the beginning of a word', 'certifi', { full: ['0001'], rest: [] }],
    ['Chinese words', '堡垒机误报', { full: ['0002'], rest: [] }],
    ['a Chinese name that no dictionary knows', '微步', { full: ['0002'], rest: [] }],
    ['Chinese and English together', 'JumpServer 误报', { full: ['0002'], rest: [] }],
    ['a question', 'why did the gateway serve an expired certificate', { full: ['0001'], rest: [] }],
    ['a text between marks', '"expired certificate"', { full: ['0001'], rest: [] }],
    ['a text between marks that stands so nowhere', '"certificate expired"', { full: [], rest: [] }],
    ['a compound that is written apart', 'cobaltstrike', { full: ['0003'], rest: [] }],
    ['a compound that is written together', 'jump server', { full: ['0002'], rest: ['0003', '0001'] }],
    ['full-width letters', 'ＪｕｍｐＳｅｒｖｅｒ', { full: ['0002'], rest: [] }],
    ['a tag by its alias', '假阳性', { full: ['0002'], rest: [] }],
    ['a name with dots', 'ld.so.preload', { full: ['0003'], rest: [] }],
    ['function words alone', 'the', { full: ['0001', '0003'], rest: [] }],
  ])('finds %s', async (_what, query, expected) => {
    expect(await idsOf(query)).toEqual(expected);
  });

  it.each([
    ['a misspelt word', 'certifciate', '0001', { text: 'certifciate', instead: ['certificate'] }],
    ['a wrong first letter', 'kertificate', '0001', { text: 'kertificate', instead: ['certificate'] }],
    ['a word that no report holds', 'certificate haproxy', '0001', { text: 'haproxy', instead: [] }],
    [
      'a word that only folds to a function word',
      'certificate forge',
      '0001',
      { text: 'forge', instead: [] },
    ],
    [
      'a word of our field',
      'certificate brute force',
      '0001',
      { text: 'force', instead: expect.not.arrayContaining(['brute force', 'forre']) as string[] },
    ],
  ])('corrects or leaves out %s, and says so', async (_what, query, first, unknown) => {
    const { full, rest } = await idsOf(query);
    expect([full, rest[0]]).toEqual([[], first]);
    expect((await searchProse(index, query)).unknown).toContainEqual(unknown);
  });

  it.each([
    ['挖矿', '0003'],
    ['cryptominer', '0003'],
    ['跳板机', '0002'],
    ['证书到期', '0001'],
    ['领英', '0003'],
  ])('widens “%s” by words for the same thing, below full matches', async (query, id) => {
    const { full, rest } = await idsOf(query);
    expect([...full, ...rest]).toContain(id);
    expect(full).not.toContain(id);
  });

  it('puts reports with every word above those with some', async () => {
    expect(await idsOf('gateway server')).toEqual({ full: ['0001'], rest: ['0003', '0002'] });
  });

  it.each(['INC-2023-0001', '203.0.113.7', 'CVE-2021-44228', '198[.]51[.]100[.]1', 'c2.absent.example'])(
    'does not search the value %s as prose',
    async (value) => {
      expect(await idsOf(value)).toEqual({ full: [], rest: [] });
    },
  );

  it.each([
    ['跳扳机', '0002', { text: '跳扳机', instead: ['跳板机'] }],
    ['堡磊机', '0002', { text: '堡磊机', instead: ['堡垒机'] }],
  ])('corrects the wrong character of %s', async (query, first, unknown) => {
    expect((await idsOf(query)).rest[0]).toBe(first);
    expect((await searchProse(index, query)).unknown).toEqual([unknown]);
  });

  it('finds any run of Chinese characters that stands in a report', async () => {
    const runs = PROSE_REPORTS.flatMap(({ incident, sections }) =>
      [incident.title, incident.summary ?? '', ...sections.map(({ text }) => text)].flatMap(
        (text) => text.match(/\p{Script=Han}{2,}/gu) ?? [],
      ),
    );
    expect(runs.length).toBeGreaterThan(3);
    for (const run of runs)
      for (let start = 0; start < run.length - 1; start += 1)
        expect([run.slice(start), await idsOf(run.slice(start))]).toEqual([
          run.slice(start),
          expect.objectContaining({ full: ['0002'] }) as unknown,
        ]);
  });

  it.each([
    ['誤報', ['0002'], 'traditional characters for simplified ones'],
    ['堡壘機誤報', ['0002'], 'a run of them'],
    ['后门', ['0004'], 'simplified characters for traditional ones'],
    ['後門', ['0004'], 'traditional characters as they stand'],
  ])('finds %s in %j: %s', async (query, full) => {
    expect((await idsOf(query, traditional)).full).toEqual(full);
  });

  it('loads no file twice', () => {
    expect(new Set(loaded).size).toBe(loaded.length);
  });

  it('answers any text', async () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.constantFrom(
        '<script>alert(1)</script>',
        '"""',
        '.*(a+)+$',
        '\u202e挖矿',
        '#12',
        '__proto__',
        '🔥🔥',
      ),
    );
    await fc.assert(
      fc.asyncProperty(hostile, async (query) => {
        const { ranked } = await searchProse(index, query);
        expect(ranked.length).toBeLessThanOrEqual(PROSE_REPORTS.length);
      }),
    );
    expect((await searchProse(index, 'x'.repeat(10_000))).ranked).toEqual([]);
  });
});
