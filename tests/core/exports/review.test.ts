import { describe, expect, it } from 'vitest';
import type { ReportDocument } from '../../../src/core/exports/outline.ts';
import {
  daysLate,
  gatherReview,
  parseReviewState,
  printReviewState,
} from '../../../src/core/exports/review.ts';

function document(
  id: string,
  more: Partial<ReportDocument> = {},
  verdict = 'false_positive',
): ReportDocument {
  return {
    id,
    url: `https://wiki.example.org/incidents/${id}/`,
    lang: 'en',
    digest: 'abcdef0',
    title: id,
    incident: {
      severity: 'low',
      status: 'closed',
      tlp: 'green',
      record_status: 'published',
      verdict: { value: verdict },
      times: { detected: '2024' },
    },
    sections: [],
    steps: [],
    findings: [],
    lessons: [],
    actions: [],
    ...more,
  };
}

describe('a review', () => {
  it('gathers what is open: unsettled verdicts and unfinished steps, and no neutral finding', () => {
    const findings = [
      { anchor: 'F1', text: 'Odd.', direction: 'neutral' },
      { anchor: 'F2', text: 'Told.', direction: 'supports' },
    ];
    const steps = [
      { anchor: 'S1', text: 'Wait.', result: 'pending' },
      { anchor: 'S2', text: 'Done.', result: 'successful' },
    ];
    const gone = document('F', { steps }, 'suspicious');
    const withdrawn = { ...gone, incident: { ...gone.incident, record_status: 'withdrawn' as const } };
    const { questions } = gatherReview([
      document('A', { steps, findings }),
      document('B', { findings }, 'suspicious'),
      document('C', { findings }, 'true_positive'),
      document('D', { steps: [{ anchor: 'S1', text: 'So?', result: 'unknown' }] }, 'suspicious'),
      document('E', { steps: [{ anchor: 'S1', text: 'So?', result: 'unknown' }] }),
      withdrawn,
    ]);
    expect(questions.map(({ report, part }) => [report.id, part?.anchor])).toEqual([
      ['A', 'S1'],
      ['B', undefined],
      ['D', undefined],
      ['D', 'S1'],
    ]);
  });

  it('tells the lessons that several reports teach', () => {
    const lesson = (anchor: string, key: string) => ({ anchor, text: key, key });
    const { lessons } = gatherReview([
      document('A', { lessons: [lesson('L1', 'once'), lesson('L2', 'twice'), lesson('L3', 'once')] }),
      document('B', { lessons: [lesson('L1', 'twice')] }),
    ]);
    expect(lessons.map(({ key, taught }) => `${key} ${taught.length}`)).toEqual(['twice 2']);
  });

  it('puts open actions by due date, those without one last', () => {
    const action = (anchor: string, status: string, due?: string) => ({
      anchor,
      text: '',
      owner: 'ops',
      status,
      ...(due === undefined ? {} : { due }),
    });
    const { actions } = gatherReview([
      document('A', {
        actions: [action('A1', 'done', '2020'), action('A2', 'open'), action('A3', 'blocked', '2025-01')],
      }),
      document('B', { actions: [action('A1', 'open', '2024'), action('A2', 'wont_do')] }),
    ]);
    expect(actions.map(({ report, part }) => `${report.id}${part.anchor}`)).toEqual(['BA1', 'AA3', 'AA2']);
  });

  it.each([
    ['open', '2025-12-31', 335],
    ['open', '2026-12-01', 0],
    ['open', '2026', 0],
    ['open', 'unknown', 0],
    ['open', undefined, 0],
    ['done', '2020-01-01', 0],
  ])('says of an action that is %s and due %s that it is %i days late', (status, due, days) => {
    expect(daysLate({ status, ...(due === undefined ? {} : { due }) }, '2026-12-01')).toBe(days);
  });
});

describe('the address of a review', () => {
  it.each([
    ['?ids=INC-2023-0001,INC-2024-0002&view=side', ['INC-2023-0001', 'INC-2024-0002'], 'side'],
    ['?ids=%20INC-2023-0001%2C%20INC-2023-0001', ['INC-2023-0001'], 'sequence'],
    ['?ids=<script>,../x,/etc', [], 'sequence'],
    ['', [], 'sequence'],
  ])('%s holds %j', (search, ids, view) => {
    expect(parseReviewState(search)).toEqual({ ids, view });
    expect(parseReviewState(printReviewState(parseReviewState(search)))).toEqual({ ids, view });
  });

  it('holds thirty reports at most', () => {
    const ids = Array.from({ length: 50 }, (_, index) => `INC-2024-${1000 + index}`).join(',');
    expect(parseReviewState(`?ids=${ids}`).ids).toHaveLength(30);
  });
});
