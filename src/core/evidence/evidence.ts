import type { Incident } from '../../../schemas/incident.ts';
import type { Intel } from '../../../schemas/intel.ts';
import { sourceKey } from '../language/source-names.ts';
import { isAccusation, type EvidenceFacts } from './claims.ts';
import { findOwnershipContradictions, type OwnershipContradiction } from './ownership.ts';
import { findPlatformContradictions, type PlatformContradiction } from './platforms.ts';

/** Something in the report's own facts that speaks against the alert. */
export type Contradiction = OwnershipContradiction | PlatformContradiction;

/**
 * The two comparisons that settle a stale alert: evidence dates against ownership dates, and sample platform
 * against asset platform. Certain ones first; missing data never counts for either side.
 */
export function findContradictions({ incident }: { incident: EvidenceFacts }): Contradiction[] {
  const found = [...findOwnershipContradictions(incident), ...findPlatformContradictions(incident)];
  return [
    ...found.filter(({ certainty }) => certainty === 'certain'),
    ...found.filter(({ certainty }) => certainty === 'possible'),
  ];
}

/** How many sources accuse, and how many origins their evidence is known to have. */
export type Origins = { sources: number; origins: number };

/**
 * Counts accusing sources once per origin. Two entries have origins of their own only when one of them says so in
 * `independent_of`, they come from different sources, and they do not rest on one sample (same SHA-256). `origins`
 * is the size of a group in which every two are independent: what can be vouched for, not a guess at the truth.
 */
export function assessOrigins(incident: Pick<Incident, 'indicators' | 'intel'>): Origins {
  const samples = new Map(incident.indicators.map(({ id, sample }) => [id, sample?.sha256]));
  const sampleOf = (entry: Intel): string | undefined => samples.get(entry.indicator ?? '');
  const accusing = incident.intel.filter(({ history }) => history.some(isAccusation));
  const areIndependent = (a: Intel, b: Intel): boolean => {
    if (nameOf(a) === nameOf(b)) return false;
    const sample = sampleOf(a);
    if (sample !== undefined && sample === sampleOf(b)) return false;
    return a.independent_of.includes(b.id) || b.independent_of.includes(a.id);
  };
  const partners = (entry: Intel): number => accusing.filter((other) => areIndependent(entry, other)).length;
  const group: Intel[] = [];
  for (const entry of [...accusing].sort((a, b) => partners(b) - partners(a))) {
    if (group.every((other) => areIndependent(entry, other))) group.push(entry);
  }
  return { sources: new Set(accusing.map(nameOf)).size, origins: group.length };
}

function nameOf({ source }: Intel): string {
  return sourceKey(source);
}
