import { afterEach, describe, expect, it } from 'vitest';
import { report } from './report.ts';
import type { Workplace } from './run-in.ts';
import { checkTeam, ONE, openTeam } from './team.ts';

let place: Workplace;
afterEach(() => place.remove());

function open(settings: string, files?: Record<string, string>): void {
  place = openTeam(settings, files);
}

const check = (): Promise<string[]> => checkTeam(place);

const WORDS = `  words: {
    cause: { vendor_outage: { en: 'Vendor outage', 'zh-CN': '供应商故障' } },
    category: { 'intrusions/supply-chain': { 'zh-CN': '供应链入侵' } },
  },
  feeds: [{ title: 'Vendors', query: 'cause:供应商故障 source:甲方' }],`;

const WITH_WORDS = (cause: string, category = 'intrusions/supply-chain'): Record<string, string> => ({
  [ONE]: report('INC-2024-0001', {
    verdict: `{ value: false_positive, cause: ${cause} }`,
    more: `category: ${category}\nintel: [{ id: V1, source: feed }]`,
  }),
  'incidents/sources.yml': 'feed: { label: { en: Feed }, aliases: [甲方] }\n',
});

describe('words that a team adds to closed lists', () => {
  it('are words of the contract, also in the query of a feed', async () => {
    open(WORDS, WITH_WORDS('vendor_outage'));
    expect(await check()).toEqual([]);
  });

  it.each([
    [
      'vendor_outge',
      'intrusions/supply-chain',
      '"vendor_outge" is not a cause. Did you mean `vendor_outage`?',
    ],
    [
      'ip_reuse',
      'intrusions/suply-chain',
      '"intrusions/suply-chain" is not a category. Did you mean `intrusions/supply-chain`?',
    ],
  ])('are told where they are nearly written: %s, %s', async (cause, category, told) => {
    open(WORDS, WITH_WORDS(cause, category));
    expect((await check()).join('\n')).toContain(told);
  });

  it('that are taken away are told where they are in use', async () => {
    open('', WITH_WORDS('vendor_outage'));
    expect((await check()).join('\n')).toMatch(
      /"vendor_outage" is not a cause\..*\n.*"intrusions\/supply-chain" is not a category\./,
    );
  });

  it.each([
    'cause:vendor_outage',
    'cause:供应商故障',
    'cause:"vendor outage"',
    'category:intrusions/supply-chain',
    'category:供应链入侵',
    'category:intrusions',
  ])('are found by the filter %s', async (query) => {
    open(WORDS, WITH_WORDS('vendor_outage'));
    expect((await place.run(['search', '--', query])).stdout).toContain('INC-2024-0001');
  });

  it('are called by their labels', async () => {
    open(`${WORDS}\n  language: 'zh-CN',`, WITH_WORDS('vendor_outage'));
    expect((await place.run(['search', '--', 'cause:vendor_outage'])).stdout).toContain('供应商故障');
  });

  it('may be set by `update`, which names the nearest', async () => {
    open(WORDS, WITH_WORDS('ip_reuse'));
    const set = (cause: string) =>
      place.run([
        'update',
        'INC-2024-0001',
        '--yes',
        '--verdict',
        'false_positive',
        '--why',
        'So.',
        '--cause',
        cause,
      ]);
    expect((await set('vendor_outge')).stderr).toContain('vendor_outage');
    expect((await set('vendor_outage')).code).toBe(0);
    expect(place.read(ONE)).toContain('vendor_outage');
  });

  it.each<[settings: string, message: RegExp]>([
    [
      '  words: { verdict: {} },',
      /"verdict" is no list that takes words of your own\. Write only: category, cause\./,
    ],
    ["  words: { cause: { ip_reuse: { en: 'A' } } },", /"ip_reuse" is a word of the standard/],
    [
      "  words: { cause: { 'Vendor outage': { en: 'A' } } },",
      /cannot be a word of this list\. Write it in small letters, such as vendor_outage\./,
    ],
    ["  words: { category: { 供应链: { en: 'A' } } },", /such as intrusions\/supply-chain\./],
    ['  words: { cause: { vendor: {} } },', /A word has a label in one language/],
    ["  words: { cause: { vendor: 'A' } },", /A word has a label in one language/],
    ["  words: { cause: { vendor: { en: 'A', zh: '甲' } } },", /A word has a label in one language/],
  ])('are refused with one sentence: %s', async (settings, message) => {
    open(settings);
    const told = await check();
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(message);
  });
});

describe('the name of a source in a query', () => {
  it.each([
    ['source:feeed', 'Did you mean “feed”?'],
    ['source:甲防', 'Did you mean “feed”?'],
    ['source:unlistd', 'Did you mean “unlisted”?'],
    ['category:intrusion', 'Did you mean “intrusions”?'],
  ])('is told where it is nearly written: %s', async (query, told) => {
    open('', {
      ...WITH_WORDS('ip_reuse', 'intrusions/burglary'),
      'incidents/2024/INC-2024-0002.mdx': report('INC-2024-0002', {
        more: 'intel: [{ id: V1, source: unlisted }]',
      }),
    });
    expect((await place.run(['search', '--', query])).stderr).toContain(told);
  });

  it('may stand in no list', async () => {
    open('', WITH_WORDS('ip_reuse', 'intrusions/burglary'));
    expect((await place.run(['search', '--', 'source:kaspersky'])).stderr).not.toContain('Did you mean');
  });
});
