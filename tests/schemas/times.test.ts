import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { partialDate, times, timestamp } from '../../schemas/times.ts';
import { messagesOf } from './messages-of.ts';
import { runs } from '../runs.ts';

const EXAMPLES = 'Write 2023-09-19T09:10:00+08:00, 2023-09-19, 2023-09 or 2023.';

describe('a partial date', () => {
  test.each([
    [2022, '2022'],
    ['2022', '2022'],
    ['0001', '0001'],
    ['2022-10', '2022-10'],
    ['2022-10-16', '2022-10-16'],
    ['2024-02-29', '2024-02-29'],
    ['2000-02-29', '2000-02-29'],
    ['2023-12-31', '2023-12-31'],
    ['2023-09-19T09:10:00+08:00', '2023-09-19T09:10:00+08:00'],
    ['2023-09-19T09:10:00.123456Z', '2023-09-19T09:10:00.123456Z'],
    ['2023-09-19T09:10-03:30', '2023-09-19T09:10-03:30'],
    ['2023-09-19T23:59:59+14:00', '2023-09-19T23:59:59+14:00'],
    [' 2022-10 ', '2022-10'],
  ])('keeps %j as %j, neither more nor less exact', (input, output) => {
    expect(partialDate.parse(input)).toBe(output);
  });

  test.each([
    [undefined, 'This date is missing.'],
    [null, 'This date is empty.'],
    ['', 'This date is empty.'],
    ['soon', '"soon" is not a date.'],
    ['23', '"23" is not a date.'],
    ['0000', '"0000" has no real year.'],
    [20231, 'The number 20231 is not a year.'],
    [202, 'The number 202 is not a year.'],
    [2022.5, 'The number 2022.5 is not a year.'],
    [true, 'This has no value, or is just true; it must be a date.'],
    [['2022'], 'A list is not a date.'],
    ['2023-13', '"2023-13" has no real month: 13.'],
    ['2023-00', '"2023-00" has no real month: 00.'],
    ['2023-02-29', '"2023-02-29" has no real day: 2023-02 has 28 days.'],
    ['1900-02-29', '"1900-02-29" has no real day: 1900-02 has 28 days.'],
    ['2023-04-31', '"2023-04-31" has no real day: 2023-04 has 30 days.'],
    ['2023-04-00', '"2023-04-00" has no real day: 2023-04 has 30 days.'],
    ['2023-9-1', '"2023-9-1" needs two digits for month and day.'],
    ['2023/09/19', '"2023/09/19" has other marks than hyphens between its parts.'],
    ['2023-09-19 10:00', '"2023-09-19 10:00" has a space where a T belongs.'],
    ['2023-09T10:00Z', '"2023-09T10:00Z" has a time without a full date.'],
    ['2023-09-19T10', '"2023-09-19T10" has no readable time behind the T.'],
    ['2023-09-19T', '"2023-09-19T" has no readable time behind the T.'],
    ['2023-09-19T10:00ZT', '"2023-09-19T10:00ZT" is not a date.'],
    ['2023-09-19T24:00:00Z', '"2023-09-19T24:00:00Z" has no real time of day.'],
    ['2023-09-19T10:60:00Z', '"2023-09-19T10:60:00Z" has no real time of day.'],
    ['2023-09-19T10:00:60Z', '"2023-09-19T10:00:60Z" has no real time of day.'],
    [
      '2023-09-19T10:00:00',
      '"2023-09-19T10:00:00" has a time without an offset from UTC, such as +08:00 or Z.',
    ],
    ['2023-09-19T10:00:00+15:00', '"2023-09-19T10:00:00+15:00" has no real offset from UTC: +15:00.'],
    ['2023-09-19T10:00:00+08:60', '"2023-09-19T10:00:00+08:60" has no real offset from UTC: +08:60.'],
  ])('refuses %j', (input, fault) => {
    expect(messagesOf(partialDate, input)).toEqual([`${fault} ${EXAMPLES}`]);
  });

  const moment = fc.date({
    min: new Date('0001-01-01T00:00:00Z'),
    max: new Date('9999-12-31T23:59:59Z'),
    noInvalidDate: true,
  });

  test('takes every real moment, cut to any precision', () => {
    fc.assert(
      fc.property(moment, fc.constantFrom(4, 7, 10, 24), (date, length) => {
        const text = date.toISOString().slice(0, length);
        expect(partialDate.parse(text)).toBe(text);
      }),
    );
  });

  test('takes a day exactly when the calendar has it', () => {
    const part = (max: number) => fc.integer({ min: 0, max });
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), part(14), part(33), (year, month, day) => {
        const text = [year, month, day].map((value) => String(value).padStart(2, '0')).join('-');
        const date = new Date(`${text}T00:00:00Z`);
        const isReal = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
        expect(partialDate.safeParse(text).success).toBe(isReal);
      }),
      { numRuns: runs(500) },
    );
  });

  test('answers any text with a value or with one message', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9:TZ+. -]{0,26}$/)), (text) => {
        const messages = messagesOf(partialDate, text);
        expect(messages.length).toBe(partialDate.safeParse(text).success ? 0 : 1);
        expect(messages.every((message) => message.endsWith(EXAMPLES))).toBe(true);
      }),
    );
  });
});

test.each([
  ['2023-09-19T09:10:00+08:00', []],
  ['2023-09-19', ['"2023-09-19" has no time. Write it like 2023-09-19T09:10:00+08:00.']],
  [2023, ['2023 is not a date and time. Write it like 2023-09-19T09:10:00+08:00.']],
  [
    '2023-09-19T09:10:00',
    [
      '"2023-09-19T09:10:00" has a time without an offset from UTC, such as +08:00 or Z. Write it like 2023-09-19T09:10:00+08:00.',
    ],
  ],
])('a timestamp %j draws %j', (input, messages) => {
  expect(messagesOf(timestamp, input)).toEqual(messages);
});

describe('times', () => {
  test('need only the time of detection', () => {
    expect(times.parse({ detected: 2022 })).toEqual({ detected: '2022' });
    expect(messagesOf(times, {})).toEqual([`detected: This date is missing. ${EXAMPLES}`]);
  });

  test('say that nobody knows the time of detection, and no other time', () => {
    expect(times.parse({ detected: 'unknown' })).toEqual({ detected: 'unknown' });
    expect(times.parse({ detected: '0001' })).toEqual({ detected: 'unknown' });
    expect(messagesOf(times, { detected: 'unknown', occurred: 'unknown' })).toEqual([
      `occurred: "unknown" is not a date. ${EXAMPLES}`,
    ]);
  });

  test('say every fault at once, unknown names included', () => {
    expect(messagesOf(times, { detected: 'x', closed: '2023-13', ended: 2023, x_local: 1 })).toEqual([
      `detected: "x" is not a date. ${EXAMPLES}`,
      `closed: "2023-13" has no real month: 13. ${EXAMPLES}`,
      '"ended" is not a known field here. Write a known name, or begin a name of your own with x_.',
    ]);
  });
});
