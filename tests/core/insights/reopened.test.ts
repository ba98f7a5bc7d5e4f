import { describe, expect, test } from 'vitest';
import type { IncidentInput } from '../../../schemas/incident.ts';
import { findReopened, reopenedActions } from '../../../src/core/insights/reopened.ts';
import type { ActionRecord, LessonRecord, Report } from '../../../src/core/model/report.ts';
import { buildReport } from '../../builders.ts';
import { action, lesson } from '../rules/parts.ts';

type Parts = { detected: string; lessons?: Partial<LessonRecord>[]; actions?: Partial<ActionRecord>[] };

function taught(
  id: string,
  { detected, lessons = [{}], actions = [] }: Parts,
  more: Partial<IncidentInput> = {},
): Report {
  return buildReport({
    id,
    incident: { times: { detected }, ...more },
    lessons: lessons.map((fields) => ({ ...lesson, ...fields })),
    actions: actions.map((fields) => action(fields)),
  });
}

const done = { status: 'done', done_on: '2023-10-01' } as const;
const EARLIER = 'INC-2023-0001';
const LATER = 'INC-2024-0001';

/** What of the earlier report a later one reopens, such as `L1: A1 A2`. */
function told(earlier: Partial<Parts>, later: Partial<Parts> = {}, more?: Partial<IncidentInput>): string[] {
  const reports = [
    taught(LATER, { detected: '2024-03-01', ...later }, more),
    taught(EARLIER, { detected: '2023-09-19', ...earlier }),
  ];
  return findReopened(reports).map(
    ({ earlier: { report, lesson: first }, actions, again, doneOn }) =>
      `${report.id}#${first.id}: ${actions.map(({ id }) => id).join(' ')} by ${doneOn}, ${again.report.id}`,
  );
}

describe('a lesson is reopened', () => {
  test('when a later report teaches it after its actions were done', () => {
    expect(told({ actions: [done, { ...done, id: 'A2', done_on: '2023-12-01' }] })).toEqual([
      `${EARLIER}#L1: A1 A2 by 2023-12-01, ${LATER}`,
    ]);
  });

  test('with the actions that name it alone, and a dropped one is no answer and no obstacle', () => {
    const actions = [
      { ...done, lesson: 'L1' },
      { ...done, id: 'A2', lesson: 'L2' },
      { id: 'A3', status: 'open', lesson: 'L2' },
      { id: 'A4', status: 'wont_do', lesson: 'L1' },
    ] as const;
    expect(told({ actions: [...actions] })).toEqual([`${EARLIER}#L1: A1 by 2023-10-01, ${LATER}`]);
  });

  test('by the first later report, and again after that one was answered', () => {
    const reports = [
      taught('INC-2025-0001', { detected: '2025-01-01' }),
      taught(LATER, { detected: '2024-03-01', actions: [{ ...done, done_on: '2024-04-01' }] }),
      taught(EARLIER, { detected: '2023-09-19', actions: [done] }),
    ];
    const found = findReopened(reports);
    expect(found.map(({ earlier, again }) => [earlier.report.id, again.report.id])).toEqual([
      [LATER, 'INC-2025-0001'],
      [EARLIER, LATER],
    ]);
    expect([...reopenedActions(found).keys()].sort()).toEqual([`${EARLIER}#A1`, `${LATER}#A1`]);
  });

  test('each by itself where one action answers two, and the action by the newest return', () => {
    const two = [{}, { id: 'L2', anchor: 'L2', key: 'another' }];
    const reports = [
      taught('INC-2025-0001', { detected: '2025-01-01', lessons: two.slice(1) }),
      taught(LATER, { detected: '2024-03-01' }),
      taught(EARLIER, { detected: '2023-09-19', lessons: two, actions: [done] }),
    ];
    const found = findReopened(reports);
    expect(found.map(({ key }) => key)).toEqual(['another', 'check-ownership-first']);
    expect(reopenedActions(found).get(`${EARLIER}#A1`)?.again.report.id).toBe('INC-2025-0001');
  });
});

describe('a lesson is not reopened', () => {
  test.each<[string, string[]]>([
    ['while one of its actions is open', told({ actions: [done, { id: 'A2', status: 'blocked' }] })],
    ['when all of its actions were dropped', told({ actions: [{ status: 'wont_do' }] })],
    ['when it asked for no action', told({})],
    ['when nobody knows the day on which an action was done', told({ actions: [{ status: 'done' }] })],
    ['when all actions name other lessons', told({ actions: [{ ...done, lesson: 'L2' }] })],
    [
      'by a report from before the last action was done',
      told({ actions: [{ ...done, done_on: '2024-03-02' }] }),
    ],
    ['by a report of which only the year is known', told({ actions: [done] }, { detected: '2023' })],
    ['by a report without a date', told({ actions: [done] }, { detected: 'unknown' })],
    ['by a report in which it was heeded', told({ actions: [done] }, { lessons: [{ kind: 'went_well' }] })],
    ['by a lesson of another key', told({ actions: [done] }, { lessons: [{ key: 'another' }] })],
    [
      'by a report that was withdrawn',
      told(
        { actions: [done] },
        {},
        {
          record_status: 'withdrawn',
          withdrawn_on: '2024-04-01',
          withdrawn_reason: 'A test.',
        },
      ),
    ],
    ['by the same report', told({ actions: [done], lessons: [{}, { id: 'L2' }] }, { lessons: [] })],
  ])('%s', (_name, found) => {
    expect(found).toEqual([]);
  });
});
