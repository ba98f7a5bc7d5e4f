import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markLineBreaks } from '../../../src/core/language/line-breaks.ts';

test.each([
  ['a line ends between words', '测试环境堡垒机被判为误报', '测试|环境|堡垒机'],
  ['a term of the field stays whole', '判为远控程序', '远控'],
  ['a name in Latin letters may be followed by a new line', '查询CobaltStrike远控', 'CobaltStrike|远控'],
])('%s', (_, text, part) => {
  expect(markLineBreaks(text).replaceAll('<wbr>', '|')).toContain(part);
});

test('no line ends beside a word of one character, nor within a date', () => {
  const marked = markLineBreaks('证据止于 2022-10-16，我们的 IP 到 2022-10 才归我');
  expect(marked).toContain('<span class="nowrap">2022-10-16</span>');
  expect(marked).toContain('<span class="nowrap">2022-10</span>');
  expect(marked).not.toMatch(/<wbr>.(?:<wbr>|$)/u);
});

test.each(['Plain words, no marks', '', '2023', 'a'.repeat(300)])('%s has none', (text) => {
  expect(markLineBreaks(text)).not.toContain('<wbr>');
});

test('it is the text itself, escaped, whatever that is', () => {
  const han = fc.stringMatching(/^[\u4e00-\u9fa5a-z0-9<>&"' -]{0,30}$/);
  fc.assert(
    fc.property(fc.oneof(han, fc.string({ unit: 'grapheme' })), (text) => {
      const marked = markLineBreaks(text);
      const plain = marked.replace(/<wbr>|<span class="nowrap">|<\/span>/g, '');
      expect(plain).not.toMatch(/[<>]/);
      expect(
        plain
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"')
          .replaceAll('&#39;', "'")
          .replaceAll('&amp;', '&'),
      ).toBe(text);
    }),
  );
});
