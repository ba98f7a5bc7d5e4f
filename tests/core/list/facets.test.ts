import { describe, expect, it } from 'vitest';
import { countFacet, splits, type ListFacet } from '../../../src/core/list/facets.ts';
import { buildRow } from './rows.ts';

const ROWS = [
  buildRow({ tags: ['b', 'a'], severity: 'low', detected: '2024-02', cause: 'ip_reuse', impact: 'none' }),
  buildRow({
    tags: ['b'],
    severity: 'critical',
    detected: '2023-01-05',
    techniques: ['T1071'],
    impact: 'full',
  }),
  buildRow({ tags: ['c'], severity: 'low', detected: '2024', sources: [], lang: 'zh-CN' }),
];

describe('a facet', () => {
  it('puts values of one count into the order of their names in the language of the page', () => {
    const tags = { relay: '中转', ali: '阿里云', virus: '病毒', vpn: 'VPN' };
    const rows = [buildRow({ tags: Object.keys(tags) })];
    const order = (language: string): string[] =>
      countFacet(rows, 'tag', { labels: { tag: tags }, language }).map(
        ({ value }) => tags[value as keyof typeof tags],
      );
    expect(order('zh-CN')).toEqual(
      ['VPN', '阿里云', '病毒', '中转'].sort(new Intl.Collator('zh-CN').compare),
    );
    const han = order('zh-CN').filter((name) => name !== 'VPN');
    expect(han).toEqual(['阿里云', '病毒', '中转']);
  });

  it.each([
    ['tag', 'b 2, a 1, c 1'],
    ['year', '2024 2, 2023 1'],
    ['severity', 'critical 1, low 2'],
    ['cause', 'ip_reuse 1'],
    ['impact', 'full 1, none 1'],
    ['source', 'threatbook 2'],
    ['technique', 'T1071 1'],
    ['lang', 'en 2, zh-CN 1'],
    ['verdict', 'false_positive 3'],
    ['status', 'closed 3'],
  ] as [ListFacet, string][])('%s counts its values in the order of the page', (facet, counts) => {
    const found = countFacet(ROWS, facet).map(({ value, count }) => `${value} ${count}`);
    expect(found.join(', ')).toBe(counts);
  });
});

describe('a facet narrows', () => {
  it.each([
    ['by two values', 'verdict', [{}, { verdict: 'true_positive' as const }], true],
    ['by one value that some reports lack', 'cause', [{ cause: 'sinkhole' as const }, {}], true],
    ['not by one value that all have', 'verdict', [{}, {}], false],
    ['not by two values that all have', 'tag', [{ tags: ['a', 'b'] }, { tags: ['a', 'b'] }], false],
    ['not where nobody has a value', 'technique', [{}, {}], false],
    ['not in an empty list', 'verdict', [], false],
  ] as [string, ListFacet, Partial<Parameters<typeof buildRow>[0]>[], boolean][])(
    '%s',
    (_name, facet, overrides, expected) => {
      const rows = overrides.map((one) => buildRow(one));
      expect(splits(countFacet(rows, facet), rows.length)).toBe(expected);
    },
  );
});
