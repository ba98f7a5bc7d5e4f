import { describe, expect, it } from 'vitest';
import { isSameSource, languageOfSource, SOURCE_NAMES } from '../../../src/core/language/source-names.ts';
import { foldName } from '../../../src/core/model/text.ts';
import { matchesFilters } from '../../../src/core/search/query/filters.ts';
import { parseQuery } from '../../../src/core/search/query/parse.ts';
import { buildRow } from '../list/rows.ts';

describe('a source', () => {
  it.each([
    ['微步', 'threatbook', true],
    ['ThreatBook', '微步在线', true],
    ['微步（ThreatBook）', '微步', true],
    ['奇安信', 'QiAnXin', true],
    ['Qi-AnXin', 'qi an xin', true],
    ['VirusTotal', 'virus total', true],
    ['VT', 'virustotal', true],
    ['３６０', '360 威胁情报', true],
    ['our own feed', 'Our-Own Feed', true],
    ['our own feed', '自建情报', false],
    ['threatbook', 'qianxin', false],
    ['constructor', 'toString', false],
    ['', 'threatbook', false],
  ])('%j and %j are one: %s', (a, b, expected) => {
    expect(isSameSource(a, b)).toBe(expected);
    expect(isSameSource(b, a)).toBe(expected);
  });

  it('is found by a filter, whichever name the report and the query use', () => {
    for (const [written, asked] of [
      ['threatbook', '微步'],
      ['微步', 'threatbook'],
      ['奇安信', 'qianxin'],
    ] as const) {
      const row = buildRow({ sources: [written] });
      expect(matchesFilters(parseQuery(`source:${asked}`).query)(row)).toBe(true);
      expect(matchesFilters(parseQuery(`-source:${asked}`).query)(row)).toBe(false);
    }
  });

  it.each([
    ['threatbook', 'zh-CN'],
    ['ThreatBook（微步）', 'zh-CN'],
    ['360', 'zh-CN'],
    ['微软', 'en'],
    ['卡巴斯基', 'en'],
    ['virustotal', 'en'],
    ['自建情报', 'zh-CN'],
    ['our own feed', 'en'],
  ])('%j is written to in %s', (source, language) => {
    expect(languageOfSource(source)).toBe(language);
  });

  it('has names that no other has', () => {
    const names = SOURCE_NAMES.flatMap((line) => [...new Set(line.split(', ').map(foldName))]);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });
});
