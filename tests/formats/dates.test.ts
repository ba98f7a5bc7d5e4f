import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partialDate } from '../../schemas/times.ts';
import { dateOf, daysOf, readDate, readSpan } from '../../src/formats/dates.ts';

describe('a foreign date', () => {
  it.each([
    [2019, '2019'],
    ['2019', '2019'],
    ['2019-4', '2019-04'],
    ['2019/10/04', '2019-10-04'],
    [' 2019.1.2 ', '2019-01-02'],
    ['2018-07-31T00:00:00Z', '2018-07-31T00:00:00Z'],
    ['2012-12-22T12:15:00-08:00', '2012-12-22T12:15:00-08:00'],
    ['2024-03-05 9:10:00 +0000', '2024-03-05T09:10:00+00:00'],
    ['2024-03-05 09:10 UTC', '2024-03-05T09:10:00Z'],
    ['2026-05-04T19:51:05.703409Z', '2026-05-04T19:51:05.703409Z'],
    ['January 5, 2020', '2020-01-05'],
    ['5th Feb 2020', '2020-02-05'],
    ['Sept 2020', '2020-09'],
    ['2025年11月18日', '2025-11-18'],
    ['2025 年 11 月 18 日', '2025-11-18'],
    ['２０２５年１１月', '2025-11'],
    ['2025年11月18日 14:30（北京时间）', '2025-11-18T14:30+08:00'],
    ['2025年11月18日 下午2点半 UTC+8', '2025-11-18T14:30+08:00'],
    ['May 10, 2021 09:15 UTC', '2021-05-10T09:15Z'],
    ['10 May 2021', '2021-05-10'],
    ['Monday, May 10, 2021', '2021-05-10'],
    ['Tue, 02 Mar 2021 08:00:00 GMT', '2021-03-02T08:00:00Z'],
    ['2021-05-10 09:15 Europe/Berlin', '2021-05-10T09:15+02:00'],
    ['20231108', '2023-11-08'],
    ['Q3 2022', '2022'],
    ['2022年第三季度', '2022'],
    [1612345678, '2021-02-03T09:47:58Z'],
    ['12/31/2021', '2021-12-31'],
    ['31/12/2021 14:30 UTC', '2021-12-31T14:30Z'],
    ['12-31-2021', '2021-12-31'],
    ['31.12.2021', '2021-12-31'],
    ['12.31.2021', '2021-12-31'],
    ['12/31/21', '2021-12-31'],
    ['05/05/2021', '2021-05-05'],
    ['12/2021', '2021-12'],
    ['2021-Dec-31', '2021-12-31'],
    ['29/02/2024', '2024-02-29'],
  ])('%j is %j', (written, date) => {
    expect(readDate(written)).toBe(date);
    expect(partialDate.parse(date)).toBe(date);
  });

  it.each([
    ['2020-06-13 15:54:00', '2020-06-13'],
    ['2020-06-13T24:10:00Z', '2020-06-13'],
    ['2020-06-13T10:10:00+15:30', '2020-06-13'],
  ])('%j loses its time, which names no moment', (written, date) => {
    expect(readDate(written)).toBe(date);
  });

  it.each([
    [''],
    ['soon'],
    ['0000'],
    ['999'],
    ['2019-13'],
    ['2019-02-30'],
    ['Foo 2020'],
    ['31/31/31'],
    ['yesterday'],
    ['Tuesday, May 10, 2021'],
    [null],
    [true],
    [['2019']],
    [{}],
  ])('%j is none', (written) => {
    expect(readDate(written)).toBeUndefined();
  });

  it.each([
    ['03/04/2021', '2021'],
    ['3-4-2021 14:30 UTC', '2021'],
    ['03/04/21', undefined],
    ['30/02/2021', undefined],
    ['2021/31/12', undefined],
    ['03/04/2021 05/06/2022', undefined],
  ])('%j is what its readings share: %j', (written, date) => {
    expect(readDate(written)).toBe(date);
  });

  it('is a date of the contract whenever it is one at all', () => {
    const digits = fc.stringMatching(
      /^\d{4}[-/. ]\d{1,2}[-/. ]\d{1,2}([T ]\d{1,2}:\d{2}(:\d{2})?( ?Z|[+-]\d{4})?)?$/,
    );
    fc.assert(
      fc.property(digits, (written) => {
        const date = readDate(written);
        return date === undefined || partialDate.safeParse(date).success;
      }),
    );
  });
});

describe('a stretch of time', () => {
  it.each([
    ['2021-05-10', '2021-05-10', undefined],
    ['2021-05-10 (for an hour)', '2021-05-10', undefined],
    ['2021-05-10 to 2021-05-12', '2021-05-10', '2021-05-12'],
    ['2026-01-15 14:30 - 15:45，共 1 小时', '2026-01-15', '2026-01-15'],
    ['2026-01-15 23:50 - 00:20', '2026-01-15', undefined],
    ['May 10, 2021 14:00 - 15:00 UTC', '2021-05-10T14:00Z', '2021-05-10T15:00:00Z'],
    ['2021年5月10日 14:30 ~ 15:10（北京时间）', '2021-05-10T14:30+08:00', '2021-05-10T15:10+08:00'],
    ['2021年5月10日至5月12日', '2021-05-10', '2021-05-12'],
    ['03/04/2021 - 05/04/2021', '2021', '2021'],
    ['12/31/2021 – 01/02/2022', '2021-12-31', '2022'],
  ])('%j begins %j and ends %j', (written, start, end) => {
    expect(readSpan(written)).toEqual(end === undefined ? { start } : { start, end });
  });

  it.each(['', 'the whole day', '-', 'Windows Server 2008', '4.19.90-2102.2.0'])('%j is none', (written) => {
    expect(readSpan(written)).toBeUndefined();
  });
});

describe('the date of some days', () => {
  it.each([
    ['2019-10-23', '2019-10-23', '2019-10-23'],
    ['2019-10-23', '2019-10-24', '2019-10'],
    ['2019-10-23', '2019-11-01', '2019'],
    ['2019-10-23', '2020-01-01', undefined],
    ['2019-10-23', '2019-10-22', undefined],
    ['2019', '2019-02', '2019'],
  ])('from %s to %s is %s', (from, to, date) => {
    expect(dateOf({ first: daysOf(from).first, last: daysOf(to).last })).toBe(date);
  });

  it('counts a moment by the calendar of its own zone', () => {
    expect(daysOf('2012-12-22T20:23:00-08:00', '-08:00')).toEqual(daysOf('2012-12-22'));
    expect(daysOf('2012-12-22T20:23:00-08:00')).toEqual(daysOf('2012-12-23'));
  });
});
