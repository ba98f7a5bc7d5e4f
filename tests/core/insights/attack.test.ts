import { describe, expect, test } from 'vitest';
import type { VerdictValue } from '../../../schemas/vocabulary.ts';
import { buildAttackMatrix, findTactic, findTechnique, TACTICS } from '../../../src/core/insights/attack.ts';
import { ATTACK_TECHNIQUES } from '../../../src/core/insights/attack-techniques.ts';
import { buildReport } from '../../builders.ts';

type Named = string | { technique: string; tactic: string };

test('a report counts under the tactic that it names, else under every tactic of the technique', () => {
  const { columns } = buildAttackMatrix([
    reportOf('true_positive', { technique: 'T1078', tactic: 'TA0001' }),
    reportOf('true_positive', 'T1133'),
  ]);
  expect(
    columns.map(({ tactic, cells }) => [tactic, ...cells.map(({ id, reports }) => `${id} ${reports}`)]),
  ).toEqual([
    ['initial-access', 'T1078 1', 'T1133 1'],
    ['persistence', 'T1133 1'],
  ]);
});

test('a tactic that ATT&CK does not know leaves the technique under its own', () => {
  const { columns } = buildAttackMatrix([
    reportOf('true_positive', { technique: 'T1190', tactic: 'TA9999' }),
  ]);
  expect(columns.map(({ tactic }) => tactic)).toEqual(['initial-access']);
});

test('sub-techniques stand under their parent, for which each report counts once', () => {
  const { columns, named, techniques } = buildAttackMatrix([
    reportOf('true_positive', 'T1059.007', 'T1059.004'),
    reportOf('true_positive', 'T1059.004', 'T1059.004'),
  ]);
  expect(columns[0]?.cells).toEqual([
    {
      id: 'T1059',
      name: 'Command and Scripting Interpreter',
      reports: 2,
      parts: [
        { id: 'T1059.004', name: 'Unix Shell', reports: 2, parts: [] },
        { id: 'T1059.007', name: 'JavaScript', reports: 1, parts: [] },
      ],
    },
  ]);
  expect(named).toBe(2);
  expect(techniques.map(({ id, reports }) => `${id} ${reports}`)).toEqual([
    'T1059 2',
    'T1059.004 2',
    'T1059.007 1',
  ]);
});

test('a parent stands in the tactics of its parts', () => {
  const { columns, techniques } = buildAttackMatrix([
    reportOf(
      'true_positive',
      { technique: 'T1078.004', tactic: 'TA0001' },
      { technique: 'T1078.001', tactic: 'TA0003' },
    ),
  ]);
  expect(columns.map(({ tactic, cells }) => [tactic, cells[0]?.parts[0]?.id])).toEqual([
    ['initial-access', 'T1078.004'],
    ['persistence', 'T1078.001'],
  ]);
  expect(techniques[0]?.tactics).toEqual(['initial-access', 'persistence']);
});

test('true positives are counted apart, the most frequent technique first', () => {
  const { techniques } = buildAttackMatrix([
    reportOf('true_positive', 'T1190', 'T1611'),
    reportOf('false_positive', 'T1611'),
  ]);
  expect(techniques.map(({ id, reports, true: harmful }) => [id, reports, harmful])).toEqual([
    ['T1611', 2, 1],
    ['T1190', 1, 1],
  ]);
});

test('ids that this version does not have stand apart', () => {
  const { columns, techniques, unknown, unseen } = buildAttackMatrix([
    reportOf('true_positive', 'T1086', 'T9999'),
    reportOf('true_positive', 'T9999'),
  ]);
  expect(unknown).toEqual([
    { id: 'T9999', reports: 2 },
    { id: 'T1086', reports: 1 },
  ]);
  expect([columns, techniques, unseen.length]).toEqual([[], [], 14]);
});

describe('the techniques of ATT&CK', () => {
  test.each([
    ['T1190', 'Exploit Public-Facing Application', ['initial-access']],
    ['T1059.007', 'JavaScript', ['execution']],
    ['T1003.008', '/etc/passwd and /etc/shadow', ['credential-access']],
    ['T1037.001', 'Logon Script (Windows)', ['persistence', 'privilege-escalation']],
    ['T1602.001', 'SNMP (MIB Dump)', ['collection']],
    ['T1574.006', 'Dynamic Linker Hijacking', ['persistence', 'privilege-escalation', 'defense-evasion']],
    ['T1547.001', 'Registry Run Keys / Startup Folder', ['persistence', 'privilege-escalation']],
  ])('%s is %s', (id, name, tactics) => {
    expect(findTechnique(id)).toEqual({ id, name, tactics });
  });

  test.each(['T1086', 'T9999', 'T1059.999', '', 'constructor'])('%j is none', (id) => {
    expect(findTechnique(id)).toBeUndefined();
  });

  test('are as many as version 18 has, each with a name and a tactic', () => {
    const ids = [...ATTACK_TECHNIQUES.matchAll(/T\d{4}/g)].map(([id]) => id);
    const parts = ids.flatMap((id) =>
      Array.from({ length: 30 }, (_, index) => `${id}.${String(index + 1).padStart(3, '0')}`),
    );
    const found = [...ids, ...parts].flatMap((id) => findTechnique(id) ?? []);
    expect(ids).toHaveLength(216);
    expect(found).toHaveLength(216 + 475);
    expect(
      found.filter(({ name, tactics }) => !/^[/\p{Lu}]|^vSphere/u.test(name) || tactics.length === 0),
    ).toEqual([]);
  });
});

test.each([
  ['TA0011', 'command-and-control'],
  ['command-and-control', 'command-and-control'],
  ['TA9999', undefined],
  ['toString', undefined],
])('the tactic of %j is %s', (word, tactic) => {
  expect(findTactic(word)).toBe(tactic);
});

test('the tactics stand in the order of an attack', () => {
  expect(TACTICS).toHaveLength(14);
  expect([TACTICS[0], TACTICS.at(-1)]).toEqual(['reconnaissance', 'impact']);
});

function reportOf(value: VerdictValue, ...named: Named[]) {
  const attack = named.map((one) => (typeof one === 'string' ? { technique: one } : one));
  return buildReport({ incident: { verdict: { value }, attack } });
}
