import { describe, expect, test } from 'vitest';
import type { IncidentInput } from '../../../schemas/incident.ts';
import type { IntelVerdict, VerdictValue } from '../../../schemas/vocabulary.ts';
import { countCauses, recordSources } from '../../../src/core/insights/false-positives.ts';
import { buildReport } from '../../builders.ts';

describe('the record of a source', () => {
  test('counts labels of all indicators, and each report once', () => {
    expect(recordSources([reportOf('false_positive', label('V1'), label('V2'))])).toEqual([
      { source: 'threatbook', labels: 2, reports: 1, falsePositives: { part: 1, whole: 1 }, openDisputes: 0 },
    ]);
  });

  test('leaves reports without a decision out of the share, and gives a percentage from five on', () => {
    const verdicts: VerdictValue[] = [
      'false_positive',
      'true_positive',
      'benign_true_positive',
      'false_positive',
      'false_positive',
      'undetermined',
      'duplicate',
    ];
    const [record] = recordSources(verdicts.map((verdict) => reportOf(verdict, label('V1'))));
    expect(record?.reports).toBe(7);
    expect(record?.falsePositives).toMatchObject({ part: 3, whole: 5, percent: { share: 60 } });
  });

  test.each<{ verdicts: IntelVerdict[]; labels: number }>([
    { verdicts: ['benign'], labels: 0 },
    { verdicts: [], labels: 0 },
    { verdicts: ['suspicious'], labels: 1 },
    { verdicts: ['malicious', 'expired'], labels: 1 },
  ])('takes $verdicts for $labels labels', ({ verdicts, labels }) => {
    const [record] = recordSources([reportOf('false_positive', label('V1', verdicts))]);
    expect([record?.labels, record?.falsePositives.whole]).toEqual([labels, labels]);
  });

  test('counts disputes that wait for an answer', () => {
    const pending = { ...label('V1'), dispute: { reported_on: '2024-01-01' } };
    const settled = { ...label('V2'), dispute: { outcome: 'accepted' as const } };
    expect(recordSources([reportOf('false_positive', pending, settled)])[0]?.openDisputes).toBe(1);
  });

  test('stands before those with fewer labels, and then by name', () => {
    const named = (source: string, id: string) => ({ ...label(id), source });
    const report = reportOf(
      'false_positive',
      named('b', 'V1'),
      named('a', 'V2'),
      named('c', 'V3'),
      named('c', 'V4'),
    );
    expect(recordSources([report]).map(({ source }) => source)).toEqual(['c', 'a', 'b']);
  });
});

test('causes are those of false positives, the most frequent first and the missing ones last', () => {
  const cases: IncidentInput['verdict'][] = [
    { value: 'false_positive' },
    { value: 'false_positive' },
    { value: 'false_positive', cause: 'stale_intel' },
    { value: 'false_positive', cause: 'ip_reuse' },
    { value: 'false_positive', cause: 'scanner' },
    { value: 'false_positive', cause: 'scanner' },
    { value: 'benign_true_positive', cause: 'authorised_test' },
  ];
  const reports = cases.map((verdict) => buildReport({ incident: { verdict } }));
  const draft = buildReport({ incident: { verdict: { value: 'false_positive' }, record_status: 'draft' } });
  expect(countCauses([...reports, draft])).toEqual([
    { cause: 'scanner', reports: 2, counted: 2 },
    { cause: 'ip_reuse', reports: 1, counted: 1 },
    { cause: 'stale_intel', reports: 1, counted: 1 },
    { reports: 3, counted: 2 },
  ]);
});

function label(id: string, verdicts: IntelVerdict[] = ['malicious']) {
  return { id, source: 'threatbook', history: verdicts.map((verdict) => ({ at: '2024-01-01', verdict })) };
}

function reportOf(value: VerdictValue, ...intel: NonNullable<IncidentInput['intel']>) {
  return buildReport({ incident: { verdict: { value }, intel } });
}
