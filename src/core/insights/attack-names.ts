import { ATTACK_TECHNIQUES } from './attack-techniques.ts';

/** Tactics of ATT&CK for Enterprise in the order of an attack, by id. */
const TACTIC_IDS = {
  TA0043: 'reconnaissance',
  TA0042: 'resource-development',
  TA0001: 'initial-access',
  TA0002: 'execution',
  TA0003: 'persistence',
  TA0004: 'privilege-escalation',
  TA0005: 'defense-evasion',
  TA0006: 'credential-access',
  TA0007: 'discovery',
  TA0008: 'lateral-movement',
  TA0009: 'collection',
  TA0011: 'command-and-control',
  TA0010: 'exfiltration',
  TA0040: 'impact',
} as const;
export type Tactic = (typeof TACTIC_IDS)[keyof typeof TACTIC_IDS];

/** The same by short name alone. */
export const TACTICS: readonly Tactic[] = Object.values(TACTIC_IDS);

/** A technique as ATT&CK names it. A sub-technique serves the tactics of its parent. */
export type Technique = { id: string; name: string; tactics: readonly Tactic[] };

/** The technique or sub-technique of an id such as `T1071.001`; undefined for one that ATT&CK 18 does not have. */
export function findTechnique(id: string): Technique | undefined {
  techniques ??= readTechniques(ATTACK_TECHNIQUES);
  return techniques.get(id);
}

/** The tactic of an id such as `TA0011` or of a short name such as `command-and-control`. */
export function findTactic(word: string): Tactic | undefined {
  return TACTICS.find((tactic) => tactic === word) ?? tacticsById.get(word);
}

const tacticsById: ReadonlyMap<string, Tactic> = new Map(Object.entries(TACTIC_IDS));

/** Read when first needed: most programs never ask. */
let techniques: Map<string, Technique> | undefined;

function readTechniques(text: string): Map<string, Technique> {
  const found = new Map<string, Technique>();
  for (const block of text.split('\n# ').slice(1)) {
    const [head = '', ...lines] = block.trim().split('\n');
    const tactics = head.split(' ').flatMap((word) => findTactic(word) ?? []);
    for (const entry of lines.join(' ').split('; ')) {
      const [, id = '', name = '', parts = ''] = /^(T\d{4}) ([^:]+)(?:: (.+))?$/.exec(entry) ?? [];
      found.set(id, { id, name, tactics });
      for (const [, number = '', part = ''] of parts.matchAll(/(\d+) ([^,]+)/g)) {
        const child = `${id}.${number.padStart(3, '0')}`;
        found.set(child, { id: child, name: part, tactics });
      }
    }
  }
  return found;
}
