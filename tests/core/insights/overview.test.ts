import { expect, test } from 'vitest';
import type { ActionStatus } from '../../../schemas/vocabulary.ts';
import type { ActionRecord } from '../../../src/core/model/report.ts';
import { overviewOf, verdictCounts } from '../../../src/core/insights/overview.ts';
import { isPastDue } from '../../../src/core/time/due.ts';
import { buildReport } from '../../builders.ts';

const NOW = '2026-06-01T12:00:00Z';

test('an archive without reports is all zeros', () => {
  expect(overviewOf([], NOW)).toEqual({
    reports: 0,
    recent: 0,
    falsePositives: 0,
    openActions: 0,
    pastDue: [],
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

test('the longest overdue action stands first, and open ones are counted', () => {
  const report = buildReport({
    actions: [
      buildAction({ id: 'A1', due: '2026-04-01' }),
      buildAction({ id: 'A2', due: '2025' }),
      buildAction({ id: 'A3', status: 'done' }),
      buildAction({ id: 'A4' }),
    ],
  });
  const overview = overviewOf([report], NOW);
  expect(overview.pastDue.map(({ action }) => action.id)).toEqual(['A2', 'A1']);
  expect(overview.openActions).toBe(3);
});

test('verdicts are counted, and those that no report has are missing', () => {
  const verdicts = ['false_positive', 'test', 'false_positive'] as const;
  const reports = verdicts.map((value) => buildReport({ incident: { verdict: { value } } }));
  expect([...verdictCounts(reports)]).toEqual([
    ['false_positive', 2],
    ['test', 1],
  ]);
  expect(overviewOf(reports, NOW).falsePositives).toBe(2);
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
