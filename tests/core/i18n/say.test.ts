import { describe, expect, it } from 'vitest';
import { asWritten, CHINESE, createSay } from '../../../src/core/i18n/say.ts';

const say = createSay('zh-CN');

describe('in Chinese', () => {
  it.each([
    ['Nothing was written.', '没有写任何文件。'],
    ['Did you mean `high`? Write one of: low, high.', '是不是想写 `high`？写其中一个：low, high。'],
    [
      '`severity`: "x" is not a severity. Did you mean `high`?',
      '`severity`："x" 不是严重程度。是不是想写 `high`？',
    ],
    ['`a.mdx` was not written, since the disk is full (ENOSPC).', '`a.mdx` 没有写：磁盘已满（ENOSPC）。'],
    ['4 reports, 1 error, 0 warnings in 0.2 s', '4 份报告，1 个错误，0 个警告，用时 0.2 秒'],
    ['Repaired 1,204 places in 3 files.', '已修复 3 个文件里的 1,204 处。'],
    ['  a.mdx:4  the field `stauts` is now `status`\n', '  a.mdx:4  字段 `stauts` 改为 `status`\n'],
    ['`Nothing` is not a field of the front matter.', '头部没有 `Nothing` 这个字段。'],
    ['In a table, write `` `x\\|y` ``.', '在表格里写成 `` `x\\|y` ``。'],
    ['`a`: Hello. Did you mean `b`?', '`a`：Hello. 是不是想写 `b`？'],
  ])('%j is %j', (english, chinese) => {
    expect(say(english)).toBe(chinese);
  });

  it.each([
    ['foreign words', 'The quick brown fox. It jumps!'],
    ['nothing', ''],
    ['blank lines', '\n  \n'],
    ['Chinese', '没有写任何文件。'],
    ['a value in backticks', '`Nothing was written. Did you mean it?`'],
    ['braces', '{} {n} {w} {s}'],
    ['a value in quotation marks', '"Nothing was written. Did you mean it?"'],
    ['a value in Chinese ones', '“Nothing was written. Did you mean it?”'],
  ])('%s stay as they are', (_what, text) => {
    expect(say(text)).toBe(text);
  });

  // A title may be a sentence that the catalogue knows, and an odd mark may stand in it.
  it.each([
    'Nothing was written.',
    'nothing',
    'Did you mean `x`? See',
    '{} {1} $1 $&',
    'a “b” "c',
    '\u0002x\u0003',
  ])('the value %j is told as it is', (title) => {
    expect(say(`Last change: 2026-01-02, ${asWritten(title)}`)).toBe(
      `最近改动：2026-01-02，${title.replaceAll(/[\u0002\u0003]/g, '')}`,
    );
    expect(say(`${JSON.stringify(title)} is not a severity.`)).toBe(
      `${JSON.stringify(title)} 不是严重程度。`,
    );
  });

  // What has no words has places alone.
  const entries = Object.entries(CHINESE).filter(([english]) => /[A-Za-z]{2}/.test(english));

  it('every sentence is found by itself, with all of its values', () => {
    const wrong = entries.filter(([english, chinese]) => {
      let number = 0;
      const filled = english.replace(/\{[nwsc]?\}/g, () => String(7001 + number++));
      const said = say(filled);
      const values = Array.from({ length: number }, (_, index) => String(7001 + index));
      return (said === filled && english !== chinese) || !values.every((value) => said.includes(value));
    });
    expect(wrong).toEqual([]);
  });

  it('long and hostile text is told in the time of its length', () => {
    for (const text of [`\`${'a. '.repeat(3000)}`, 'Words. '.repeat(3000), 'x: '.repeat(3000)])
      expect(say(text)).toBe(text);
  });
});

it('English stays as it is', () => {
  expect(createSay('en')('Nothing was written.')).toBe('Nothing was written.');
});
