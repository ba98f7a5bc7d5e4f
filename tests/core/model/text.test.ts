import { headline } from '../../../src/core/language/headline.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  escapeHtml,
  escapeHtmlText,
  escapeRegExp,
  foldName,
  isMostlyCjk,
  sentenceAround,
  truncate,
  unescapeHtml,
} from '../../../src/core/model/text.ts';

/** The part between two bars is what is cited. */
function around(marked: string): string {
  const start = marked.indexOf('|');
  const end = marked.indexOf('|', start + 1) - 1;
  return sentenceAround(marked.replaceAll('|', ''), start, end);
}

describe('sentenceAround', () => {
  test.each([
    ['First. See |INC-1| for more. Last.', 'See INC-1 for more.'],
    ['先看归属。参见|INC-1|，十分钟结案！然后归档。', '参见INC-1，十分钟结案！'],
    ['|INC-1| came first. Then this.', 'INC-1 came first.'],
    ['One sentence, |INC-1|', 'One sentence, INC-1'],
    ['It was fixed (see |INC-1|). Later it came back.', 'It was fixed (see INC-1).'],
    ['He said “no.” Then |INC-1| came.', 'Then INC-1 came.'],
    [
      'Other hosts, e.g. |INC-1|, ran nginx 1.22.1 too. End.',
      'Other hosts, e.g. INC-1, ran nginx 1.22.1 too.',
    ],
    ['他说：“没有。”再看|INC-1|。完。', '再看INC-1。'],
    ['Line one\nsee |INC-1|\nline three', 'see INC-1'],
    ['Really?! |INC-1| says so… perhaps. Yes.', 'INC-1 says so… perhaps.'],
    ['It ends with 1.|INC-1|', 'It ends with 1.INC-1'],
  ])('in %j is %j', (marked, sentence) => {
    expect(around(marked)).toBe(sentence);
  });

  test('cuts a long sentence on both sides of the citation', () => {
    const sentence = around(`${'before '.repeat(60)}|INC-1|${' behind'.repeat(60)}`);
    expect(sentence).toMatch(/^….*before INC-1 behind.*…$/);
    expect([...sentence].length).toBeLessThanOrEqual(240);
  });

  test('gives the room that one side leaves to the other', () => {
    expect([...around(`|INC-1|${' behind'.repeat(60)}`)].length).toBe(240);
  });

  test('always holds the citation, on one line of at most 240 characters', () => {
    const part = fc
      .array(fc.constantFrom('a', '。', '. ', ' ', '\n', '字', '😀', '!'), { maxLength: 300 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(part, part, (before, behind) => {
        const sentence = sentenceAround(`${before}INC-1${behind}`, before.length, before.length + 5);
        expect(sentence).toContain('INC-1');
        expect(sentence).not.toContain('\n');
        expect([...sentence].length).toBeLessThanOrEqual(240);
      }),
    );
  });
});

describe('truncate', () => {
  test.each([
    ['short', 10, 'short'],
    ['exactly', 7, 'exactly'],
    ['too long', 5, 'too…'],
    ['误报误报', 3, '误报…'],
    ['😀😀😀', 3, '😀😀😀'],
    ['😀😀😀😀', 3, '😀😀…'],
    ['abc', 0, '…'],
  ])('cuts %j to %d as %j', (text, length, expected) => {
    expect(truncate(text, length)).toBe(expected);
  });
});

describe('isMostlyCjk', () => {
  test.each([
    ['测试环境堡垒机被判为 CobaltStrike 远控', true],
    ['服务器 JumpServer 2.27', true],
    ['The source 微步 labels it', false],
    ['API gateway', false],
    ['ひらがな', true],
    ['2.27', false],
    ['', false],
  ])('of %j: %s', (text, expected) => {
    expect(isMostlyCjk(text)).toBe(expected);
  });
});

describe('foldName', () => {
  test.each([
    ['False Positive', 'falsepositive'],
    ['false_positive', 'falsepositive'],
    ['ＩＰ-reuse', 'ipreuse'],
    [' 误 报 ', '误报'],
  ])('%j compares as %j', (name, folded) => {
    expect(foldName(name)).toBe(folded);
  });
});

describe('escapes', () => {
  test('of HTML and its text are undone by unescapeHtml', () => {
    const text = '<a title="x"> & \'y\' &amp;';
    expect(unescapeHtml(escapeHtml(text))).toBe(text);
    expect(unescapeHtml(escapeHtmlText(text))).toBe(text);
    expect(escapeHtmlText('"<&>"')).toBe('"&lt;&amp;&gt;"');
  });

  test.each(['a.b*c', 'C:\\x\\(y)', '[.]', 'a/b-c', '^$|?+{1}'])(
    'of %j for a pattern match it alone',
    (text) => {
      expect(new RegExp(`^${escapeRegExp(text)}$`, 'u').test(text)).toBe(true);
      expect(new RegExp(`^${escapeRegExp(text)}$`, 'u').test(`${text}x`)).toBe(false);
    },
  );
});

describe('headline', () => {
  test.each([
    ['a short text is whole', 'It came back.', 40, 'It came back.'],
    [
      'as many sentences as fit',
      'It came back. We had not looked. Nobody had asked for it either.',
      40,
      'It came back. We had not looked.',
    ],
    [
      'a sentence too short to say much goes on to the next clause',
      'Yes. The label was fresh, and the evidence was not ours at all',
      40,
      'Yes. The label was fresh…',
    ],
    [
      'words where a clause would leave too little',
      'A probe that goes through the shared name meets a healthy node',
      30,
      'A probe that goes through the…',
    ],
    [
      'Chinese sentences',
      '先轮换，再清理。泄露的东西收不回来，能收回的只有它的效力，顺序永远是先禁用。',
      12,
      '先轮换，再清理。',
    ],
    ['Chinese clauses', '把两个日期摆在一起，再看样本的平台与主机是否一致。', 16, '把两个日期摆在一起…'],
    [
      'Chinese words, none of them cut',
      '服务器被判为远控主机后立即隔离并通知负责人',
      10,
      '服务器被判为远控…',
    ],
    ['lines are one, as their script asks for', '先轮换。\n再清理。', 40, '先轮换。再清理。'],
    [
      'no blank stands behind a full-width mark',
      '先轮换。 再清理： 顺序 不变',
      40,
      '先轮换。再清理：顺序 不变',
    ],
    [
      'no abbreviation ends a sentence',
      'Look at the owner, e.g. in the inventory, before all else is tried',
      44,
      'Look at the owner, e.g. in the inventory…',
    ],
    ['a word longer than all room is cut', 'a'.repeat(50), 10, `${'a'.repeat(9)}…`],
    ['nothing', '', 10, ''],
    ['blanks', ' \n ', 10, ''],
    ['characters of two units stay whole', '𠮷'.repeat(20), 5, '𠮷𠮷𠮷𠮷…'],
  ])('%s', (_name, text, length, expected) => {
    expect(headline(text, length)).toBe(expected);
  });

  test('is never longer than asked for, and a beginning of the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 60 }), (text, length) => {
        const shown = headline(text, length);
        expect([...shown].length).toBeLessThanOrEqual(length);
      }),
    );
  });
});
