import { expect, test } from 'vitest';
import { settings as settingsSchema, type SettingsInput } from '../../../schemas/settings.ts';
import { buildCalendar, type CalendarEntry } from '../../../src/core/exports/calendar.ts';
import { createPaths } from '../../../src/core/model/paths.ts';
import { getWords } from '../../../src/core/i18n/words.ts';
import type { Report } from '../../../src/core/model/report.ts';
import { buildReport } from '../../builders.ts';
import { action } from '../rules/parts.ts';

function entriesOf(reports: Report[], input: Partial<SettingsInput> = {}): CalendarEntry[] {
  const settings = settingsSchema.parse({ title: 'Wiki', address: 'https://kb.example.org/', ...input });
  return buildCalendar(reports, {
    settings,
    words: getWords(settings.language),
    paths: createPaths(new URL(settings.address).pathname),
    tags: {},
    history: new Map([['INC-2024-0002', { updated: '2024-05-01T08:00:00+08:00' }]]),
    now: '2024-06-01',
  }).entries;
}

const REPORT = buildReport({
  id: 'INC-2024-0002',
  incident: {
    title: 'Seen at 203.0.113.7',
    review_by: '2025',
    intel: [
      { id: 'V1', source: 'feed', dispute: { recheck_on: '2024-07-01' } },
      { id: 'V2', source: 'feed', dispute: { recheck_on: '2024-07-01', outcome: 'accepted' } },
    ],
  },
  actions: [
    action({ due: '2024-08', text: 'Block 203.0.113.7 at the edge.', ticket: 'SEC-482' }),
    action({ id: 'A2', anchor: 'A2', due: '2024-07-31', status: 'done' }),
    action({ id: 'A3', anchor: 'A3' }),
    action({ id: 'A4', anchor: 'A4', due: '2024-07-31T20:00:00Z', status: 'blocked' }),
  ],
});

test('a calendar has what is due, soonest first: a month ends with its last day, a time lies in the zone of the site', () => {
  expect(entriesOf([REPORT], { timeZone: 'Asia/Shanghai' }).map(({ uid, day }) => [day, uid])).toEqual([
    ['2024-07-01', 'urn:x-precedent:INC-2024-0002:V1'],
    ['2024-08-01', 'urn:x-precedent:INC-2024-0002:A4'],
    ['2024-08-31', 'urn:x-precedent:INC-2024-0002:A1'],
    ['2025-12-31', 'urn:x-precedent:INC-2024-0002:review'],
  ]);
});

test('an entry is defanged, leads to its part and is as old as the report', () => {
  expect(entriesOf([REPORT])[2]).toEqual({
    uid: 'urn:x-precedent:INC-2024-0002:A1',
    day: '2024-08-31',
    title: 'INC-2024-0002#A1 Infrastructure: Block 203[.]0[.]113[.]7 at the edge.',
    description:
      'Block 203[.]0[.]113[.]7 at the edge.\nTicket SEC-482\nINC-2024-0002 Seen at 203[.]0[.]113[.]7\nhttps://kb.example.org/incidents/INC-2024-0002/#A1',
    address: 'https://kb.example.org/incidents/INC-2024-0002/#A1',
    stamp: '2024-05-01T00:00:00.000Z',
  });
});

test('an entry keeps its id when the site moves and when its day changes', () => {
  const uids = (address: string, due: string): string[] =>
    entriesOf([buildReport({ actions: [action({ due })] })], { address }).map(({ uid }) => uid);
  expect(uids('https://a.example.org/', '2024-07-01')).toEqual(uids('https://b.example.org/kb/', '2025'));
});
