import { describe, expect, it } from 'vitest';
import { compile, FIELDS, readText, show } from './compile.ts';

/** What is said of a body under one of the two rules, with its place. */
function told(body: string): string {
  const { diagnostics } = compile(`${body}\n`);
  return show(diagnostics.filter(({ rule }) => rule === 'lost-text' || rule === 'markdown'));
}

const TABLE = '| a | b |\n| - | - |\n';

describe('words that Markdown leaves out', () => {
  it.each([
    [
      `${TABLE}| [[INC-2026-0001|first]] | x |`,
      /12:3 .*ends a cell .*`x` is not on the page.* → .*`\[\[INC-2026-0001\\\|first\]\]`/,
    ],
    [
      `${TABLE}| \`x|y\` | z |`,
      /12:3 .*The bar in `` `x\|y` `` ends a cell .*`z` is not on the page.* → In a table, write `` `x\\\|y` ``\./,
    ],
    [`${TABLE}| x | y | z | 丁 |`, /12:1 .*4 cells and its table 2, so `z \| 丁`/],
    ['在 C:\\Users\\{name} 下', /10:3 .*`C:\\Users\\\{name\}`/],
    ['\\\\server\\share', /without some of its backslashes/],
    ['%TEMP%\\*.exe', /without some of its backslashes/],
    ['\\d+\\.\\d+', /without some of its backslashes/],
    ['- 删除 C:\\_tmp', /10:6 .*`C:\\_tmp`/],
    ['C:\\Temp\\\n再看', /without its last backslash/],
    ['[x]: y\n\n文', /none uses it/],
    ['- [甲]: 乙', /none uses it/],
    ['5. 甲\n3. 乙', /11:1 .*`3\.` is shown as `6\.`/],
    ['```text 日志\nx\n```', /`text 日志` behind the opening/],
    ['```\nx\n## 发现\n甲', /10:1 .*never closed/],
  ])('are told: %j', (body, expected) => {
    expect(told(body)).toMatch(expected);
  });

  it.each([
    `${TABLE}| [[INC-2026-0001\\|first]] | \`x\\|y\` |\n| only one |\n| x | y | |`,
    '`C:\\Users\\{name}` 与 C:\\Users\\name，snake\\_case 1\\. \\[x\\] \\*',
    'C:\\\\Users\\\\x 与 \\\\\\\\server\\\\share',
    // Each backslash and each mark behind a backslash of its own, as who knows Markdown writes it.
    'C:\\Users\\\\\\{name} 与 \\-\\[x]，\\{x C:\\Users',
    '\\[\\[]] 与 \\[[]]',
    '见\\\n下',
    '[甲][1] 与 [乙]\n\n[1]: https://a.example\n[乙]: https://b.example',
    '文\n[x]: y',
    '```\n[x]: y\n```',
    '甲[^1]\n\n[^1]: 乙',
    '3. 甲\n4. 乙',
    '1. 甲\n1. 乙',
    '- ```sh\n  x\n  ```\n\n> ~~~\n> x\n> ~~~~',
  ])('are none in %j', (body) => {
    expect(told(body)).toBe('');
  });
});

describe('words that were meant as Markdown', () => {
  it.each([
    ['##发现', /`## 发现`/],
    ['甲\n##发现\n乙', /11:1/],
    ['- 甲\n  ##发现', /11:3/],
    ['- 甲\n  ＃ 标题\n  - 乙', /11:3/],
    ['1. **甲**\n   - 乙\n     |丙|丁|\n     |—|—|', /13:6/],
    ['##\u00a0发现', /no plain space/],
    ['#发现', /no heading/],
    ['＃＃ 标题', /full-width\. → Write `## 标题`/],
    ['甲|乙\n|—|—|\n丙|丁', /11:1 .*`—`/],
    ['｜甲｜乙｜\n｜---｜---｜', /`｜`/],
    ['| a | b |\n| - |', /1 cells and the head above it 2/],
    ['[说明]（https://www.example.org/）', /is no link.*`\[说明\]\(https:/],
    ['- 【说明】(https://www.example.org/)', /is no link/],
    ['[说明] (https://www.example.org/)', /is no link/],
    ['！[图](a.png)', /no picture/],
    ['｀x｀', /no code/],
    ['＊＊重点＊＊', /no emphasis/],
    ['［［INC-2026-0001］］', /no citation/],
    ['文件名 invoice\u202Efdp.exe', /10:12 .*invisible character U\+202E\./],
    ['打开 \u202AC:/Temp', /10:4 .*invisible character U\+202A\./],
    ['＊ 甲', /no item/],
    ['　- 甲', /wide or no-break space/],
    ['-\u00a0甲', /wide or no-break space/],
    ['＞ 甲', /no quotation/],
    ['-甲', /No space follows `-`/],
    ['-甲\n-乙', /run together/],
    ['• 甲\n• 乙', /run together/],
    ['1、甲\n2、乙', /run together/],
    ['（1）甲\n（2）乙', /run together/],
    ['①甲\n②乙', /run together/],
    ['步骤\n2. 甲\n3. 乙', /11:1 .*run together/],
    ['    甲 log\n    乙 log', /no block of code/],
    ['正文。\n---\n下文', /11:1 .*makes a heading/],
  ])('are told: %j', (body, expected) => {
    expect(told(body)).toMatch(expected);
  });

  it.each([
    '## 发现',
    '#标签 #二',
    '#42 已关闭',
    `${TABLE}| x | y |`,
    '[甲]（注）与【乙】',
    '*甲*\n*乙*',
    '-f 选项',
    '气温\n-5 度',
    '标题\n---\n\n下文',
    '正文。\n\n---\n\n下文',
    '`##发现` 与 `｀x｀`',
    '```\n##发现\n1、甲\n2、乙\n```',
    '　　甲乙\n　　丙',
    '1. 甲\n\n   乙\n   丙',
    '好！[图](https://www.example.org/)',
  ])('are none in %j', (body) => {
    expect(told(body)).toBe('');
  });
});

describe('words that YAML leaves out', () => {
  const read = (line: string) =>
    readText(`---\n${FIELDS.replace('title: A test report', () => line)}\n---\n`);

  it.each([
    ['title: Ticket #42 closed', '`#42 closed` is a comment to YAML, and no part of the value `Ticket`.'],
    ['title: 工单 #已关闭', '`#已关闭` is a comment to YAML, and no part of the value `工单`.'],
    ['title: 工单 # 42', '`# 42` is a comment to YAML, and no part of the value `工单`.'],
    ['title: &a b', '`&a` names this value to YAML, and is no part of it.'],
    [
      'title: "C:\\temp\\new.exe"',
      'In double quotation marks `\\t` is an invisible character, and no part of a path.',
    ],
  ])('are told: %s', (line, message) => {
    expect(read(line).diagnostics.map((one) => one.message)).toEqual([message]);
  });

  it.each([
    'title: Ticket # see the wiki',
    "title: 'Ticket #42 closed'",
    'title: Ticket#42',
    'title: |-\n  a #42',
    'title: "a\\tb"',
  ])('are none in %j', (line) => {
    expect(show(read(line).diagnostics)).not.toMatch(/comment to YAML|no part of a path/);
  });

  it.each([
    ['>-\n  这台堡垒\n  机 host\n  被误报', '这台堡垒机 host 被误报'],
    ['这台堡垒\n  机', '这台堡垒机'],
    ['"这台堡垒\n  机"', '这台堡垒机'],
    ["'one\n  two'", 'one two'],
    ['甲 乙', '甲 乙'],
  ])('are no blanks where Chinese is wrapped: %j', (value, title) => {
    expect(read(`title: ${value}`).report?.incident.title).toBe(title);
  });

  it('keep the spelling of a number in fields of a team', () => {
    const { report } = read(
      'title: x\nx_a: 1.10\nx_b: [0123, 12345678901234567890]\nx_c: { d: 0x1F }\nx_n: 42',
    );
    expect(report?.incident).toMatchObject({
      x_a: '1.10',
      x_b: ['0123', '12345678901234567890'],
      x_c: { d: '0x1F' },
      x_n: 42,
    });
  });

  it.each([
    ['title: 1.10', '`title`: 1.10 is not text. → Write it in quotes: `"1.10"`.'],
    ['title：x', 'the `：` here is full-width. → Write `:` and a space in its place.'],
    ['title:\u00a0x', 'the blank here is U+00A0, which is none to YAML. → Write a plain space in its place.'],
    ['title: x\nx_a: { b: 1， c: 2 }', 'the `，` here is full-width. → Write `,` and a space in its place.'],
    ['title: "a" b', 'Put the whole value in single quotation marks.'],
    ['title: "C:\\Users"', 'in double quotation marks `\\U` is no character.'],
    ['title: x\ntags: [a， b]', 'Part the items of a list with `, ` in place of `，`.'],
    [
      'title: x\n\u00a0summary: y',
      '`[U+00A0]summary` is not a field of the front matter. → Write `summary`, with plain spaces around it.',
    ],
  ])('are seen in the message: %j', (line, words) => {
    expect(show(read(line).diagnostics)).toContain(words);
  });
});
