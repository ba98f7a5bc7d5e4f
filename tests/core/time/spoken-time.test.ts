import { describe, expect, it } from 'vitest';
import { partialDate } from '../../../schemas/times.ts';
import { readStated, readTime } from '../../../src/core/time/spoken-time.ts';

/** The reading, or why there is none and what was understood or offered. */
function read(text: string, now: string, timeZone = 'Asia/Shanghai'): string {
  const result = readTime(text, { now, timeZone });
  if ('time' in result) {
    expect(partialDate.safeParse(result.time).success).toBe(true);
    return result.time;
  }
  const offered = 'readings' in result ? result.readings : 'meant' in result ? [result.meant] : [];
  return [`${result.why}:`, ...offered].join(' ');
}

// A Monday; 10:00 in Shanghai, 03:00 in Berlin, 21:00 of the day before in New York.
const NOW = '2026-11-30T02:00:30Z';

/** A table of rows `text | reading`. */
function rows(table: string): string[][] {
  return table
    .trim()
    .split('\n')
    .map((row) => row.split(' | ').map((cell) => cell.trim()));
}

const WRITTEN_ZONES = rows(`
19 Nov 2026 09:10 UTC | 2026-11-19T09:10Z
Thu, 19 Nov 2026 09:10:04 -0500 | 2026-11-19T09:10:04-05:00
Thu, 19 Nov 2026 09:10:04 -0500 (EST) | 2026-11-19T09:10:04-05:00
Date: Thu, 19 Nov 2026 09:10:04 +0000 (UTC) | 2026-11-19T09:10:04Z
Nov 19, 2026 2:05 PM PST | 2026-11-19T14:05-08:00
Nov 19, 2026 at 9:10am EST | 2026-11-19T09:10-05:00
yesterday 14:00 UTC | 2026-11-29T14:00Z
昨天 14:00 北京时间 | 2026-11-29T14:00+08:00
19 Nov 2026 09:10 GMT-5 | 2026-11-19T09:10-05:00
2026-11-19 09:10 UTC+8 | 2026-11-19T09:10+08:00
2026-11-19 09:10 GMT+0530 | 2026-11-19T09:10+05:30
2026-11-19 09:10 UTC | 2026-11-19T09:10Z
2026-11-19 09:10（UTC） | 2026-11-19T09:10Z
2026-11-19 09:10 (UTC) | 2026-11-19T09:10Z
UTC 2026-11-19 09:10 | 2026-11-19T09:10Z
2026-11-19 09:10 Z | 2026-11-19T09:10Z
2026-11-19 09:10 +08:00 | 2026-11-19T09:10+08:00
2026-11-19 09:10+08:00 | 2026-11-19T09:10+08:00
2026-11-20 09:10:11-05:00 | 2026-11-20T09:10:11-05:00
2026-11-20T09:10:11.123+02:00 | 2026-11-20T09:10:11.123+02:00
2026-11-19 09:10:04,123 UTC | 2026-11-19T09:10:04.123Z
20261119T091000Z | 2026-11-19T09:10:00Z
[19/Nov/2026:09:10:04 +0000] | 2026-11-19T09:10:04Z
Thu Nov 19 2026 09:10:04 GMT+0800 (China Standard Time) | 2026-11-19T09:10:04+08:00
2026-11-19 14:05 JST | 2026-11-19T14:05+09:00
2026-07-19 14:05 CEST | 2026-07-19T14:05+02:00
2026-07-19 14:05 PDT | 2026-07-19T14:05-07:00
2026-11-19 09:10 Europe/Berlin | 2026-11-19T09:10+01:00
北京时间2026年11月19日9点10分 | 2026-11-19T09:10+08:00
2026年11月19日 9时10分（北京时间） | 2026-11-19T09:10+08:00
2026年11月19日 09:10 东八区 | 2026-11-19T09:10+08:00
2026-11-19 09:10 西五区 | 2026-11-19T09:10-05:00
2026-11-19 09:10 协调世界时 | 2026-11-19T09:10Z
2026-11-19 09:10 +0800 (CST) | 2026-11-19T09:10+08:00
2026-11-19 09:10 CST | unclear: UTC+8 (Asia/Shanghai) UTC-6 (America/Chicago) UTC-5 (America/Havana)
Thu Nov 19 09:10:04 CST 2026 | unclear: UTC+8 (Asia/Shanghai) UTC-6 (America/Chicago) UTC-5 (America/Havana)
2026-07-19 14:05 BST | unclear: UTC+1 (Europe/London) UTC+6 (Asia/Dhaka)
2026-11-19 09:10 +0900 (CST) | misfit:
2026-11-19 09:10 XYZ | unread: 2026-11-19T09:10+08:00
2026-11-19 09:10 UTC+15 | unread: 2026-11-19T09:10+08:00
2026-11-19 UTC | needsClock:
40 min ago UTC | misfit:
yesterday 14:00 PST | unclear: 2026-11-29T14:00-08:00 2026-11-28T14:00-08:00
`);

const CLOCKS = rows(`
now | 2026-11-30T10:00+08:00
刚才 | 2026-11-30T10:00+08:00
40 min ago | 2026-11-30T09:20+08:00
2h ago | 2026-11-30T08:00+08:00
1h 20m ago | 2026-11-30T08:40+08:00
1小时20分钟前 | 2026-11-30T08:40+08:00
an hour ago | 2026-11-30T09:00+08:00
half an hour ago | 2026-11-30T09:30+08:00
an hour and a half ago | 2026-11-30T08:30+08:00
one and a half hours ago | 2026-11-30T08:30+08:00
1.5 hours ago | 2026-11-30T08:30+08:00
一个半小时前 | 2026-11-30T08:30+08:00
两个半小时前 | 2026-11-30T07:30+08:00
半小时前 | 2026-11-30T09:30+08:00
半个小时前 | 2026-11-30T09:30+08:00
一刻钟前 | 2026-11-30T09:45+08:00
大约半小时前 | 2026-11-30T09:30+08:00
2 days 3 hours ago | 2026-11-28T07:00+08:00
昨晚11点半 | 2026-11-29T23:30+08:00
昨晚8点 | 2026-11-29T20:00+08:00
昨晚12点 | 2026-11-30T00:00+08:00
昨天晚上12点 | 2026-11-30T00:00+08:00
昨晚12点半 | 2026-11-30T00:30+08:00
昨天24:00 | 2026-11-30T00:00+08:00
今天凌晨1点 | 2026-11-30T01:00+08:00
凌晨12点 | 2026-11-30T00:00+08:00
昨天上午10点三刻 | 2026-11-29T10:45+08:00
昨天中午1点 | 2026-11-29T13:00+08:00
昨天二十三点零五分 | 2026-11-29T23:05+08:00
2023年9月19日下午3点 | 2023-09-19T15:00+08:00
2023年9月19日 凌晨2点 | 2023-09-19T02:00+08:00
2023年9月19日14:05 | 2023-09-19T14:05+08:00
2023年9月19日晚上12点 | 2023-09-20T00:00+08:00
2023年9月19日(星期二) 14:05 | 2023-09-19T14:05+08:00
二〇二三年九月十九日十四点五分 | 2023-09-19T14:05+08:00
上周三下午3点 | 2026-11-25T15:00+08:00
週三下午3點 | 2026-11-25T15:00+08:00
周一九点 | 2026-11-30T09:00+08:00
19号 14:05 | 2026-11-19T14:05+08:00
last Tuesday 14:00 | 2026-11-24T14:00+08:00
last night at 11pm | 2026-11-29T23:00+08:00
last night at 11 | 2026-11-29T23:00+08:00
this morning at 9 | 2026-11-30T09:00+08:00
yesterday at 8 in the evening | 2026-11-29T20:00+08:00
yesterday at 14 | 2026-11-29T14:00+08:00
yesterday at 8 | unclear: 2026-11-29 08:00 2026-11-29 20:00
yesterday noon | 2026-11-29T12:00+08:00
midnight | 2026-11-30T00:00+08:00
yesterday 14h05 | 2026-11-29T14:05+08:00
yesterday 2:05 PM | 2026-11-29T14:05+08:00
yesterday 12:30 am | 2026-11-29T00:30+08:00
quarter past 9 am | 2026-11-30T09:15+08:00
11/19/2026 9:10 PM | 2026-11-19T21:10+08:00
2026/11/20 9:10 | 2026-11-20T09:10+08:00
Thu Nov 19 09:10:04 2026 | 2026-11-19T09:10:04+08:00
今晚12点 | ahead: 2026-12-01T00:00+08:00
晚8点 | ahead: 2026-11-30T20:00+08:00
上午10点三刻 | ahead: 2026-11-30T10:45+08:00
noon | ahead: 2026-11-30T12:00+08:00
tomorrow 14:00 | ahead: 2026-12-01T14:00+08:00
昨晚2点 | unclear: 2026-11-29 02:00 2026-11-30 02:00
last night at 2am | unclear: 2026-11-29 02:00 2026-11-30 02:00
midnight 19 Nov | unclear: 2026-11-19 00:00 2026-11-20 00:00
half past 2 | unclear: 2026-11-30 02:30 2026-11-30 14:30
03/04/2021 | unclear: 2021-04-03 2021-03-04
03/04/21 | unclear: 2021-04-03 2021-03-04 2003-04-21
12/31/2021 | 2021-12-31
31-12-21 | 2021-12-31
12.31.2021 | 2021-12-31
30/02/2021 | noSuchDay:
12/2021 | 2021-12
2021-Dec-31 | 2021-12-31
昨天下午9点 | misfit:
上午14点 | misfit:
14:05-14:40 | misfit:
9月19日14:05至14:40 | misfit:
2026-11-19 10:00-11:00 | misfit:
25:00 | misfit:
9月 14:05 | needsDay:
9.10 Uhr | unread:
3小时后 | unread:
in 2 hours | unread:
`);

const DAYS = rows(`
yesterday | 2026-11-29
yesterday evening | 2026-11-29
今早 | 2026-11-30
前天 | 2026-11-28
大前天 | 2026-11-27
3天前 | 2026-11-27
2 weeks ago | 2026-11-16
上上周三 | 2026-11-18
周三 | 2026-11-25
last friday | 2026-11-27
去年9月19日 | 2025-09-19
前年9月19日 | 2024-09-19
上个月19号 | 2026-10-19
12月25日 | 2025-12-25
19.11.2026 | 2026-11-19
19th of November 2026 | 2026-11-19
20261120 | 2026-11-20
九月 | 2026-09
9月初 | 2026-09
September | 2026-09
September last year | 2025-09
去年9月中旬 | 2025-09
三个月前 | 2026-08
last month | 2026-10
2023年9月 | 2023-09
2022-10 | 2022-10
last year | 2025
去年 | 2025
去年底 | 2025
2年前 | 2024
2022 | 2022
last September | unclear: 2026-09 2025-09
05/06/2026 | unclear: 2026-06-05 2026-05-06
农历八月十五 | lunar:
八月初五 | lunar:
民国112年9月19日 | unread: 2026-09-19
this Wednesday | ahead: 2026-12-02
明天 | ahead: 2026-12-01
2026-02-30 | noSuchDay:
9月31日 | noSuchDay:
Fri, 19 Nov 2026 | misfit:
yesterday or today | misfit:
before 2026-11-19 | unread: 2026-11-19
9月19日前 | unread: 2026-09-19
上周 | unread:
a few days ago | unread:
1405 | unread:
the day it broke | unread:
, | empty:
`);

describe('a time in the words of its writer', () => {
  it.each([...WRITTEN_ZONES, ...CLOCKS, ...DAYS])('%s is %s', (text, expected) => {
    expect(read(text, NOW)).toBe(expected);
  });

  it('is of more than 150 spellings', () => {
    expect([...WRITTEN_ZONES, ...CLOCKS, ...DAYS].length).toBeGreaterThan(150);
  });
});

/** The same words at noon of a 15th, a 28th, a 30th and a 31st. */
const ASKED_ON = rows(`
九月 | 2026-09 | 2025-09 | 2026-09 | 2025-09
2月 | 2026-02 | 2026-02 | 2026-02 | 2026-02
2023年2月 | 2023-02 | 2023-02 | 2023-02 | 2023-02
September 2023 | 2023-09 | 2023-09 | 2023-09 | 2023-09
上个月 | 2026-09 | 2026-01 | 2026-10 | 2026-02
3个月前 | 2026-07 | 2025-11 | 2026-08 | 2025-12
last year | 2025 | 2025 | 2025 | 2025
去年2月28日 | 2025-02-28 | 2025-02-28 | 2025-02-28 | 2025-02-28
3天前 | 2026-10-12 | 2026-02-25 | 2026-11-27 | 2026-03-28
上周三 | 2026-10-07 | 2026-02-18 | 2026-11-25 | 2026-03-25
昨晚12点 | 2026-10-15T00:00+08:00 | 2026-02-28T00:00+08:00 | 2026-11-30T00:00+08:00 | 2026-03-31T00:00+08:00
30号 | noSuchDay: | 2026-01-30 | 2026-11-30 | 2026-03-30
`);

describe.each([
  ['2026-10-15T04:00:00Z', 1],
  ['2026-02-28T04:00:00Z', 2],
  ['2026-11-30T04:00:00Z', 3],
  ['2026-03-31T04:00:00Z', 4],
] as const)('asked at %s', (now, column) => {
  it.each(ASKED_ON)('%s', (...cells) => {
    const [text = ''] = cells;
    const expected = text === '30号' && column === 1 ? '2026-09-30' : cells[column];
    expect(read(text, now)).toBe(expected);
  });
});

describe('where the clocks change', () => {
  it.each([
    // The morning behind the change; an hour that never was counts on from before it.
    ['Europe/Berlin', '2026-03-29T10:00:00Z', 'today 01:59', '2026-03-29T01:59+01:00'],
    ['Europe/Berlin', '2026-03-29T10:00:00Z', 'today 02:30', '2026-03-29T02:30+01:00'],
    ['Europe/Berlin', '2026-03-29T10:00:00Z', 'today 03:00', '2026-03-29T03:00+02:00'],
    ['Europe/Berlin', '2026-03-29T10:00:00Z', '12 hours ago', '2026-03-28T23:00+01:00'],
    ['Europe/Berlin', '2026-03-29T10:00:00Z', 'yesterday 14:00', '2026-03-28T14:00+01:00'],
    // An hour that comes twice is the first one, unless the zone says which.
    ['Europe/Berlin', '2026-10-25T10:00:00Z', 'today 02:30', '2026-10-25T02:30+02:00'],
    ['Europe/Berlin', '2026-10-25T10:00:00Z', 'today 02:30 CET', '2026-10-25T02:30+01:00'],
    ['Europe/Berlin', '2026-10-25T10:00:00Z', '昨天 14:00', '2026-10-24T14:00+02:00'],
    ['America/New_York', '2026-03-08T16:00:00Z', 'today 02:30', '2026-03-08T02:30-05:00'],
    ['America/New_York', '2026-11-01T16:00:00Z', 'today 01:30', '2026-11-01T01:30-04:00'],
    ['America/New_York', '2026-11-01T16:00:00Z', '昨晚12点', '2026-11-01T00:00-04:00'],
    ['Asia/Shanghai', '2026-03-29T10:00:00Z', '今天凌晨2点半', '2026-03-29T02:30+08:00'],
  ])('in %s at %s, %s is %s', (timeZone, now, text, time) => {
    expect(read(text, now, timeZone)).toBe(time);
  });
});

describe('a date that a document states', () => {
  it.each([
    ['Thu, 19 Nov 2026 09:10:04 -0500', '2026-11-19T09:10:04-05:00'],
    ['19 Nov 2026 09:10 UTC', '2026-11-19T09:10Z'],
    ['2026年11月19日 9点10分', '2026-11-19'],
    ['2026-11-19 09:10 CST', '2026-11-19'],
    ['November 2026', '2026-11'],
    ['yesterday 14:00 UTC', undefined],
    ['19 Nov', undefined],
    ['14:05 UTC', undefined],
    ['40 min ago', undefined],
  ])('%s is %s', (text, time) => {
    expect(readStated(text)).toBe(time);
  });
});
