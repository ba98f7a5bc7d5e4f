import { describe, expect, expectTypeOf, test } from 'vitest';
import { createFill, type Fill, type Names } from '../../../src/core/i18n/fill.ts';
import { getWords } from '../../../src/core/i18n/words.ts';

type Values = Record<string, string | number>;

describe('English', () => {
  test.each<[text: string, values: Values, filled: string]>([
    ['Nothing to fill.', {}, 'Nothing to fill.'],
    ['Owner: {owner}', { owner: 'Platform' }, 'Owner: Platform'],
    ['{a}{b}{a}', { a: 'x', b: 'y' }, 'xyx'],
    ['{n} of {all} reports', { n: 3, all: 12345 }, '3 of 12,345 reports'],
    ['{n|report|reports}', { n: 0 }, '0 reports'],
    ['{n|report|reports}', { n: 1 }, '1 report'],
    ['{n|report|reports}', { n: 2 }, '2 reports'],
    ['{n|report|reports}', { n: 1204 }, '1,204 reports'],
    ['{hours|person-hour|person-hours}', { hours: 1.5 }, '1.5 person-hours'],
    ['{n|more}', { n: 1 }, '1 more'],
    ['{n|more}', { n: 7 }, '7 more'],
    ['{n|report|reports} {n:is|are} open', { n: 1 }, '1 report is open'],
    ['{n|report|reports} {n:is|are} open', { n: 2 }, '2 reports are open'],
    ['{n} new{n:| ones}', { n: 2 }, '2 new ones'],
    ['{n} new{n:| ones}', { n: 1 }, '1 new'],
    [
      '{a|source|sources}, {b|independent origin|independent origins}',
      { a: 2, b: 1 },
      '2 sources, 1 independent origin',
    ],
    ['Version {id}', { id: '1204' }, 'Version 1204'],
    ['{n|report|reports}', { n: '1' }, '1 report'],
    ['{title}', { title: '{owner} $& {n|a|b}', owner: 'nobody', n: 1 }, '{owner} $& {n|a|b}'],
    ['{ } {} {a b} {{n}}', { n: 5 }, '{ } {} {a b} {5}'],
    ['', { n: 5 }, ''],
  ])('%s with %o', (text, values, filled) => {
    expect(createFill('en')(text, values)).toBe(filled);
  });
});

describe('Chinese', () => {
  test.each<[text: string, values: Values, filled: string]>([
    ['{n} 份报告', { n: 1 }, '1 份报告'],
    ['{n} 份报告', { n: 1204 }, '1,204 份报告'],
    ['共 {all} 份，占 {share}%', { all: 20, share: 35 }, '共 20 份，占 35%'],
    ['{n|份}', { n: 1 }, '1 份'],
    ['问 {source} 有没有', { source: '奇安信' }, '问奇安信有没有'],
    ['问 {source} 有没有', { source: 'QiAnXin' }, '问 QiAnXin 有没有'],
    ['问 {source} 有没有', { source: '360 威胁情报' }, '问 360 威胁情报有没有'],
    ['{source} 的“{label}”', { source: '微步', label: '远控' }, '微步的“远控”'],
    ['TLP {level} 的', { level: '绿' }, 'TLP 绿的'],
    ['{a} {b}', { a: '微步', b: '远控' }, '微步 远控'],
  ])('%s with %o', (text, values, filled) => {
    expect(createFill('zh-CN')(text, values)).toBe(filled);
  });
});

test('Forms follow the plural categories of the language', () => {
  const say = createFill('pl');
  const text = '{n|raport|raporty|raportów|raportu}';
  expect([1, 2, 5, 22, 1.5].map((n) => say(text, { n }))).toEqual([
    '1 raport',
    '2 raporty',
    '5 raportów',
    '22 raporty',
    '1,5 raportu',
  ]);
});

test('A place without a value stays in view', () => {
  const loose: (text: string, values: Values) => string = createFill('en');
  expect(loose('{n|report|reports} by {owner}', { n: 2 })).toBe('2 reports by {owner}');
  expect(loose('{n:is|are}', {})).toBe('{n:is|are}');
});

test('There is one for each language', () => {
  expect(createFill('en')).toBe(createFill('en'));
  expect(getWords('zh-CN').fill).toBe(createFill('zh-CN'));
});

test('Types know the names of a text', () => {
  expectTypeOf<Names<'{n|report|reports} of {all} {n:is|are}: {text}'>>().toEqualTypeOf<
    'n' | 'all' | 'text'
  >();
  expectTypeOf<Names<'Nothing'>>().toEqualTypeOf<never>();
  expectTypeOf<Names<string>>().toEqualTypeOf<string>();
  const fill: Fill = createFill('en');
  const { report } = getWords('en');
  fill(report.owner, { owner: 'Platform' });
  // @ts-expect-error -- the text has no place of this name
  fill(report.owner, { name: 'Platform' });
  // @ts-expect-error -- a place without a value
  fill(report.originUnproven, { sources: 2 });
});
