import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../runs.ts';
import { htmlOf } from './compile.ts';

/** The HTML of one paragraph without its tag. */
function inline(text: string): string {
  return htmlOf(`${text}\n`).replace(/^<p>|<\/p>$/g, '');
}

describe('emphasis in Chinese', () => {
  it.each([
    ['这是**重点**。', '这是<strong>重点</strong>。'],
    ['**重要：**请看', '<strong>重要：</strong>请看'],
    ['请**“注意”**看', '请<strong>“注意”</strong>看'],
    ['*（注）*请', '<em>（注）</em>请'],
    ['***甲：***乙', '<em><strong>甲：</strong></em>乙'],
    ['~~作废：~~请', '<del>作废：</del>请'],
    ['**甲：**乙 **丙：**丁', '<strong>甲：</strong>乙 <strong>丙：</strong>丁'],
    ['**甲：**乙**丙：**丁', '<strong>甲：</strong>乙<strong>丙：</strong>丁'],
    [
      '**甲：**乙**丙：**丁**戊：**己',
      '<strong>甲：</strong>乙<strong>丙：</strong>丁<strong>戊：</strong>己',
    ],
    ['**甲。**乙**丙**丁', '<strong>甲。</strong>乙<strong>丙</strong>丁'],
    ['*甲。*乙*丙*丁', '<em>甲。</em>乙<em>丙</em>丁'],
    ['“**甲”**乙**丙**：**丁**', '“<strong>甲”</strong>乙<strong>丙</strong>：<strong>丁</strong>'],
    ['𠮷**甲：**乙', '𠮷<strong>甲：</strong>乙'],
    ['**：𠮷**乙', '<strong>：𠮷</strong>乙'],
    ['😀**「甲」**乙', '😀<strong>「甲」</strong>乙'],
    ['“**甲**”乙**“丙”**丁', '“<strong>甲</strong>”乙<strong>“丙”</strong>丁'],
    ['**重要：`x`**请', '<strong>重要：<code>x</code></strong>请'],
    ['**重要：*甲：*乙**请', '<strong>重要：<em>甲：</em>乙</strong>请'],
    ['重要\\* **注意：**请', '重要* <strong>注意：</strong>请'],
    ['A &amp; **注意：**请', 'A &amp; <strong>注意：</strong>请'],
    ['ひらがな**「強調」**です', 'ひらがな<strong>「強調」</strong>です'],
    ['**강조:**입니다', '<strong>강조:</strong>입니다'],
    ['**.env** 与 **重点**。', '<strong>.env</strong> 与 <strong>重点</strong>。'],
    ['见**/etc/passwd**。', '见<strong>/etc/passwd</strong>。'],
    ['见**.env**。', '见<strong>.env</strong>。'],
    [
      '见**日志/**，又**/tmp/a**和**/tmp/b**下',
      '见<strong>日志/</strong>，又<strong>/tmp/a</strong>和<strong>/tmp/b</strong>下',
    ],
    ['匹配**/a.log和**/b.log。', '匹配**/a.log和**/b.log。'],
    ['路径src/**/lib/**下', '路径src/**/lib/**下'],
    ['匹配**/lib/**下', '匹配**/lib/**下'],
    ['第一行\n**第二行：**请', '第一行<strong>第二行：</strong>请'],
  ])('stands without a space: %s', (text, html) => {
    expect(inline(text)).toBe(html);
  });

  it.each([
    ['a list', '- **重要：**请\n  第二行\n', '<ul>\n<li><strong>重要：</strong>请第二行</li>\n</ul>'],
    [
      'a quotation',
      '> 甲\n> **重要：**请\n',
      '<blockquote>\n<p>甲<strong>重要：</strong>请</p>\n</blockquote>',
    ],
    ['a heading', '### **重要：**请\n', '<h3 id="h-1yzbx9"><strong>重要：</strong>请</h3>'],
    [
      'a link',
      '[**重要：**请](https://example.org/)\n',
      '<p><a href="https://example.org/" rel="noreferrer nofollow external"><strong>重要：</strong>请</a></p>',
    ],
  ])('stands in %s', (_what, body, html) => {
    expect(htmlOf(body).replace(/id="h-\w+"/, 'id="h-1yzbx9"')).toBe(html);
  });

  it.each([
    ['**https://kb.example.net/x**。', '<strong>{}</strong>。'],
    ['__https://kb.example.net/x__。', '<strong>{}</strong>。'],
    ['见_https://kb.example.net/x_，再看', '见<em>{}</em>，再看'],
    ['a__https://kb.example.net/x。', 'a__{}。'],
    ['**https://kb.example.net/x**请看', '<strong>{}</strong>请看'],
    ['详见*https://kb.example.net/x*，然后', '详见<em>{}</em>，然后'],
    ['~~https://kb.example.net/x~~。', '<del>{}</del>。'],
    ['***https://kb.example.net/x***（旧）', '<em><strong>{}</strong></em>（旧）'],
    ['**详见：https://kb.example.net/x**。', '<strong>详见：{}</strong>。'],
    ['**`a` https://kb.example.net/x**。', '<strong><code>a</code> {}</strong>。'],
    ['**甲 https://kb.example.net/x**。乙**丙**', '<strong>甲 {}</strong>。乙<strong>丙</strong>'],
    [
      '**https://kb.example.net/x**、**https://kb.example.net/x**。',
      '<strong>{}</strong>、<strong>{}</strong>。',
    ],
    ['https://kb.example.net/x*', '{}*'],
  ])('ends an address: %s', (text, html) => {
    const address = '<span class="indicator">hxxps://kb[.]example[.]net/x</span>';
    expect(inline(text)).toBe(html.replaceAll('{}', address));
  });

  it('stands in a table cell', () => {
    expect(htmlOf('| a |\n| - |\n| **重要：**请 |\n')).toContain('<td><strong>重要：</strong>请</td>');
  });
});

describe('words between stars, with words of Chinese around them', () => {
  const word = fc
    .array(fc.constantFrom(...Array.from('甲乙丙丁这是重点。，：；！？、（）《》「」カ한𠮷')), {
      minLength: 1,
      maxLength: 4,
    })
    .map((characters) => characters.join(''));

  it('are emphasis, each pair for itself', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.array(word, { minLength: 1, maxLength: 5 }), (isFirst, words) => {
        const write = (open: string, close: string): string =>
          words.map((one, at) => ((at % 2 === 0) === isFirst ? `${open}${one}${close}` : one)).join('');
        expect(inline(write('**', '**'))).toBe(write('<strong>', '</strong>'));
        expect(inline(write('~~', '~~'))).toBe(write('<del>', '</del>'));
      }),
      { numRuns: runs(150) },
    );
  });
});

describe('stars that are no emphasis', () => {
  it.each([
    ['`**重要：**请`', '<code>**重要：**请</code>'],
    ['`**/*.log` 与 `src/**`', '<code>**/*.log</code> 与 <code>src/**</code>'],
    ['中文 \\*\\*不是\\*\\* 强调', '中文 **不是** 强调'],
    ['中文\\*\\*：不是\\*\\*强调', '中文**：不是**强调'],
    ['中文&#42;&#42;：不是&#42;&#42;强调', '中文**：不是**强调'],
    ['算 2 ** 3 ** 2 等于', '算 2 ** 3 ** 2 等于'],
    ['中文2 ** 3 ** 2中文', '中文2 ** 3 ** 2中文'],
    ['文件 *.log 与 *.txt 都在', '文件 *.log 与 *.txt 都在'],
    ['日志**/*.log 与缓存**/*.tmp', '日志**/*.log 与缓存**/*.tmp'],
    ['全是星号****哦', '全是星号****哦'],
    ['只有**一个：标记', '只有**一个：标记'],
    ['src/**/*.ts 与 lib/**/*.js', 'src/**/*.ts 与 lib/**/*.js'],
    ['src/**/*.ts and lib/**/*.js', 'src/**/*.ts and lib/**/*.js'],
    ['文件（*.log）与（*.txt）', '文件（*.log）与（*.txt）'],
    ['*/5 * * * * root /usr/bin/clean', '*/5 * * * * root /usr/bin/clean'],
    ['中文~20%：约~30%', '中文~20%：约~30%'],
    ['耗时 3~5 分钟，约 10~20 次', '耗时 3~5 分钟，约 10~20 次'],
    ['约 3~5 **分钟**，10~20 次', '约 3~5 <strong>分钟</strong>，10~20 次'],
    ['**a:**b in English', '**a:**b in English'],
  ])('stay as typed: %s', (text, html) => {
    expect(inline(text)).toBe(html);
  });

  it('stay as typed in a fenced block', () => {
    expect(htmlOf('```\n**重要：**请\n```\n')).toContain('**重要：**请');
  });
});

describe('punctuation', () => {
  it.each([
    'kill -9 pid -- and --long "quoted" \'single\' ... (c) 1--2',
    'ls -la “x” ‘y’ … – — 等等……',
    'a & b && c | d || e; f > g',
    '$HOME ~/x #not-a-heading 100% a_b_c __init__.py',
  ])('stays as typed, so that commands survive: %s', (text) => {
    const shown = inline(text).replaceAll('&gt;', '>').replaceAll('&amp;', '&');
    expect(shown).toBe(text.replace('__init__', '<strong>init</strong>'));
  });
});
