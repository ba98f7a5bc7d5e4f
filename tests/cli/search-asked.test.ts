import { afterAll, beforeAll, expect, it } from 'vitest';
import { report } from './report.ts';
import { openWorkplace, type Workplace } from './run-in.ts';

const BODY = 'The bastion spoke to 203.0.113.45 and http://drop.example/a.sh.';

let place: Workplace;
beforeAll(() => {
  place = openWorkplace({
    'incidents/2025/INC-2025-0001.mdx': report('INC-2025-0001', {
      title: 'Beacon of the bastion, withdrawn',
      record_status: 'withdrawn',
      withdrawn_on: '2025-03-01',
      withdrawn_reason: 'Wrong host.',
      times: '{ detected: 2025-02-01 }',
      verdict: '{ value: undetermined }',
      body: BODY,
    }),
    'incidents/2024/INC-2024-0001.mdx': report('INC-2024-0001', {
      title: 'Beacon of the bastion',
      times: '{ detected: 2024-05-01T23:00:00-08:00 }',
      verdict: '{ value: true_positive }',
      attack: '[{ technique: T1078.004 }]',
      intel: '[{ id: V1, source: 微步（ThreatBook）, indicator: I1 }]',
      indicators: '[{ id: I1, type: ipv4-addr, value: 203.0.113.45 }]',
      body: BODY,
    }),
  });
});
afterAll(() => place.remove());

const FIRST = /^ {2}(?: {2})?(INC-\d{4}-\d{4})/m;

it('marks what was withdrawn, and puts it last', async () => {
  for (const query of ['203.0.113.45', 'bastion beacon', 'drop.example', 'after:2020']) {
    const { stdout } = await place.run(['search', query]);
    expect([query, FIRST.exec(stdout)?.[1]]).toEqual([query, 'INC-2024-0001']);
    expect(stdout).toContain('INC-2025-0001  2025-02-01  Undetermined, withdrawn');
  }
});

it.each([
  ['INC-2024-0001#F1', 'INC-2024-0001 is in 1 report:'],
  ['[[inc-2024-0001#f1|判断 依据]]', 'INC-2024-0001 is in 1 report:'],
  ['https://wiki.example/incidents/INC-2024-0001/?v=1234567#F1', 'INC-2024-0001 is in 1 report:'],
  ['203.0.113.45|443', '203[.]0[.]113[.]45 is in 2 reports:'],
  ['203.0.113.45是谁', '203[.]0[.]113[.]45 is in 2 reports:'],
  [
    'https://drop.example/b.sh',
    'hxxps://drop[.]example/b.sh is in no report.\n  Its host drop[.]example is in 2 reports:',
  ],
  [
    'https://r.example/?u=http%3A%2F%2Fdrop.example%2Fa.sh',
    'hxxp://drop[.]example/a.sh, which it contains, is in 2 reports:',
  ],
  ['T1078', 'T1078 is in no report.\n  Its sub-technique T1078.004 is in 1 report:'],
  ['source:微步', '1 report passes the filters:'],
  ['source:threatbook', '1 report passes the filters:'],
  ['来源:ThreatBook', '1 report passes the filters:'],
])('answers %j', async (query, said) => {
  const { code, stdout } = await place.run(['search', query]);
  expect(stdout).toContain(said);
  expect(FIRST.exec(stdout)?.[1]).toBe('INC-2024-0001');
  expect(code).toBe(0);
});

it.each([
  ['203.0.113.46', '203[.]0[.]113[.]46 is in no report.'],
  ['https://other.example/a.sh', 'hxxps://other[.]example/a.sh is in no report.'],
  ['INC-2024-0002#F1', 'INC-2024-0002 is in no report.'],
  ['T1078.001', 'T1078.001 is in no report.'],
  ['source:qianxin', 'No report passes the filters.'],
])('says of %j that nothing holds it', async (query, said) => {
  const { code, stdout } = await place.run(['search', query]);
  expect(stdout).toContain(said);
  expect(FIRST.exec(stdout)).toBeNull();
  expect(code).toBe(1);
});

it('tells parts apart from the value in JSON', async () => {
  const { stdout } = await place.run(['search', '--format', 'json', 'https://drop.example/b.sh']);
  const { exact } = JSON.parse(stdout) as { exact: { total: number; reports: []; parts: object[] }[] };
  expect(exact).toMatchObject([
    { total: 0, reports: [], parts: [{ relation: 'host', kind: 'domain', value: 'drop.example', total: 2 }] },
  ]);
});
