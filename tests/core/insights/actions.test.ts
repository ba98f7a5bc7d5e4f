import { expect, test } from 'vitest';
import type { ActionRecord } from '../../../src/core/model/report.ts';
import { buildActionBoard } from '../../../src/core/insights/actions.ts';
import { buildReport } from '../../builders.ts';

const NOW = '2026-11-24T08:00:00Z';

test('actions stand by what they wait for, the longest overdue first', () => {
  const board = boardOf(
    { due: '2026-11-20' },
    { due: '2025-12-31', status: 'blocked' },
    { due: '2026-12-20' },
    { due: '2026-12-01', status: 'in_progress' },
    { due: '2027-06' },
    {},
    { due: '2026-01-01', status: 'done', done_on: '2026-01-02' },
    { status: 'wont_do' },
  );
  expect(board).toEqual({
    late: ['A2', 'A1'],
    soon: ['A4', 'A3'],
    later: ['A5'],
    undated: ['A6'],
    closed: ['A7', 'A8'],
  });
});

test('an action that is due today, or in this month, is not late', () => {
  expect(boardOf({ due: '2026-11-24' }, { due: '2026-11' })['late']).toEqual([]);
});

test.each([
  ['2026-11-14', 10],
  ['2026-10', 24],
  ['2025', 328],
])('an action due %s is at least %i days late', (due, days) => {
  const report = buildReport({ actions: [action({ due }, 0)] });
  expect(buildActionBoard([report], NOW).late.map((late) => late.days)).toEqual([days]);
});

function boardOf(...actions: Partial<ActionRecord>[]) {
  const board = buildActionBoard([buildReport({ actions: actions.map(action) })], NOW);
  return Object.fromEntries(
    Object.entries(board).map(([name, list]) => [name, list.map((owned) => owned.action.id)]),
  );
}

function action(overrides: Partial<ActionRecord>, index: number): ActionRecord {
  const id = `A${index + 1}`;
  return { id, anchor: id, kind: 'prevent', owner: 'SRE', status: 'open', text: 'Do it.', ...overrides };
}
