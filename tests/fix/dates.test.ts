import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partialDate } from '../../schemas/times.ts';
import { respellDate } from '../../src/fix/repairs/dates.ts';

describe('respellDate', () => {
  it.each([
    ['2023/9/19', '2023-09-19'],
    ['2023.9.19', '2023-09-19'],
    ['2023-9-19', '2023-09-19'],
    ['2023年9月19日', '2023-09-19'],
    ['2023年9月19号', '2023-09-19'],
    ['２０２３／９／１９', '2023-09-19'],
    ['20230919', '2023-09-19'],
    [' 2023-09-19 ', '2023-09-19'],
    ['2023/9', '2023-09'],
    ['2023.10', '2023-10'],
    ['2023年9月', '2023-09'],
    ['2023年', '2023'],
    ['2023-09-19 09:10:00 +08:00', '2023-09-19T09:10:00+08:00'],
    ['2023-09-19 9:10 +0800', '2023-09-19T09:10+08:00'],
    ['2023/9/19T09:10:00.250Z', '2023-09-19T09:10:00.250Z'],
    ['2023-09-19t09:10z', '2023-09-19T09:10Z'],
    ['2023-09-19T09:10:00+08', '2023-09-19T09:10:00+08:00'],
    ['2023-09-19 09:10 UTC', '2023-09-19T09:10Z'],
    ['2023-09-19 09:10 UTC+8', '2023-09-19T09:10+08:00'],
    ['2023-09-19 09:10:00 GMT-05:30', '2023-09-19T09:10:00-05:30'],
    ['2023-09-19T09:10-0500', '2023-09-19T09:10-05:00'],
    ['2023-09-19 09:10:00 −0500', '2023-09-19T09:10:00-05:00'],
    ['2023年9月19日9时10分+08:00', '2023-09-19T09:10+08:00'],
    ['2023年9月19日 9点10分5秒 +08:00', '2023-09-19T09:10:05+08:00'],
    ['2023-09-19 09：10 +08：00', '2023-09-19T09:10+08:00'],
    ['20230919T091000Z', '2023-09-19T09:10:00Z'],
  ])('writes %s as %s', (written, date) => {
    expect(respellDate(written)).toBe(date);
  });

  it.each([
    ['a time without an offset', '2023-09-19 09:10'],
    ['a time with the name of a zone', '2023-09-19 09:10 CST'],
    ['a span of time', '2023-09-19 09:10-10:30'],
    ['a day whose month may be either number', '03/04/2023'],
    ['a year of two digits', '23/9/19'],
    ['two kinds of marks', '2023/9-19'],
    ['a time without a day', '2023年9月 09:10 +08:00'],
    ['half of a day', '09:10 +08:00'],
    ['words', 'in September 2023'],
    ['words behind a date', '2023-09-19 or so'],
    ['a number that is longer', '202309190'],
    ['a version', '2023.9.19.1'],
    ['nothing', ''],
  ])('leaves %s', (_what, written) => {
    expect(respellDate(written)).toBeUndefined();
  });

  it('gives back every date that the contract takes, to the letter', () => {
    const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    const dates = fc
      .tuple(day, fc.constantFrom(4, 7, 10, 20), fc.constantFrom('Z', '+08:00', '-03:30'))
      .map(([date, length, offset]) => {
        const text = date.toISOString();
        return length < 20 ? text.slice(0, length) : `${text.slice(0, 19)}${offset}`;
      });
    fc.assert(
      fc.property(dates, (date) => {
        expect(partialDate.parse(date)).toBe(date);
        if (date.length > 4) expect(respellDate(date)).toBe(date);
      }),
    );
  });
});
