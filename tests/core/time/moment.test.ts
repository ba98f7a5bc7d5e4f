import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printMoment, readMoment } from '../../../src/core/time/moment.ts';

describe('what is typed into a field of time', () => {
  test.each([
    ['', 'UTC', undefined],
    ['  ', 'UTC', undefined],
    ['2022', 'Asia/Shanghai', '2022'],
    ['2022-10', 'Asia/Shanghai', '2022-10'],
    [' 2022-10-22 ', 'Asia/Shanghai', '2022-10-22'],
    ['2023-09-19 09:10', 'Asia/Shanghai', '2023-09-19T09:10+08:00'],
    ['2023-09-19T9:10:30', 'UTC', '2023-09-19T09:10:30Z'],
    ['2023-09-19 09:10', 'Asia/Kolkata', '2023-09-19T09:10+05:30'],
    ['2023-09-19 09:10', 'America/St_Johns', '2023-09-19T09:10-02:30'],
    ['2023-01-19 09:10', 'Europe/Berlin', '2023-01-19T09:10+01:00'],
    ['2023-07-19 09:10', 'Europe/Berlin', '2023-07-19T09:10+02:00'],
    // The night in which the clocks change.
    ['2023-03-26 01:59', 'Europe/Berlin', '2023-03-26T01:59+01:00'],
    ['2023-03-26 03:00', 'Europe/Berlin', '2023-03-26T03:00+02:00'],
    ['2023-11-05 00:30', 'America/New_York', '2023-11-05T00:30-04:00'],
    ['2023-09-19T09:10:00+02:00', 'Asia/Shanghai', '2023-09-19T09:10:00+02:00'],
    [' Unknown ', 'Asia/Shanghai', 'unknown'],
    ['未知', 'UTC', 'unknown'],
  ])('%j in %s is %j', (text, zone, moment) => {
    expect(readMoment(text, zone)).toBe(moment);
  });

  test.each(['yesterday', '2023/09/19', '2023-09-31 99:99', '2023-9-1'])(
    '%j is left for the schema to judge',
    (text) => {
      expect(readMoment(text, 'UTC')).toBe(text);
    },
  );

  test('is the same minute again when it is printed and read, also where the clock shows it twice', () => {
    const zone = fc.constantFrom('UTC', 'Asia/Kolkata', 'Europe/Berlin', 'America/New_York');
    const minute = fc.integer({ min: 0, max: 40_000_000 });
    fc.assert(
      fc.property(minute, zone, (count, timeZone) => {
        const instant = new Date(count * 60_000);
        const read = readMoment(printMoment(instant.toISOString(), timeZone), timeZone);
        expect(Date.parse(read ?? '')).toBe(instant.getTime());
      }),
    );
  });
});
