import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutWords, listWords } from '../../../src/core/language/cut-words.ts';
import { tellingWords } from '../../../src/core/language/telling-words.ts';
import { splitQuery } from '../../../src/core/search/prose/query-parts.ts';
import { buildReport } from '../../builders.ts';
import { buildSimilarityIndex } from '../../../src/core/related/similar.ts';

const TERMS =
  '误报 提权 挖矿 微步 域控 免杀 横移 拖库 外联 回连 肉鸡 蜜罐 失陷 固件 冰蝎 蚁剑 暗链 内存马 哥斯拉 白名单 弱口令 奇安信 僵尸网络'.split(
    ' ',
  );

describe.each(TERMS)('%s', (term) => {
  const sentence = `主机被${term}到后，又发现${term}`;

  it('is one word in a text, in a query and for similar reports', () => {
    expect(listWords(cutWords(sentence))).toContain(term);
    expect(splitQuery(term).words.map(({ text }) => text)).toEqual([term]);
    expect(tellingWords(sentence)).toContain(term);
  });
});

it('makes two reports similar that share words of the field', () => {
  const titles = ['网关被误报，攻击者提权后挖矿', '数据库主机疑似提权与挖矿，最后是误报', '证书过期'];
  const reports = titles.map((title, at) =>
    buildReport({ id: `INC-2023-000${at + 1}`, incident: { title } }),
  );
  const [first] = reports;
  const found = first ? buildSimilarityIndex(reports).rank(first) : [];
  expect(found.map(({ id }) => id)).toEqual(['INC-2023-0002']);
  expect(found[0]?.reasons).toEqual([{ kind: 'words', values: ['误报', '提权', '挖矿'] }]);
});

it('takes words apart without losing a character or its place', () => {
  const piece = fc.constantFrom(...TERMS, '到', '被', '后', '移到', '的', '服务器', 'ab', '，', '国', '外');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      const words = cutWords(text);
      expect(words.map(({ start, end }) => text.slice(start, end))).toEqual(words.map((word) => word.text));
      const han = words.filter(({ kind }) => kind === 'han').map((word) => word.text);
      expect(han.join('')).toBe(text.replaceAll(/[ab，]/g, ''));
    }),
  );
});
