import { findTactic, findTechnique, TACTICS } from './attack-names.ts';
import type { Tactic } from './attack-names.ts';
import type { Report } from '../model/report.ts';

/** A technique under one tactic, with its sub-techniques; their reports are among its own. */
export type MatrixCell = { id: string; name: string; reports: number; parts: MatrixCell[] };

/** A technique over all tactics. A report that names a sub-technique counts for its parent too. */
export type TechniqueCount = { id: string; name: string; tactics: Tactic[]; reports: number; true: number };

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
  const columns = new Map(TACTICS.map((tactic) => [tactic, new Map<string, number>()]));
  const counts = new Map<string, TechniqueCount>();
  const named = new Set<string>();
  const unknown = new Map<string, number>();
  for (const report of reports) {
    const seen = techniquesOf(report);
    for (const id of seen.unknown) unknown.set(id, (unknown.get(id) ?? 0) + 1);
    for (const id of seen.named) named.add(id);
    for (const [id, tactics] of seen.known) {
      const count = counts.get(id) ?? { id, name: nameOf(id), tactics: [], reports: 0, true: 0 };
      counts.set(id, count);
      count.reports += 1;
      if (report.incident.verdict.value === 'true_positive') count.true += 1;
      count.tactics = TACTICS.filter((tactic) => tactics.has(tactic) || count.tactics.includes(tactic));
      for (const tactic of tactics) columns.get(tactic)?.set(id, (columns.get(tactic)?.get(id) ?? 0) + 1);
    }
  }
  return {
    columns: [...columns].flatMap(([tactic, seen]) =>
      seen.size === 0 ? [] : [{ tactic, cells: cellsOf(seen) }],
    ),
    unseen: TACTICS.filter((tactic) => columns.get(tactic)?.size === 0),
    named: named.size,
    techniques: [...counts.values()].sort(byReports),
    unknown: [...unknown].map(([id, found]) => ({ id, reports: found })).sort(byReports),
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
  return { known, named, unknown };
}

function cellsOf(seen: ReadonlyMap<string, number>): MatrixCell[] {
  const cells = [...seen].map(([id, reports]): MatrixCell => ({ id, name: nameOf(id), reports, parts: [] }));
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
