import { expect, test } from 'vitest';
import type { ActionStatus, VerdictValue } from '../../../schemas/vocabulary.ts';
import type { ActionRecord } from '../../../src/core/model/report.ts';
import { getWords } from '../../../src/core/i18n/words.ts';
import { overviewOf, tellCounted, tellOverview, verdictCounts } from '../../../src/core/insights/overview.ts';
import { isPastDue } from '../../../src/core/time/due.ts';
import { buildReport } from '../../builders.ts';

const NOW = '2026-06-01T12:00:00Z';

test('an archive without reports is all zeros', () => {
  expect(overviewOf([], NOW)).toEqual({
    reports: 0,
    imported: 0,
    drafts: 0,
    recent: 0,
    falsePositives: { part: 0, whole: 0 },
    actions: 0,
    openActions: 0,
    late: 0,
  });
});

test.each([
  { detected: '2026-06-01T11:59:00Z', isRecent: true },
  { detected: '2026-03-10', isRecent: true },
  { detected: '2026-03-02', isRecent: false },
  { detected: '2026', isRecent: false },
  { detected: '2026-07-01', isRecent: false },
])('a report of $detected is recent: $isRecent', ({ detected, isRecent }) => {
  expect(overviewOf([buildReport({ incident: { times: { detected } } })], NOW).recent).toBe(isRecent ? 1 : 0);
});

test.each<{ status: ActionStatus; due?: string; isLate: boolean }>([
  { status: 'open', due: '2026-05-30', isLate: true },
  { status: 'blocked', due: '2026-05', isLate: true },
  { status: 'in_progress', due: '2026-06-01', isLate: false },
  { status: 'open', due: '2026', isLate: false },
  { status: 'open', isLate: false },
  { status: 'done', due: '2020-01-01', isLate: false },
  { status: 'wont_do', due: '2020-01-01', isLate: false },
])('an action that is $status and due $due is late: $isLate', ({ status, due, isLate }) => {
  expect(isPastDue(buildAction({ status, ...(due === undefined ? {} : { due }) }), NOW)).toBe(isLate);
});

test('actions are counted: all, those that are open, those that are late', () => {
  const report = buildReport({
    actions: [
      buildAction({ id: 'A1', due: '2026-04-01' }),
      buildAction({ id: 'A2', due: '2025' }),
      buildAction({ id: 'A3', status: 'done' }),
      buildAction({ id: 'A4' }),
    ],
  });
  expect(overviewOf([report], NOW)).toMatchObject({ actions: 4, openActions: 3, late: 2 });
});

test.each([
  { name: 'nothing', verdicts: [], said: ['0 reports, 0 detected in the last 90 days.'] },
  {
    name: 'three',
    verdicts: ['false_positive', 'true_positive', 'test'],
    said: ['3 reports, 0 detected in the last 90 days.', '1 of 2 decided reports was a false positive.'],
  },
  {
    name: 'only open ones',
    verdicts: ['suspicious', 'undetermined'],
    said: ['2 reports, 0 detected in the last 90 days.'],
  },
  {
    name: 'three thousand',
    verdicts: Array.from({ length: 3000 }, (_, index) =>
      index % 3 === 0 ? 'false_positive' : 'true_positive',
    ),
    said: [
      '3,000 reports, 0 detected in the last 90 days.',
      '1,000 of 3,000 decided reports were false positives (33%, 95% range 32 to 35%).',
    ],
  },
] as { name: string; verdicts: VerdictValue[]; said: string[] }[])(
  'an archive of $name is told with what each number is a part of',
  ({ verdicts, said }) => {
    const [one, two, three, four] = (['false_positive', 'true_positive', 'test', 'suspicious'] as const).map(
      (value) => buildReport({ incident: { verdict: { value } } }),
    );
    const known = [one, two, three, four].filter((report) => report !== undefined);
    const reports = verdicts.map(
      (value) => known.find(({ incident }) => incident.verdict.value === value) ?? known.at(-1),
    );
    const overview = overviewOf(
      reports.filter((report) => report !== undefined),
      NOW,
    );
    expect(tellOverview(overview, getWords('en'))).toEqual(said);
  },
);

test.each([
  {
    states: ['draft'],
    home: ['0 reports, 0 detected in the last 90 days.', '1 draft shown, but not counted.'],
    insights: ['0 reports, not counting superseded and withdrawn ones.', '1 draft shown, but not counted.'],
  },
  {
    states: ['published', 'draft', 'in_review'],
    home: ['1 report, 0 detected in the last 90 days.', '2 drafts shown, but not counted.'],
    insights: ['1 report, not counting superseded and withdrawn ones.', '2 drafts shown, but not counted.'],
  },
  {
    states: ['published'],
    home: ['1 report, 0 detected in the last 90 days.'],
    insights: ['1 report, not counting superseded and withdrawn ones.'],
  },
] as const)('home and insights tell the drafts of $states alike', ({ states, home, insights }) => {
  const reports = states.map((state) =>
    buildReport({ incident: { record_status: state, verdict: { value: 'suspicious' } } }),
  );
  expect(tellOverview(overviewOf(reports, NOW), getWords('en'))).toEqual(home);
  expect(tellCounted(reports, getWords('en'))).toEqual(insights);
});

test('verdicts are counted, and those that no report has are missing', () => {
  const verdicts = ['false_positive', 'test', 'false_positive'] as const;
  const reports = verdicts.map((value) => buildReport({ incident: { verdict: { value } } }));
  expect([...verdictCounts(reports)]).toEqual([
    ['false_positive', 2],
    ['test', 1],
  ]);
});

function buildAction(overrides: Partial<ActionRecord>): ActionRecord {
  return {
    id: 'A1',
    anchor: 'A1',
    kind: 'prevent',
    owner: 'Operations',
    status: 'open',
    text: 'Do it.',
    ...overrides,
  };
}
