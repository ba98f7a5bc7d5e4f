import type { Report } from '../model/report.ts';
import { ATTACK_TECHNIQUES } from './attack-techniques.ts';
import { countEach } from './stats.ts';

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

/** A technique under one tactic, with its sub-techniques; their reports are among its own. */
export type MatrixCell = { id: string; name: string; reports: number; parts: MatrixCell[] };

/** A technique over all tactics. A report that names a sub-technique counts for its parent too. */
type TechniqueCount = { id: string; name: string; tactics: Tactic[]; reports: number; true: number };

export type AttackMatrix = {
  /** Tactics with a technique that was seen, in the order of an attack; techniques most frequent first. */
  columns: { tactic: Tactic; cells: MatrixCell[] }[];
  /** Tactics of which no technique was seen. */
  unseen: Tactic[];
  /** How many techniques and sub-techniques reports name. */
  named: number;
  /** Every technique that was seen, most frequent first; `true` counts reports that are true positives. */
  techniques: TechniqueCount[];
  /** Ids that this version of ATT&CK does not have, such as revoked ones, with their reports. */
  unknown: { id: string; reports: number }[];
};

/** Counts reports by technique and tactic. A report that names a tactic counts there alone, else in each that fits. */
export function buildAttackMatrix(reports: readonly Report[]): AttackMatrix {
  const seen = reports.map(techniquesOf);
  const known = seen.flatMap(({ known: found, isTrue }) =>
    [...found].map(([id, tactics]) => ({ id, tactics, isTrue })),
  );
  const columns = TACTICS.map((tactic) => ({
    tactic,
    cells: cellsOf(known.filter(({ tactics }) => tactics.has(tactic)).map(({ id }) => id)),
  }));
  const techniques = [...Map.groupBy(known, ({ id }) => id)].map(([id, list]) => ({
    id,
    name: nameOf(id),
    tactics: TACTICS.filter((tactic) => list.some(({ tactics }) => tactics.has(tactic))),
    reports: list.length,
    true: list.filter(({ isTrue }) => isTrue).length,
  }));
  const unknown = [...countEach(seen.flatMap((one) => [...one.unknown]))];
  return {
    columns: columns.filter(({ cells }) => cells.length > 0),
    unseen: columns.filter(({ cells }) => cells.length === 0).map(({ tactic }) => tactic),
    named: new Set(seen.flatMap((one) => [...one.named])).size,
    techniques: techniques.sort(byReports),
    unknown: unknown.map(([id, found]) => ({ id, reports: found })).sort(byReports),
  };
}

/** The techniques of one report and their parents, each once, with the tactics that they count under. */
function techniquesOf({ incident }: Report) {
  const known = new Map<string, Set<Tactic>>();
  const [named, unknown] = [new Set<string>(), new Set<string>()];
  for (const { technique: id, tactic } of incident.attack) {
    const technique = findTechnique(id);
    if (technique === undefined) {
      unknown.add(id);
      continue;
    }
    named.add(id);
    const given = tactic === undefined ? undefined : findTactic(tactic);
    for (const one of new Set([id, parentOf(id)])) {
      const tactics = known.get(one) ?? new Set();
      for (const fit of given === undefined ? technique.tactics : [given]) tactics.add(fit);
      known.set(one, tactics);
    }
  }
  return { known, named, unknown, isTrue: incident.verdict.value === 'true_positive' };
}

function cellsOf(ids: readonly string[]): MatrixCell[] {
  const cells = [...countEach(ids)].map(([id, reports]) => ({ id, name: nameOf(id), reports, parts: [] }));
  const parts = Map.groupBy(cells, ({ id }) => parentOf(id));
  return cells
    .filter(({ id }) => id === parentOf(id))
    .map((cell) => ({
      ...cell,
      parts: (parts.get(cell.id) ?? []).filter((part) => part !== cell).sort(byReports),
    }))
    .sort(byReports);
}

function parentOf(id: string): string {
  return id.slice(0, 5);
}

function nameOf(id: string): string {
  return findTechnique(id)?.name ?? id;
}

function byReports(a: { id: string; reports: number }, b: { id: string; reports: number }): number {
  return b.reports - a.reports || (a.id < b.id ? -1 : 1);
}

/** A technique as ATT&CK names it. A sub-technique serves the tactics of its parent. */
export type Technique = { id: string; name: string; tactics: readonly Tactic[] };

/** The technique or sub-technique of an id such as `T1071.001`; undefined for one that ATT&CK 18 does not have. */
export function findTechnique(id: string): Technique | undefined {
  return techniques.get(id);
}

/** The tactic of an id such as `TA0011` or of a short name such as `command-and-control`. */
export function findTactic(word: string): Tactic | undefined {
  return TACTICS.find((tactic) => tactic === word) ?? tacticsById.get(word);
}

const tacticsById: ReadonlyMap<string, Tactic> = new Map(Object.entries(TACTIC_IDS));

const techniques = readTechniques(ATTACK_TECHNIQUES);

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
