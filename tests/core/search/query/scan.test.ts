import { describe, expect, it } from 'vitest';
import type { Query } from '../../../../src/core/search/query/query.ts';
import { scanReports } from '../../../../src/core/search/query/scan.ts';
import type { Report } from '../../../../src/core/model/report.ts';
import { reportOf } from '../exact/archive.ts';

const REPORTS: Report[] = [
  reportOf(1, '这台堡垒机被三家情报标为远控。', { incident: { title: '误报的堡垒机' } }),
  reportOf(2, 'The cache servers were slow; nobody restarted a server.', {
    incident: { title: 'Slow service', times: { detected: '2024-01-01' } },
  }),
  reportOf(3, 'A restarted cache lost its data.', { incident: { title: 'Cache lost', tags: ['data-loss'] } }),
];

function found(words: string[], phrases: string[] = []): string[] {
  const items: Query['items'] = [
    ...words.map((text) => ({ kind: 'term' as const, text })),
    ...phrases.map((text) => ({ kind: 'phrase' as const, text })),
  ];
  return scanReports(REPORTS, { items }, {}).map(({ report, missing }) =>
    [report.id.slice(-1), ...missing.map((word) => `without ${word}`)].join(' '),
  );
}

describe('a plain scan', () => {
  it.each([
    [['cache'], ['3', '2']],
    [['CACHE', 'slow'], ['2']],
    [['servers'], ['2']],
    [['serv'], ['2']],
    [['erver'], []],
    [['ache'], []],
    [
      ['the', 'cache'],
      ['3', '2'],
    ],
    [['堡垒'], ['1']],
    [['堡垒机误报远控'], ['1']],
    [['跳板机'], ['1']],
    [['cache', 'lost', 'unicorn'], ['3 without unicorn']],
    [['unicorn'], []],
    [['data-loss'], ['3']],
    [['ｃａｃｈｅ'], ['3', '2']],
    [['...'], []],
    [[], []],
  ])('for %j finds %j', (words, expected) => {
    expect(found(words)).toEqual(expected);
  });

  it('wants every phrase', () => {
    expect(found([], ['restarted cache'])).toEqual(['3']);
    expect(found(['slow'], ['restarted cache'])).toEqual(['3 without slow']);
    expect(found(['data'], ['cache restarted'])).toEqual([]);
  });

  it('tells the sentence and its part', () => {
    const [hit] = scanReports(REPORTS, { items: [{ kind: 'term', text: 'restarted' }] }, {});
    expect(hit?.sentence).toEqual({
      text: 'The cache servers were slow; nobody restarted a server.',
      anchor: 'background',
    });
  });
});
