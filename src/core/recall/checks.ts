import { isAside } from '../model/report.ts';
import { knownFields } from '../model/values.ts';
import type { KnownAsset } from './asset.ts';
import type { Compared } from './contradictions.ts';
import type { RecalledCase } from './precedents.ts';

/** A check that may settle the alert, the cheapest first. */
export type DecisiveCheck =
  /** Ask the source when its newest evidence is from; any that is newer than a date removes the contradiction. */
  | { kind: 'ask-evidence'; sources: string[]; newerThan?: string; minutes: number }
  | { kind: 'find-ownership'; addr: string; minutes: number }
  | { kind: 'find-platform'; minutes: number }
  | { kind: 'name-address'; addresses: string[]; minutes: number }
  /** What settled a precedent: its step, or its deciding finding and where the evidence came from. */
  | {
      kind: 'as-before';
      id: string;
      anchor?: string;
      what: string;
      lang: string;
      from?: string[];
      minutes?: number;
      /** From the detection to the decision, in minutes. */
      took?: [number, number];
    };

const MAX_BEFORE = 4;

/** What settled such cases, and what would make a comparison possible or take one away. */
export function findChecks(
  { contradictions, missing, facts }: Compared,
  asset: KnownAsset,
  precedents: readonly RecalledCase[],
): DecisiveCheck[] {
  const sources = [...new Set(facts.intel.map(({ source }) => source))];
  const own: DecisiveCheck[] = [];
  if (asset.openAddresses !== undefined)
    own.push({ kind: 'name-address', addresses: asset.openAddresses, minutes: 1 });
  const before = contradictions.find(
    (one) =>
      one.kind === 'ownership-window' && one.details.side === 'before' && one.details.heldFrom !== undefined,
  );
  const lacks = (field: string): boolean => missing.some((fact) => fact.field === field);
  const undated = missing.find(({ field }) => field === 'held_from');
  if (undated !== undefined) {
    const addr = facts.assets[0]?.ips.find(({ held_from: from }) => from === undefined)?.addr;
    if (addr !== undefined) own.push({ kind: 'find-ownership', addr, minutes: 2 });
  }
  if (before?.kind === 'ownership-window' && before.details.heldFrom !== undefined)
    own.push({ kind: 'ask-evidence', sources, newerThan: before.details.heldFrom, minutes: 2 });
  else if (lacks('last_evidence')) own.push({ kind: 'ask-evidence', sources, minutes: 2 });
  if (lacks('os_family') || lacks('os')) own.push({ kind: 'find-platform', minutes: 2 });
  return [...own, ...asBefore(precedents)].sort((a, b) => minutesOf(a) - minutesOf(b));
}

/**
 * What settled the precedents that hold and are likely or better, or settles them first by their own words; of several with
 * one way to settle it the first.
 */
function asBefore(precedents: readonly RecalledCase[]): DecisiveCheck[] {
  const checks = new Map<string, DecisiveCheck>();
  for (const { record, match } of precedents) {
    const { id, lang, deciding, settledBy, evidenceFrom, took, checkFirst } = record;
    if (match === 'weak' || isAside(record.record)) continue;
    const settling = settledBy ?? deciding;
    const from = evidenceFrom === undefined ? {} : { from: evidenceFrom };
    const ways =
      checkFirst ??
      (settling === undefined
        ? []
        : [knownFields({ what: settling.title, minutes: settledBy?.minutes, ...from })]);
    const anchor = checkFirst === undefined ? settling?.anchor : deciding?.anchor;
    for (const way of ways)
      if (!checks.has(way.what))
        checks.set(way.what, knownFields({ kind: 'as-before' as const, id, anchor, lang, took, ...way }));
  }
  return [...checks.values()].slice(0, MAX_BEFORE);
}

/** What nobody has measured takes longer than a question. */
function minutesOf({ minutes = 60 }: DecisiveCheck): number {
  return minutes;
}
