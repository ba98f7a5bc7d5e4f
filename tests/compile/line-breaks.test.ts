import { describe, expect, it } from 'vitest';
import { compile, htmlOf } from './compile.ts';

describe('a line feed of wrapped text', () => {
  it.each([
    ['甲\n乙', '<p>甲乙</p>'],
    ['甲 \n乙', '<p>甲乙</p>'],
    ['先查日志，\nnginx 正常', '<p>先查日志，nginx 正常</p>'],
    ['重启 nginx\n（负载均衡）', '<p>重启 nginx（负载均衡）</p>'],
    ['他说：\n“好\n的”\n吗', '<p>他说：“好的”吗</p>'],
    ['ひらがな\n漢字ー\nカタ', '<p>ひらがな漢字ーカタ</p>'],
    ['𠮷\n野', '<p>𠮷野</p>'],
    ['**甲**\n乙*丙\n丁*\n戊', '<p><strong>甲</strong>乙<em>丙丁</em>戊</p>'],
    ['**甲：**乙\n丙', '<p><strong>甲：</strong>乙丙</p>'],
    ['甲\\*\n乙&lt;丙\n丁', '<p>甲*\n乙&lt;丙丁</p>'],
    ['> 甲\n> 乙', '<blockquote>\n<p>甲乙</p>\n</blockquote>'],
    ['> 甲\n乙', '<blockquote>\n<p>甲乙</p>\n</blockquote>'],
    ['- 甲\n  乙\n- 丙', '<ul>\n<li>甲乙</li>\n<li>丙</li>\n</ul>'],
    ['甲\r\n乙', '<p>甲乙</p>'],
  ])('means nothing in %j', (body, html) => {
    expect(htmlOf(`${body}\n`)).toBe(html);
  });

  it.each([
    '堡垒机 host\n被误报',
    '共\n5 台',
    'one\ntwo',
    '한국어\n단어',
    '문장。\n다음',
    'said\n“yes”',
    '甲\n`x`',
  ])('is a blank in %j', (body) => {
    expect(htmlOf(`${body}\n`)).toContain('\n');
  });

  it.each(['甲  \n乙', '甲\\\n乙', '## 甲\n乙', '- 甲\n- 乙', '甲 | 乙\n-- | --\n丙 | 丁\n戊 | 己'])(
    'parts what it parted in %j',
    (body) => {
      const { report, text } = compile(`${body}\n`);
      expect(report?.marks.joints).toEqual([]);
      expect(text).toContain(body);
    },
  );

  it('is gone from what is searched, and from the sentence around a citation', () => {
    const { report } = compile(
      '## 发现\n\n这台堡垒\n机与 [[INC-2023-0002|另一\n台]]\n一样。\n\n<Finding id="F1" direction="neutral">\n\n地址易\n主。\n\n</Finding>\n',
    );
    expect(report?.sections[0]?.text).toBe('这台堡垒机与 另一台一样。');
    expect(report?.citations[0]).toMatchObject({ words: '另一台', sentence: '这台堡垒机与 另一台一样。' });
    expect(report?.findings[0]?.text).toBe('地址易主。');
  });
});
