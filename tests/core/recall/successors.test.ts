import { describe, expect, it } from 'vitest';
import type { IncidentInput } from '../../../schemas/incident.ts';
import type { Report } from '../../../src/core/model/report.ts';
import { buildReport } from '../../builders.ts';
import { ask, openSources } from './sample-sources.ts';

const HOLDS: IncidentInput['indicators'] = [{ id: 'I1', type: 'ipv4-addr', value: '45.83.64.20' }];
const ALERT = 'Connection to 45.83.64.20';

function build(id: string, incident: Partial<IncidentInput> = {}): Report {
  return buildReport({ id, incident });
}

function supersedes(...targets: string[]): Pick<IncidentInput, 'relations'> {
  return { relations: targets.map((target) => ({ type: 'supersedes', target })) };
}

async function recalled(reports: Report[], pasted = ALERT): Promise<(string | undefined)[][]> {
  const { precedents } = await ask(pasted, openSources(reports));
  return precedents.map(({ record, match, reasons: [first] }) => [record.id, match, first?.kind]);
}

const old = build('INC-2024-0001', { record_status: 'superseded', indicators: HOLDS });

describe('a superseded report', () => {
  it('is shown below the report that supersedes it, which is as strong', async () => {
    expect(await recalled([old, build('INC-2024-0002', supersedes('INC-2024-0001'))])).toEqual([
      ['INC-2024-0002', 'strong', 'successor'],
      ['INC-2024-0001', 'strong', 'indicator'],
    ]);
  });

  it('leads through others to the report that holds', async () => {
    const middle = build('INC-2024-0002', { record_status: 'superseded', ...supersedes('INC-2024-0001') });
    const last = build('INC-2024-0003', supersedes('INC-2024-0002'));
    const found = await recalled([old, middle, last]);
    expect(found[0]).toEqual(['INC-2024-0003', 'strong', 'successor']);
    expect(found.map(([id]) => id).toSorted()).toEqual(['INC-2024-0001', 'INC-2024-0002', 'INC-2024-0003']);
  });

  it('leads to each of its successors once, also where these hold the value themselves', async () => {
    const [two, three] = ['INC-2024-0002', 'INC-2024-0003'].map((id) =>
      build(id, { indicators: HOLDS, ...supersedes('INC-2024-0001') }),
    ) as [Report, Report];
    const ids = (await recalled([old, two, three])).map(([id]) => id);
    expect(ids).toHaveLength(3);
    expect(ids.at(-1)).toBe('INC-2024-0001');
  });

  it('leads nowhere for ever where reports supersede each other', async () => {
    const one = build('INC-2024-0001', {
      record_status: 'superseded',
      indicators: HOLDS,
      ...supersedes('INC-2024-0002'),
    });
    const two = build('INC-2024-0002', { record_status: 'superseded', ...supersedes('INC-2024-0001') });
    expect((await recalled([one, two])).map(([id]) => id).toSorted()).toEqual([
      'INC-2024-0001',
      'INC-2024-0002',
    ]);
  });

  it('leads nowhere while it still holds, or is only weakly alike', async () => {
    const valid = build('INC-2024-0001', { indicators: HOLDS });
    const next = build('INC-2024-0002', supersedes('INC-2024-0001'));
    expect((await recalled([valid, next])).map(([id]) => id)).toEqual(['INC-2024-0001']);
    const near = await recalled([old, next], 'Connection to 45.83.64.21');
    expect(near.map(([id]) => id)).not.toContain('INC-2024-0002');
  });
});
