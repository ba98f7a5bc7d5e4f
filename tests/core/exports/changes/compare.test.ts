import { expect, it } from 'vitest';
import type { IntelInput } from '../../../../schemas/intel.ts';
import { compareArchives } from '../../../../src/core/exports/changes/compare.ts';
import type { Report } from '../../../../src/core/model/report.ts';
import { buildReport } from '../../../builders.ts';

const side = { label: 'File', value: 'new' };

it('what a report says first is a fact that a reviewer is told of, each line by itself', () => {
  const before = buildReport({ digest: 'a', incident: { check_first: [{ what: 'The owner' }] } });
  const after = buildReport({
    digest: 'b',
    incident: {
      impact: 'none',
      verdict: { value: 'undetermined', because: 'Nobody has asked yet.' },
      check_first: [{ what: 'The owner', minutes: 5 }],
      comparisons: [
        {
          title: 'Disk is not memory',
          left: side,
          right: { ...side, label: 'Process' },
          says: 'contradicts',
        },
      ],
    },
  });
  const state = { diagnostics: [] };
  const { changed } = compareArchives(
    { ...state, reports: [before] },
    { ...state, reports: [after] },
    { today: '2024-01-01' },
  );
  expect(changed.flatMap(({ facts }) => facts)).toEqual([
    { field: 'check_first.1', before: 'The owner', after: 'The owner (5 min)' },
    { field: 'impact', after: 'none' },
    { field: 'verdict.because', after: 'Nobody has asked yet.' },
    { field: 'comparisons.1', after: 'Disk is not memory: File new, Process new, contradicts' },
  ]);
});

it('what becomes of a dispute is a fact that a reviewer is told of', () => {
  const withDispute = (digest: string, dispute: NonNullable<IntelInput['dispute']>): Report =>
    buildReport({ digest, incident: { intel: [{ id: 'V1', source: 'feed', dispute }] } });
  const { changed } = compareArchives(
    { diagnostics: [], reports: [withDispute('a', { reported_on: '2024-01-01', recheck_on: '2024-02' })] },
    {
      diagnostics: [],
      reports: [
        withDispute('b', { reported_on: '2024-01-01', outcome: 'accepted', answered_on: '2024-01-09' }),
      ],
    },
    { today: '2024-01-10' },
  );
  expect(changed.flatMap(({ facts }) => facts)).toEqual([
    {
      field: 'intel.V1.dispute',
      before: 'pending, reported_on 2024-01-01, recheck_on 2024-02',
      after: 'accepted, reported_on 2024-01-01, answered_on 2024-01-09',
    },
  ]);
});
