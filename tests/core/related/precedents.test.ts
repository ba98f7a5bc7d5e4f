import { describe, expect, it } from 'vitest';
import type { IncidentInput } from '../../../schemas/incident.ts';
import { findPrecedents } from '../../../src/core/related/precedents.ts';
import { buildReport } from '../../builders.ts';

const holding = (id: string, values: string[], more: Partial<IncidentInput> = {}) =>
  buildReport({
    id,
    incident: {
      indicators: values.map((value, index) => ({ id: `I${index + 1}`, type: 'ipv4-addr', value })),
      ...more,
    },
  });

const found = (values: string[], reports: ReturnType<typeof holding>[]) =>
  findPrecedents(
    reports,
    values.map((value) => ({ type: 'ipv4-addr' as const, value })),
  ).map(({ report, reasons }) =>
    [report.id, ...reasons.map(({ kind, value }) => `${kind} ${value}`)].join(', '),
  );

describe('precedents of some indicators', () => {
  it('come with the exact value first, then neighbours, newer ones first', () => {
    const reports = [
      holding('INC-2021-0001', ['203.0.113.9'], { times: { detected: '2021' } }),
      holding('INC-2022-0001', ['203.0.113.7'], { times: { detected: '2022' } }),
      holding('INC-2023-0001', ['203.0.113.8'], { times: { detected: '2023' } }),
      holding('INC-2023-0002', ['198.51.100.1']),
    ];
    expect(found(['203.0.113.7'], reports)).toEqual([
      'INC-2022-0001, indicator 203.0.113.7',
      'INC-2023-0001, neighbour 203.0.113.0/24',
      'INC-2021-0001, neighbour 203.0.113.0/24',
    ]);
  });

  it('are none of reports that no longer count, and none for no indicator', () => {
    const reports = [holding('INC-2022-0001', ['203.0.113.7'], { record_status: 'withdrawn' })];
    expect(found(['203.0.113.7'], reports)).toEqual([]);
    expect(found([], reports)).toEqual([]);
  });
});
