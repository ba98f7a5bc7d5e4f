import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitQuery } from '../../../../src/core/search/prose/query-parts.ts';

function partsOf(query: string): { values: string[]; phrases: string[]; words: string[]; stops: string[] } {
  const { values, phrases, words } = splitQuery(query);
  return {
    values,
    phrases,
    words: words.filter(({ isStop }) => !isStop).map(({ text }) => text),
    stops: words.filter(({ isStop }) => isStop).map(({ text }) => text),
  };
}

describe('the parts of a query', () => {
  it.each([
    ['why did the gateway fail', { words: ['gateway', 'fail'], stops: ['why', 'did', 'the'] }],
    ['去年那个证书过期', { words: ['证书', '过期'], stops: ['去年', '那个'] }],
    ['INC-2023-0001 nginx', { values: ['INC-2023-0001'], words: ['nginx'] }],
    ['cve-2021-44228，挖矿', { values: ['cve-2021-44228'], words: ['挖矿'] }],
    ['203[.]0[.]113[.]45 远控', { values: ['203[.]0[.]113[.]45'], words: ['远控'] }],
    ['hxxps://a.example/x', { values: ['hxxps://a.example/x'] }],
    ['d41d8cd98f00b204e9800998ecf8427e', { values: ['d41d8cd98f00b204e9800998ecf8427e'] }],
    ['c2.example.net beacon', { values: ['c2.example.net'], words: ['c2.example.net', 'beacon'] }],
    ['version 2.27', { words: ['version', '2.27'] }],
    ['"no restriction" key', { phrases: ['no restriction'], words: ['restriction', 'key'], stops: ['no'] }],
    ['“地址复用” x', { phrases: ['地址复用'] }],
    ['"unclosed nginx', { words: ['unclosed', 'nginx'] }],
    ['nginx NGINX nginx', { words: ['nginx'] }],
    ['', {}],
  ])('of %j', (query, expected) => {
    expect(partsOf(query)).toMatchObject(expected);
  });

  it('puts single Chinese characters to the piece before them', () => {
    const [word] = splitQuery('微步').words;
    expect(word?.text).toBe('微步');
  });

  it('are found in any text, and at most 24 words are searched', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), (query) => {
        expect(splitQuery(query).words.length).toBeLessThanOrEqual(24);
      }),
    );
    expect(
      splitQuery(
        'word'
          .split('')
          .map((one, index) => `${one}${index}x`)
          .join(' ')
          .repeat(3000),
      ).words.length,
    ).toBeLessThanOrEqual(24);
  });
});
