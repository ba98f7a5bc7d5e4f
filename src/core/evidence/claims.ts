import type { Incident } from '../../../schemas/incident.ts';
import type { Indicator } from '../../../schemas/indicator.ts';
import type { Intel, IntelEntry } from '../../../schemas/intel.ts';
import type { IndicatorRole } from '../../../schemas/vocabulary.ts';
import { liesWithin } from '../indicators/addresses.ts';
import { hostAddress } from '../indicators/indicators.ts';
import { sortKey } from '../time/times.ts';

/** The part of an incident that the comparisons read. */
export type EvidenceFacts = Pick<Incident, 'assets' | 'indicators' | 'intel'>;

/** What every contradiction says: of what, and against whom. */
export type Contradicted = {
  /** Id of the asset. */
  asset: string;
  /** Id of the indicator that the comparison rests on. */
  indicator: string;
  /** Names of the intel sources that called it malicious or suspicious. */
  sources: string[];
};

/** One date at which something malicious was proven, and who says so. */
export type DatedEvidence = {
  date: string;
  /** First sighting of the same indicator, when it is known. */
  since?: string;
  /** Id of the indicator. */
  indicator: string;
  /** Name of the intel source; missing when the date stands on the indicator itself. */
  source?: string;
};

/** The intel entries about these indicators that called one of them malicious or suspicious at some time. */
export function claimsAbout(indicators: readonly Indicator[], intel: readonly Intel[]): Intel[] {
  return intel.filter(
    (entry) => indicators.some(({ id }) => id === entry.indicator) && entry.history.some(isAccusation),
  );
}

/**
 * Every date of malicious evidence, oldest first: `last_evidence` of the indicators and of what the sources said,
 * also when a source gave the date only as it let the label expire. `last_seen` stands in when there is none, for an
 * indicator with a malicious role only, as a sighting need not be malicious. What is benign proves nothing.
 */
export function dateEvidence(indicators: readonly Indicator[], claims: readonly Intel[]): DatedEvidence[] {
  const proven = [
    ...indicators.flatMap((indicator) => own(indicator, 'last_evidence')),
    ...claims.flatMap(told),
  ];
  const dated = proven.length > 0 ? proven : indicators.flatMap((indicator) => own(indicator, 'last_seen'));
  const firstSeen = new Map(indicators.map(({ id, first_seen: since }) => [id, since]));
  return dated
    .map((item) => {
      const since = firstSeen.get(item.indicator);
      return since === undefined ? item : { ...item, since };
    })
    .sort((a, b) => sortKey(a.date) - sortKey(b.date));
}

/** Whether the value of an indicator is or names an address that lies within this address or network. */
export function pointsInto({ type, value }: Indicator, addr: string): boolean {
  const host = hostAddress(type, value);
  return host !== undefined && liesWithin(host, addr);
}

/** Names of the sources, each once, in the order of the report. */
export function sourcesOf(claims: readonly Intel[]): string[] {
  return [...new Set(claims.map(({ source }) => source))];
}

/** Names of the sources that accused without ever saying when their evidence is from. */
export function undatedSources(claims: readonly Intel[]): string[] {
  return sourcesOf(claims.filter((claim) => told(claim).length === 0));
}

/** Whether a source called an indicator malicious or suspicious with this entry. */
export function isAccusation({ verdict }: IntelEntry): boolean {
  return verdict === 'malicious' || verdict === 'suspicious';
}

const ACCUSED: readonly (IndicatorRole | undefined)[] = [
  'malicious-activity',
  'compromised',
  'attribution',
  undefined,
];

function own({ id, role, ...dates }: Indicator, field: 'last_evidence' | 'last_seen'): DatedEvidence[] {
  const date = dates[field];
  const counts = field === 'last_evidence' ? role !== 'benign' : ACCUSED.includes(role);
  return date === undefined || !counts ? [] : [{ date, indicator: id }];
}

function told({ indicator = '', source, history }: Intel): DatedEvidence[] {
  const dates = history.flatMap((entry) =>
    entry.last_evidence !== undefined && (isAccusation(entry) || entry.verdict === 'expired')
      ? [entry.last_evidence]
      : [],
  );
  return [...new Set(dates)].map((date) => ({ date, indicator, source }));
}
