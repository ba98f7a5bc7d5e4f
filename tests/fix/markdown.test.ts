import { describe, expect, it } from 'vitest';
import { listChanges, repair, repairBody, repairFields, reportWith } from './desk.ts';

const TABLE = '| a | b |\n| - | - |\n';

describe('what looks like Markdown and is none', () => {
  it.each([
    ['##发现', '## 发现'],
    ['甲\n##发现\n###乙', '甲\n## 发现\n### 乙'],
    ['##\u00a0发现', '## 发现'],
    ['＃＃ 标题', '## 标题'],
    ['\u3000## 标题', '## 标题'],
    ['甲|乙\n|—|—|\n丙|丁', '甲|乙\n|---|---|\n丙|丁'],
    ['｜甲｜乙｜\n｜：—：｜—｜\n｜丙｜丁｜', '|甲|乙|\n|:---:|---|\n|丙|丁|'],
    ['见[说明]（https://www.example.org/）。', '见[说明](https://www.example.org/)。'],
    ['［说明］(https://www.example.org/)', '[说明](https://www.example.org/)'],
    ['！[图](a.png)', '![图](a.png)'],
    ['｀x｀ 与 ｀y｀', '`x` 与 `y`'],
    ['＊＊重点＊＊', '**重点**'],
    ['［［INC-2026-0001#F1］］与【【INC-2026-0002】】', '[[INC-2026-0001#F1]]与[[INC-2026-0002]]'],
    ['＊ 甲\n＊ 乙', '- 甲\n- 乙'],
    ['\u3000- 甲', '- 甲'],
    ['-\u00a0甲', '- 甲'],
    ['＞ 甲', '> 甲'],
    ['-甲\n-乙', '- 甲\n- 乙'],
    ['引言：\n• 甲\n• 乙', '引言：\n- 甲\n- 乙'],
    ['> • 甲\n> • 乙', '> - 甲\n> - 乙'],
    ['1、甲\n2、乙', '1、甲\n\n2、乙'],
    ['说明\n（1）甲\n（2）乙', '说明\n\n（1）甲\n\n（2）乙'],
    ['> ①甲\n> ②乙', '> ①甲\n>\n> ②乙'],
    ['步骤\n2. 甲\n3. 乙', '步骤\n\n2. 甲\n3. 乙'],
    ['一、甲\n二、乙\n```\n一、x\n二、y\n```', '一、甲\n\n二、乙\n```\n一、x\n二、y\n```'],
    [`${TABLE}| ＊＊a＊＊ | ｀b｀ |`, `${TABLE}| **a** | \`b\` |`],
    ['1、甲\n2、乙\n\n##丙\n\n• 丁\n• 戊', '1、甲\n\n2、乙\n\n## 丙\n\n- 丁\n- 戊'],
  ])('%j becomes %j', (before, after) => {
    expect(repairBody(`${before}\n`)).toBe(`${after}\n`);
  });

  it.each([
    ['a tag', '#发现'],
    ['a command of a log', '##[error] x'],
    ['a table whose cells do not fit', '| a | b |\n| - |'],
    ['a heading or two paragraphs', '正文。\n---\n下文'],
    ['code or prose', '    甲 log\n    乙 log'],
    ['a remark in brackets', '[说明] (https://www.example.org/) 与【说明】(https://www.example.org/)'],
    ['a star that may be a note', '＊重点＊'],
    ['brackets around no id', '［［甲］］'],
    ['a number behind a sign', '－ 5 度\n\n＞ 5 次'],
    ['one hyphen', '-甲'],
    ['options of a command', '-f 选项\n-v 选项'],
    ['code in a full-width mark', '甲 ｀`a`｀'],
    ['code', '`｀x｀`\n\n```\n##发现\n1、甲\n2、乙\n```'],
  ])('%s stays', (_what, body) => {
    expect(repairBody(`${body}\n`)).toBe(`${body}\n`);
  });
});

describe('words that Markdown leaves out', () => {
  it.each([
    [`${TABLE}| [[INC-2026-0001|first]] | x |`, `${TABLE}| [[INC-2026-0001\\|first]] | x |`],
    [`${TABLE}| \`x|y\` | z |`, `${TABLE}| \`x\\|y\` | z |`],
    ['在 C:\\Users\\{name} 下', '在 `C:\\Users\\{name}` 下'],
    ['(\\\\server\\share\\a)。', '(`\\\\server\\share\\a`)。'],
    ['**\\\\server\\a**', '**`\\\\server\\a`**'],
    ['%TEMP%\\*.exe，见', '`%TEMP%\\*.exe`，见'],
    ['\\d+\\.\\d+', '`\\d+\\.\\d+`'],
    ['C:\\Temp\\\n再看', '`C:\\Temp\\`\n再看'],
  ])('%j becomes %j', (before, after) => {
    expect(repairBody(`${before}\n`)).toBe(`${after}\n`);
  });

  it.each([
    ['a row with too many cells', `${TABLE}| x | y | z |`],
    ['an underscore that an editor escaped', '- 删除 C:\\_tmp'],
    ['an address that nobody uses', '[x]: y\n\n文'],
    ['numbers out of order', '5. 甲\n3. 乙'],
    ['code without an end', '```\nx\n## 发现\n甲'],
  ])('%s stays', (_what, body) => {
    expect(repairBody(`${body}\n`)).toBe(`${body}\n`);
  });

  it.each([
    ['summary: Ticket #42 closed', "summary: 'Ticket #42 closed'"],
    ["summary: It's #42", "summary: 'It''s #42'"],
    ['summary: "C:\\temp\\new.exe"', "summary: 'C:\\temp\\new.exe'"],
    ['summary: 工单 #已关闭', 'summary: 工单 #已关闭'],
    ['pap: amber #42', 'pap: amber #42'],
    ['summary: Ticket # 42', 'summary: Ticket # 42'],
  ])('%j is %j in the front matter', (before, after) => {
    expect(repairFields(before)).toBe(after);
  });
});

describe('a text with many of them', () => {
  const many = (line: string): string => `${line}\n\n`.repeat(200);

  it('is repaired in one run, with each change named', () => {
    const { made, text } = repair(reportWith({ body: `${many('##发现')}${many('｀x｀ 与 ｀y｀')}` }));
    expect(text).toBe(reportWith({ body: `${many('## 发现')}${many('`x` 与 `y`')}` }));
    expect(made).toHaveLength(600);
    expect(listChanges(made).split('\n').at(-1)).toBe('808 `｀y｀` is now `` `y` ``');
  });

  it('asks for nothing more when it is repaired, and keeps its line ends', () => {
    const body = '• 甲\n• 乙\n\n1、丙\n2、丁｀x｀\n\n##戊\n\n在 C:\\a\\{b} 下\n'.replaceAll('\n', '\r\n');
    const { text } = repair(reportWith({}).replaceAll('\n', '\r\n') + body);
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
    expect(repair(text)).toEqual({ text, made: [], refused: [] });
  });
});
