import { describe, expect, it } from 'vitest';
import type { IncidentInput } from '../../../../schemas/incident.ts';
import type { Report } from '../../../../src/core/model/report.ts';
import { openExactIndex } from '../../../../src/core/search/exact/look-up.ts';
import { listExactIndexFiles } from '../../../../src/core/search/exact/pack.ts';
import { findPrecedents } from '../../../../src/core/search/exact/precedents.ts';
import { buildReport } from '../../../builders.ts';

const holding = (id: string, values: string[], more: Partial<IncidentInput> = {}): Report =>
  buildReport({
    id,
    incident: {
      indicators: values.map((value, index) => ({ id: `I${index + 1}`, type: 'ipv4-addr', value })),
      ...more,
    },
  });

const writing = (id: string, summary: string): Report => buildReport({ id, incident: { summary } });

async function find(
  values: string[],
  reports: Report[],
  ids = reports.map(({ id }) => id),
): Promise<string[]> {
  const files = new Map(listExactIndexFiles(reports).map(({ name, text }) => [name, text]));
  const index = await openExactIndex((name) =>
    Promise.resolve(JSON.parse(files.get(name) ?? 'null') as unknown),
  );
  const found = await findPrecedents(values, index, ids);
  return found.map(({ id, reasons }) =>
    [id, ...reasons.map(({ kind, value }) => `${kind} ${value}`)].join(', '),
  );
}

describe('precedents of some indicators', () => {
  it('come with the exact value first, then neighbours, in the order of the list', async () => {
    const reports = [
      holding('INC-2023-0001', ['203.0.113.8']),
      holding('INC-2023-0002', ['198.51.100.1']),
      holding('INC-2022-0001', ['203.0.113.7', '203.0.113.8']),
      holding('INC-2021-0001', ['203.0.113.9']),
    ];
    expect(await find(['203.0.113.7'], reports)).toEqual([
      'INC-2022-0001, indicator 203.0.113.7',
      'INC-2023-0001, neighbour 203.0.113.0/24',
      'INC-2021-0001, neighbour 203.0.113.0/24',
    ]);
  });

  it.each([
    [
      'a text alone holds',
      '203.0.113.7',
      writing('INC-2022-0001', '来源是 203[.]0[.]113[.]7。'),
      'indicator 203.0.113.7',
    ],
    [
      'is written in another way',
      'hxxp://evil[.]example/a',
      writing('INC-2022-0001', 'http://EVIL.example/a'),
      'indicator http://evil.example/a',
    ],
    [
      'stands below a host',
      'https://login.example/a',
      writing('INC-2022-0001', 'At login.example.'),
      'neighbour login.example',
    ],
    [
      'lies in a network',
      '203.0.113.7',
      writing('INC-2022-0001', 'All of 203.0.113.0/24.'),
      'neighbour 203.0.113.0/24',
    ],
    [
      'is a name of the front matter',
      'WEB-01',
      buildReport({
        id: 'INC-2022-0001',
        incident: { assets: [{ id: 'A1', name: 'web-01', kind: 'server' }] },
      }),
      'indicator web-01',
    ],
  ])('are found by a value that %s', async (_what, value, report, reason) => {
    expect(await find([value], [report])).toEqual([`INC-2022-0001, ${reason}`]);
  });

  it('rank reports by how many of the values they hold, each counted once however it is written', async () => {
    const reports = [
      holding('INC-2023-0001', ['203.0.113.7']),
      holding('INC-2022-0001', ['203.0.113.7', '198.51.100.1']),
    ];
    const found = await find(['203.0.113.7', '203[.]0[.]113[.]7', '198.51.100.1'], reports);
    expect(found.map((line) => line.slice(0, 13))).toEqual(['INC-2022-0001', 'INC-2023-0001']);
    expect(found[0]).toBe('INC-2022-0001, indicator 203.0.113.7, indicator 198.51.100.1');
  });

  it('are none of reports that are not asked about, and none for no value', async () => {
    const reports = [holding('INC-2022-0001', ['203.0.113.7'])];
    expect(await find(['203.0.113.7'], reports, [])).toEqual([]);
    expect(await find([], reports)).toEqual([]);
    expect(await find(['', '⟨address⟩', 'x'.repeat(5000)], reports)).toEqual([]);
  });
});
