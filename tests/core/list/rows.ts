import type { ReportRow } from '../../../src/core/model/row.ts';
import { zonedDay } from '../../../src/core/time/times.ts';

/** A row of a published false positive, with what a test is about on top. */
export function buildRow(overrides: Partial<ReportRow> = {}): ReportRow {
  const { detected = '2023-09-19' } = overrides;
  return {
    id: 'INC-2023-0001',
    aliases: [],
    title: 'A server is called a command-and-control host',
    lang: 'en',
    detected,
    day: zonedDay(detected, 'UTC'),
    verdict: 'false_positive',
    severity: 'high',
    status: 'closed',
    record: 'published',
    tlp: 'green',
    tags: ['false-positive'],
    sources: ['threatbook'],
    techniques: [],
    isOverdue: false,
    ...overrides,
  };
}
