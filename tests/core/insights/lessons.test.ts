import { describe, expect, test } from 'vitest';
import {
  arrangeLessons,
  describeRecurrence,
  groupLessons,
  lessonsOf,
} from '../../../src/core/insights/lessons.ts';
import type { LessonRecord } from '../../../src/core/model/report.ts';
import { getWords } from '../../../src/core/i18n/words.ts';
import { buildReport } from '../../builders.ts';

describe('lessons by key', () => {
  test('are those that came back, most often first, and those taught once', () => {
    const { back, once } = groupLessons([
      reportOf('INC-2024-0003', '2024', 'a', 'b'),
      reportOf('INC-2024-0002', '2024', 'c', 'a'),
      reportOf('INC-2024-0001', '2024', 'a', 'c', 'd'),
    ]);
    expect(back.map(({ key, reports }) => [key, reports])).toEqual([
      ['a', 3],
      ['c', 2],
    ]);
    expect(once.map(({ key }) => key)).toEqual(['b', 'd']);
  });

  test('came once when one report teaches them twice', () => {
    const { back, once } = groupLessons([reportOf('INC-2024-0001', '2024', 'a', 'a')]);
    expect(back).toEqual([]);
    expect(once.map(({ taught, reports }) => [taught.length, reports])).toEqual([[2, 1]]);
  });

  test('name each kind once', () => {
    const [first] = groupLessons([
      reportOf('INC-2024-0002', '2024', 'a'),
      reportOf('INC-2024-0001', '2024', 'a'),
    ]).back;
    expect(first?.kinds).toEqual(['went_badly']);
  });
});

test('the first page tells thirty lessons in full, and no lesson is left out', () => {
  const back = Array.from({ length: 35 }, (_, index) => `back-${index}`);
  const once = Array.from({ length: 120 }, (_, index) => `once-${index}`);
  const lessons = groupLessons([
    reportOf('INC-2024-0002', '2024', ...back, ...once),
    reportOf('INC-2024-0001', '2024', ...back),
  ]);
  const { featured, pages } = arrangeLessons(lessons);
  expect([featured.length, ...pages.map((page) => page.length)]).toEqual([30, 100, 25]);
  expect(pages[0]?.slice(4, 6).map(({ key }) => key)).toEqual(['back-34', 'once-0']);
});

test('a lesson that came back stands first, with its newest report, and counts once a report', () => {
  const reports = [
    reportOf('INC-2024-0001', '2024', 'once', 'again'),
    reportOf('INC-2023-0001', '2023', 'again', 'again'),
  ];
  expect(
    lessonsOf(reports, 5).map(({ report, lesson, reports: n }) => [lesson.key, n, report.id, lesson.anchor]),
  ).toEqual([
    ['again', 2, 'INC-2024-0001', 'L2'],
    ['once', 1, 'INC-2024-0001', 'L1'],
  ]);
  expect(lessonsOf(reports, 1)).toHaveLength(1);
});

test.each([
  {
    dates: ['2024-05-21', '2023-09-19'],
    en: 'In 2 reports · recurred after 8 months',
    zh: '见于 2 份报告 · 8 个月后再次出现',
  },
  {
    dates: ['2024-01', '2023-12-31'],
    en: 'In 2 reports · recurred after 1 month',
    zh: '见于 2 份报告 · 1 个月后再次出现',
  },
  {
    dates: ['2024-05-21', '2024-05-02'],
    en: 'In 2 reports · within one month',
    zh: '见于 2 份报告 · 同一个月内',
  },
  {
    dates: ['2024', '2021-05'],
    en: 'In 2 reports · recurred after about 3 years',
    zh: '见于 2 份报告 · 约 3 年后再次出现',
  },
  { dates: ['2024', '2024-05'], en: 'In 2 reports · within one year', zh: '见于 2 份报告 · 同一年内' },
  { dates: ['2024', 'unknown'], en: 'In 2 reports', zh: '见于 2 份报告' },
  {
    dates: ['2024-05-02', '2020-10-30'],
    en: 'In 2 reports · recurred after about 4 years',
    zh: '见于 2 份报告 · 约 4 年后再次出现',
  },
  {
    dates: ['2024-05', '2023-05', '2022-05'],
    en: 'In 3 reports · over 24 months',
    zh: '见于 3 份报告 · 前后 24 个月',
  },
])('a lesson of $dates is told as “$en”', ({ dates, en, zh }) => {
  const reports = dates.map((date, index) => reportOf(`INC-2024-000${index + 1}`, date, 'a'));
  const [group] = groupLessons(reports).back;
  if (group === undefined) throw new Error('No lesson came back.');
  expect(describeRecurrence(group, getWords('en'), 'UTC')).toBe(en);
  expect(describeRecurrence(group, getWords('zh-CN'), 'UTC')).toBe(zh);
});

function reportOf(id: string, detected: string, ...keys: string[]) {
  const lessons = keys.map((key, index): LessonRecord => {
    const name = `L${index + 1}`;
    return { id: name, anchor: name, key, kind: 'went_badly', text: key };
  });
  return buildReport({ id, lessons, incident: { times: { detected } } });
}
