import { afterEach, expect, test } from 'vitest';
import type { Calendar } from '../../src/core/exports/calendar.ts';
import { writeCalendar } from '../../src/site/calendar.ts';

const zone = process.env['TZ'];
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

const CALENDAR: Calendar = {
  name: '知识库：到期事项',
  entries: [
    {
      uid: 'urn:x-precedent:INC-2024-0002:A1',
      day: '2024-08-31',
      title: `INC-2024-0002#A1 运维组：${'复核持有日期，'.repeat(20)}`,
      description: 'One; two, three\\four\nEND:VEVENT\r\n🚨'.repeat(12),
      address: 'https://kb.example.org/incidents/INC-2024-0002/#A1',
      stamp: '2024-05-01T00:00:00.000Z',
    },
  ],
};

test.each(['UTC', 'America/New_York', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'])(
  'a day is the same whichever zone the machine is in: %s',
  (name) => {
    process.env['TZ'] = name;
    // Or the zone was not taken, and this test says nothing.
    expect(new Date(2024, 0, 1).getTimezoneOffset() === 0).toBe(name === 'UTC');
    const text = writeCalendar(CALENDAR, 'zh-CN');
    expect(text).toContain('\r\nDTSTART;VALUE=DATE:20240831\r\n');
    expect(text).toContain('\r\nDTSTAMP:20240501T000000Z\r\n');
    expect(text).not.toContain('TZID');
  },
);

test('lines are folded by octets, no character is cut, and nothing in a text ends its event', () => {
  const text = writeCalendar(CALENDAR, 'zh-CN');
  const lines = text.split('\r\n');
  expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  const unfolded = text.replaceAll('\r\n ', '');
  expect(unfolded).toContain(`SUMMARY:${CALENDAR.entries[0]?.title}`);
  expect(unfolded.match(/^END:VEVENT$/gm)).toHaveLength(1);
  expect(text).not.toContain('\uFFFD');
  expect(writeCalendar(CALENDAR, 'zh-CN')).toBe(text);
});

test('a calendar of nothing is one all the same', () => {
  expect(writeCalendar({ name: 'Wiki', entries: [] }, 'en')).toMatch(
    /^BEGIN:VCALENDAR\r\n[^]*END:VCALENDAR\r\n$/,
  );
});
