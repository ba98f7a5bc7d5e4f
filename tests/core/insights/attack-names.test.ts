import { describe, expect, test } from 'vitest';
import { findTactic, findTechnique, TACTICS } from '../../../src/core/insights/attack-names.ts';
import { ATTACK_TECHNIQUES } from '../../../src/core/insights/attack-techniques.ts';

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
