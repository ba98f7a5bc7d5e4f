import { describe, expect, test } from 'vitest';
import type { IntelInput } from '../../../schemas/intel.ts';
import { buildDisputeBoard, countDisputes, listDisputes } from '../../../src/core/insights/disputes.ts';
import type { Report } from '../../../src/core/model/report.ts';
import { buildReport } from '../../builders.ts';

const TODAY = '2024-06-01';

type Fields = NonNullable<IntelInput['dispute']>;

/** A report with one dispute for each entry, with this source. */
function disputing(id: string, disputes: readonly Fields[], source = 'threatbook'): Report {
  return buildReport({
    id,
    incident: {
      times: { detected: '2024-01-01' },
      intel: disputes.map((dispute, index) => ({ id: `V${index + 1}`, source, dispute })),
    },
  });
}

describe('disputes', () => {
  test('that are open stand past their date first, then by the date, and without one last, oldest first', () => {
    const report = disputing('INC-2024-0001', [
      { reported_on: '2024-05-02' },
      { reported_on: '2024-05-01' },
      { recheck_on: '2024-07' },
      { recheck_on: '2024-06-01' },
      { recheck_on: '2024-05-20' },
      { recheck_on: '2024-04' },
    ]);
    const { open, closed } = buildDisputeBoard([report], TODAY);
    expect(open.map(({ intel, late }) => [intel.id, late])).toEqual([
      ['V6', 32],
      ['V5', 12],
      ['V4', undefined],
      ['V3', undefined],
      ['V2', undefined],
      ['V1', undefined],
    ]);
    expect(closed).toEqual([]);
  });

  test('that are closed tell how long the answer took, where both dates are known to the day', () => {
    const report = disputing('INC-2024-0001', [
      {
        outcome: 'accepted',
        reported_on: '2024-05-01',
        answered_on: '2024-05-03',
        delisted_on: '2024-05-09',
      },
      { outcome: 'accepted', reported_on: '2024-05-01', delisted_on: '2024-05-01' },
      { outcome: 'rejected', reported_on: '2024-04', answered_on: '2024-04-20' },
      { outcome: 'no_response', reported_on: '2024-03-01', recheck_on: '2024-04-01' },
      { outcome: 'rejected', reported_on: '2024-03-02', answered_on: '2024-02-20' },
    ]);
    const { open, closed } = buildDisputeBoard([report], TODAY);
    expect(closed.map(({ intel, days }) => [intel.id, days])).toEqual([
      ['V1', 2],
      ['V2', 0],
      ['V3', undefined],
      ['V4', undefined],
      ['V5', undefined],
    ]);
    expect(open).toEqual([]);
  });

  test('of reports that were put aside are left out', () => {
    const aside = buildReport({
      incident: {
        record_status: 'withdrawn',
        withdrawn_on: '2024-02-01',
        withdrawn_reason: 'A test.',
        intel: [{ id: 'V1', source: 'a', dispute: {} }],
      },
    });
    expect(listDisputes([aside])).toEqual([]);
  });

  test('of one source count together under all of its names, with a median from five answers on', () => {
    const answered = (day: string): Fields => ({
      outcome: 'accepted',
      reported_on: '2024-03-01',
      answered_on: day,
    });
    const four = ['2024-03-02', '2024-03-03', '2024-03-05', '2024-03-09'].map(answered);
    const board = (reports: Report[]) => countDisputes(buildDisputeBoard(reports, TODAY));
    const chinese = disputing('INC-2024-0002', [{ outcome: 'rejected' }, {}], '微步在线');
    const few = [disputing('INC-2024-0001', four), chinese];
    const [first] = board(few);
    expect(board(few)).toHaveLength(1);
    expect(first).toMatchObject({ open: 1, closed: 5, accepted: 4, timed: 4 });
    expect([first?.source.id, first?.source.label]).toEqual(['threatbook', '微步在线']);
    const enough = [...few, disputing('INC-2024-0003', [answered('2024-03-31')])];
    expect(board(enough)[0]).toMatchObject({ timed: 5, median: 4 });
  });
});
