import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareDates,
  DAY,
  daysBetween,
  durationBetween,
  formatDate,
  formatDuration,
  formatUtc,
  HOUR,
  MINUTE,
  newestFirst,
  SECOND,
  sortKey,
  toInterval,
  zonedDay,
  type DateOrder,
} from '../../../src/core/time/times.ts';

const partial = fc
  .tuple(
    fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
    fc.constantFrom(4, 7, 10, 16, 19, 24),
    fc.integer({ min: -14 * 60, max: 14 * 60 }),
  )
  .map(([date, length, offset]) => {
    const text = date.toISOString();
    if (length <= 10) return text.slice(0, length);
    const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
    const mark = `${offset < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
    return text.slice(0, length).replace('Z', '') + mark;
  });

const iso = ({ start, end }: { start: number; end: number }): string[] =>
  [start, end].map((instant) => new Date(instant).toISOString());

describe('toInterval', () => {
  test.each([
    ['2022', '2022-01-01T00:00:00.000Z', '2023-01-01T00:00:00.000Z'],
    ['2022-12', '2022-12-01T00:00:00.000Z', '2023-01-01T00:00:00.000Z'],
    ['2024-02', '2024-02-01T00:00:00.000Z', '2024-03-01T00:00:00.000Z'],
    ['2022-10-31', '2022-10-31T00:00:00.000Z', '2022-11-01T00:00:00.000Z'],
    ['0044-03-15', '0044-03-15T00:00:00.000Z', '0044-03-16T00:00:00.000Z'],
    ['2023-09-19T09:10+08:00', '2023-09-19T01:10:00.000Z', '2023-09-19T01:11:00.000Z'],
    ['2023-09-19T09:10:00Z', '2023-09-19T09:10:00.000Z', '2023-09-19T09:10:01.000Z'],
    ['2023-09-19T09:10:00-03:30', '2023-09-19T12:40:00.000Z', '2023-09-19T12:40:01.000Z'],
    ['2023-09-19T09:10:00.5Z', '2023-09-19T09:10:00.500Z', '2023-09-19T09:10:00.501Z'],
    ['2023-09-19T09:10:00.123456Z', '2023-09-19T09:10:00.123Z', '2023-09-19T09:10:00.124Z'],
  ])('reads %s as %s until %s', (date, start, end) => {
    expect(iso(toInterval(date))).toEqual([start, end]);
  });

  test.each(['', 'soon', '2022-1', '2022-10-16T09:10'])('gives no interval for %j', (date) => {
    expect(toInterval(date)).toEqual({ start: NaN, end: NaN });
  });

  test('holds the instant that a timestamp names, and a date holds every moment of it', () => {
    fc.assert(
      fc.property(partial, (date) => {
        const { start, end } = toInterval(date);
        const instant = Date.parse(date);
        expect(start).toBeLessThanOrEqual(instant);
        expect(instant).toBeLessThan(end);
      }),
    );
  });
});

describe('compareDates', () => {
  test.each<[string, string, DateOrder]>([
    ['2022-10-16', '2022-10-22', 'before'],
    ['2022-10-22', '2022-10-16', 'after'],
    ['2022-10-21', '2022-10-22', 'before'],
    ['2022-10-22', '2022-10-22', 'equal'],
    ['2022-10', '2022-10-22', 'overlap'],
    ['2022-09', '2022-10-22', 'before'],
    ['2022', '2022-10', 'overlap'],
    ['2022', '2023', 'before'],
    ['2023-09-19T10:00:00+08:00', '2023-09-19T02:00:00Z', 'equal'],
    ['2023-09-19T09:59:59+08:00', '2023-09-19T02:00:00Z', 'before'],
    ['2023-09-19T02:00Z', '2023-09-19T02:00:30Z', 'overlap'],
    ['2023-09-19', '2023-09-19T12:00:00Z', 'overlap'],
    // The day begins at 10:00 UTC of the day before in the earliest zone, and ends at 12:00 UTC of the next in the last.
    ['2023-09-19', '2023-09-18T09:59:59Z', 'after'],
    ['2023-09-19', '2023-09-18T10:00:00Z', 'overlap'],
    ['2023-09-19', '2023-09-20T11:59:59Z', 'overlap'],
    ['2023-09-19', '2023-09-20T12:00:00Z', 'before'],
    ['2023', '2024-01-01T11:00:00Z', 'overlap'],
    ['soon', '2024', 'overlap'],
  ])('says of %s and %s: %s', (a, b, order) => {
    expect(compareDates(a, b)).toBe(order);
  });

  test('says the opposite when the dates change places', () => {
    const opposite = { before: 'after', after: 'before', overlap: 'overlap', equal: 'equal' } as const;
    fc.assert(
      fc.property(partial, partial, (a, b) => {
        expect(compareDates(b, a)).toBe(opposite[compareDates(a, b)]);
      }),
    );
  });

  test('calls every date equal to itself', () => {
    fc.assert(fc.property(partial, (date) => compareDates(date, date) === 'equal'));
  });

  test('never contradicts the clock: a date is before another only if it is in every zone', () => {
    fc.assert(
      fc.property(partial, fc.integer({ min: -12, max: 14 }), (date, zone) => {
        const day = date.slice(0, 10);
        const noon = new Date(toInterval(day).start - zone * HOUR + 12 * HOUR).toISOString();
        expect(compareDates(day, noon)).toBe('overlap');
      }),
    );
  });
});

describe('sortKey', () => {
  test('sorts by the earliest instant, with what is no date in front', () => {
    const dates = ['2023-09-19', '2023', 'soon', '2023-09-19T09:10:00+08:00', '2022-10'];
    expect(dates.sort((a, b) => sortKey(a) - sortKey(b))).toEqual([
      'soon',
      '2022-10',
      '2023',
      '2023-09-19',
      '2023-09-19T09:10:00+08:00',
    ]);
  });
});

describe('newestFirst', () => {
  const order = (...dated: { id: string; detected?: string }[]): string[] =>
    dated.toSorted(newestFirst).map(({ id }) => id);

  test('compares instants, not their spelling in two zones', () => {
    const shanghai = { id: 'A', detected: '2023-09-20T01:00:00+08:00' };
    const utc = { id: 'B', detected: '2023-09-19T20:00:00Z' };
    expect(order(shanghai, utc)).toEqual(['B', 'A']);
  });

  test('puts the higher id first at one instant, and what has no date last', () => {
    const at = '2023-09-19T09:10:00+08:00';
    const same = [
      { id: 'A', detected: at },
      { id: 'C', detected: '2023-09-19T01:10:00Z' },
    ];
    expect(order({ id: 'D' }, ...same, { id: 'B', detected: at }, { id: 'E' })).toEqual([
      'C',
      'B',
      'A',
      'E',
      'D',
    ]);
  });
});

describe('durationBetween', () => {
  test.each([
    ['2023-09-19T09:10:00+08:00', '2023-09-19T12:30:00+08:00', 200 * MINUTE, 200 * MINUTE],
    ['2023-09-19T09:10:00+08:00', '2023-09-19T09:10:00+08:00', 0, 0],
    ['2023-09-19', '2023-09-22', 2 * DAY, 4 * DAY],
    ['2023-09-19', '2023-09-19', 0, DAY],
    ['2023-09', '2023-09-22', 0, 22 * DAY],
    ['2023-09-19T00:00:00Z', '2023-09-22', 3 * DAY - 14 * HOUR, 4 * DAY + 12 * HOUR],
    ['2023-09-22', '2023-09-22T12:00:00Z', 0, 26 * HOUR],
  ])('from %s to %s leaves %d to %d ms', (a, b, min, max) => {
    expect(durationBetween(a, b)).toEqual({ min, max });
  });

  test.each([
    ['2023-09-22', '2023-09-19'],
    ['2023-09-22', '2023-09-21'],
    ['2023-09-19T09:10:01Z', '2023-09-19T09:10:00Z'],
    ['soon', '2023-09-19'],
  ])('from %s to %s is none', (a, b) => {
    expect(durationBetween(a, b)).toBeUndefined();
  });
});

describe('daysBetween', () => {
  test.each([
    ['2022-10-16', '2022-10-22', 6],
    ['2022-10-22', '2022-10-16', -6],
    ['2022-10-16', '2022-10-16', 0],
    ['2022-10', '2022-12-01', 31],
    ['2022-10', '2022-10-22', 0],
    ['2022', '2023', 1],
    ['2022-10-16T23:00:00-08:00', '2022-10-17T01:00:00+08:00', 1],
  ])('lie at least between %s and %s: %d', (a, b, days) => {
    expect(daysBetween(a, b)).toBe(days);
  });
});

describe('formatDuration', () => {
  test.each([
    [0, '0 s', '0 秒'],
    [45 * SECOND, '45 s', '45 秒'],
    [12 * MINUTE + 30 * SECOND, '12 min 30 s', '12 分钟 30 秒'],
    [200 * MINUTE, '3 h 20 min', '3 小时 20 分钟'],
    [199 * MINUTE + 50 * SECOND, '3 h 20 min', '3 小时 20 分钟'],
    [DAY - SECOND, '1 d', '1 天'],
    [2 * DAY + 4 * HOUR + 29 * MINUTE, '2 d 4 h', '2 天 4 小时'],
    [10 * DAY + 13 * HOUR, '11 d', '11 天'],
    [{ min: 2 * DAY, max: 4 * DAY }, 'between 2 d and 4 d', '2 天至 4 天'],
    [{ min: 0, max: DAY }, 'under 1 d', '不到 1 天'],
    [{ min: DAY, max: DAY }, '1 d', '1 天'],
  ])('writes %o as %s and %s', (duration, english, chinese) => {
    expect(formatDuration(duration, 'en')).toBe(english);
    expect(formatDuration(duration, 'zh-CN')).toBe(chinese);
  });
});

describe('formatDate', () => {
  test.each([
    ['2022', '2022', '2022年'],
    ['2022-10', 'Oct 2022', '2022年10月'],
    ['2022-10-06', '6 Oct 2022', '2022年10月6日'],
    ['2023-09-19T01:10:00Z', '19 Sep 2023, 09:10 UTC+8', '2023年9月19日 09:10 UTC+8'],
    ['2023-09-19T20:10:05-03:30', '20 Sep 2023, 07:40:05 UTC+8', '2023年9月20日 07:40:05 UTC+8'],
    ['2023-09-19T16:00Z', '20 Sep 2023, 00:00 UTC+8', '2023年9月20日 00:00 UTC+8'],
    ['soon', 'soon', 'soon'],
  ])('writes %s as %s and %s in Shanghai', (date, english, chinese) => {
    expect(formatDate(date, { language: 'en', timeZone: 'Asia/Shanghai' })).toBe(english);
    expect(formatDate(date, { language: 'zh-CN', timeZone: 'Asia/Shanghai' })).toBe(chinese);
  });

  test.each([
    ['UTC', '19 Jul 2023, 01:10 UTC'],
    ['Europe/Berlin', '19 Jul 2023, 03:10 UTC+2'],
    ['Asia/Kolkata', '19 Jul 2023, 06:40 UTC+5:30'],
    ['America/St_Johns', '18 Jul 2023, 22:40 UTC-2:30'],
  ])('marks the zone %s', (timeZone, shown) => {
    expect(formatDate('2023-07-19T01:10:00Z', { language: 'en', timeZone })).toBe(shown);
  });
});

describe('formatUtc', () => {
  test.each([
    ['2023-09-19T09:10:00+08:00', '2023-09-19 01:10 UTC'],
    ['2023-09-19T09:10:05+08:00', '2023-09-19 01:10:05 UTC'],
    ['2023-09-19', '2023-09-19'],
    ['soon', 'soon'],
  ])('writes %s as %s', (date, shown) => {
    expect(formatUtc(date)).toBe(shown);
  });
});

describe('zonedDay', () => {
  test.each([
    ['2023-09-19T20:10:00Z', '2023-09-20'],
    ['2023-09-19', '2023-09-19'],
    ['2023-09', '2023-09'],
  ])('puts %s on %s in Shanghai', (date, day) => {
    expect(zonedDay(date, 'Asia/Shanghai')).toBe(day);
  });
});
