import { expect, test } from 'vitest';
import type { IncidentInput } from '../../../schemas/incident.ts';
import { countCauses } from '../../../src/core/insights/false-positives.ts';
import { buildReport } from '../../builders.ts';

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
