import { describe, expect, it } from 'vitest';
import { partialDate } from '../../../schemas/times.ts';
import { readTime } from '../../../src/core/time/spoken-time.ts';

// A Tuesday; 12:00 in Shanghai, 05:00 in Berlin, 23:00 of the day before in New York.
const NOW = '2026-11-24T04:00:30Z';
const read = (text: string, timeZone = 'Asia/Shanghai'): string | undefined =>
  readTime(text, { now: NOW, timeZone });

describe('a time in the words of its writer', () => {
  it.each([
    ['now', '2026-11-24T12:00+08:00'],
    ['刚刚', '2026-11-24T12:00+08:00'],
    ['40 min ago', '2026-11-24T11:20+08:00'],
    ['2h ago', '2026-11-24T10:00+08:00'],
    ['an hour ago', '2026-11-24T11:00+08:00'],
    ['40分钟前', '2026-11-24T11:20+08:00'],
    ['3小时前', '2026-11-24T09:00+08:00'],
    ['半小时前', '2026-11-24T11:30+08:00'],
    ['yesterday 14:00', '2026-11-23T14:00+08:00'],
    ['yesterday', '2026-11-23'],
    ['last friday 9am', '2026-11-20T09:00+08:00'],
    ['昨天 14:00', '2026-11-23T14:00+08:00'],
    ['昨天14点', '2026-11-23T14:00+08:00'],
    ['前天', '2026-11-22'],
    ['今天早上8点半', '2026-11-24T08:30+08:00'],
    ['2026-11-20 09:10', '2026-11-20T09:10+08:00'],
    ['2026/11/20 9:10', '2026-11-20T09:10+08:00'],
    ['2026-11-20T09:10:11+02:00', '2026-11-20T09:10:11+02:00'],
    ['2026-11-20T09:10Z', '2026-11-20T09:10Z'],
    ['2022', '2022'],
    ['2022-10', '2022-10'],
    ['2022年10月', '2022-10'],
    ['2022-10-22', '2022-10-22'],
    ['2022年10月22日', '2022-10-22'],
  ])('%s is %s', (text, time) => {
    expect(read(text)).toBe(time);
    expect(partialDate.safeParse(read(text)).success).toBe(true);
  });

  it.each([
    ['Europe/Berlin', '40 min ago', '2026-11-24T04:20+01:00'],
    ['Europe/Berlin', '40分钟前', '2026-11-24T04:20+01:00'],
    ['Europe/Berlin', '2026-07-01 09:10', '2026-07-01T09:10+02:00'],
    ['America/New_York', 'yesterday 14:00', '2026-11-22T14:00-05:00'],
    ['America/New_York', '昨天 14:00', '2026-11-22T14:00-05:00'],
    ['Asia/Kolkata', '2026-11-20 09:10', '2026-11-20T09:10+05:30'],
    ['UTC', '2026-11-20 09:10', '2026-11-20T09:10Z'],
  ])('in %s %s is %s', (timeZone, text, time) => {
    expect(read(text, timeZone)).toBe(time);
  });

  it.each([
    '',
    'soon',
    'tomorrow 14:00',
    '明天',
    '2027-01-01',
    '2026-13-01',
    '2026-02-30',
    '25:00',
    'the day it broke',
    '0 bananas ago',
  ])('%j is no time that can be taken', (text) => {
    expect(read(text)).toBeUndefined();
  });
});
