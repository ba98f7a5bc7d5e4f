import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cleanText,
  codeSpan,
  escapeText,
  toLine,
  writeParagraphs,
  writeTable,
} from '../../src/formats/safe-text.ts';
import { hostileText } from './arbitraries.ts';
import { examineMdx, withoutSpaces } from './mdx.ts';
import { processorTime } from '../processor-time.ts';
import { runs } from '../runs.ts';

describe('escaped text', () => {
  it.each([
    ['plain words, 5 < 6 and a_b', 'plain words, 5 \\< 6 and a_b'],
    ['<script>{x}</script>', '\\<script>\\{x}\\</script>'],
    ['# no heading', '\\# no heading'],
    ['- no list\n1. none', '\\- no list\n1\\. none'],
    ['import x from y', '&#105;mport x from y'],
    ['exported goods', 'exported goods'],
    ['C:\\boot.ini and C:\\', 'C:\\boot.ini and C:&#92;'],
    ['A:{ C:\\x\\{y} \\d+\\.\\d \\-[', 'A:&#123; C:\\x&#92;&#123;y} \\d+&#92;.\\d \\\\-&#91;'],
    ['R&D &amp; co', 'R&D \\&amp; co'],
    ['see https://a.example/x_y, now', 'see `https://a.example/x_y`, now'],
    ['like INC-2020-0001 or CVE-2020-0001', 'like `INC-2020-0001` or CVE-2020-0001'],
    ['*bold* _it_ ~no~ `code` a|b [x]', '\\*bold\\* \\_it\\_ \\~no\\~ \\`code\\` a\\|b \\[x]'],
  ])('%j is %j', (text, mdx) => {
    expect(escapeText(text)).toBe(mdx);
  });

  it('shows exactly the text, with nothing live and no block but paragraphs', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const clean = cleanText(text);
        const { text: shown, elements, live } = examineMdx(writeParagraphs(clean));
        expect(live).toEqual([]);
        expect(shown).toBe(withoutSpaces(clean));
        expect(elements.filter((name) => !['p', 'code', 'a'].includes(name))).toEqual([]);
      }),
      { numRuns: runs(500) },
    );
  });

  it('stays in its cell of a table', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const clean = cleanText(text);
        const {
          text: shown,
          elements,
          live,
        } = examineMdx(writeTable(['a', 'b'], [[escapeText(clean), 'z']]));
        expect(live).toEqual([]);
        expect(shown).toBe(`ab${withoutSpaces(clean)}z`);
        expect(elements.filter((name) => name === 'tr')).toHaveLength(2);
      }),
      { numRuns: runs(500) },
    );
  });
});

describe('clean text', () => {
  it.each([
    ['write to jo.doe+x@mail.example.org now', 'write to (e-mail address removed) now'],
    ['git clone git@github.com:a/b', 'git clone git@github.com:a/b'],
    ['a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
    ['a\u0000\u001b[31m\u202eb\uFEFF', 'a[31mb'],
    ['half \uD83D pair, 😀 whole', 'half  pair, 😀 whole'],
  ])('%j is %j', (text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });

  it.each(['a', 'a.', '@', ' ', '中', '*', 'www.'])(
    'of a hundred thousand %j takes no more than a moment',
    async (unit) => {
      const text = unit.repeat(100_000);
      expect(await processorTime(() => escapeText(cleanText(text)))).toBeLessThan(2000);
    },
  );
});

describe('a code span', () => {
  it.each([
    ['a', '`a`'],
    ['a`b', '``a`b``'],
    ['`', '`` ` ``'],
    ['a\n  b', '`a b`'],
    ['', ''],
  ])('holds %j as %j', (value, span) => {
    expect(codeSpan(value)).toBe(span);
  });
});

describe('a line of text', () => {
  it.each([
    ['  a \n b ', 10, 'a b'],
    [' \n ', 10, undefined],
    ['one two three', 10, 'one two…'],
    ['onetwothreefour', 10, 'onetwothr…'],
    ['😀😀😀😀', 3, '😀😀…'],
  ])('%j in %d characters is %j', (text, max, line) => {
    expect(toLine(text, max)).toBe(line);
  });
});
