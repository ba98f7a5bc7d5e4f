import type { Asset, AssetAddress } from '../../../schemas/asset.ts';
import type { Indicator } from '../../../schemas/indicator.ts';
import { liesWithin } from '../indicators/addresses.ts';
import { hostAddress } from '../indicators/indicators.ts';
import {
  claimsAbout,
  dateEvidence,
  pointsInto,
  sourcesOf,
  undatedSources,
  type Contradicted,
  type DatedEvidence,
  type EvidenceFacts,
} from './claims.ts';
import { knownFields } from '../model/values.ts';
import { compareDates, daysBetween, toInterval } from '../time/times.ts';

/** All dated evidence about an address lies outside the time for which the asset held it. */
export type OwnershipContradiction = Contradicted & {
  kind: 'ownership-window';
  /** 'possible' when the precision of the dates leaves it open. */
  certainty: 'certain' | 'possible';
  details: {
    addr: string;
    heldFrom?: string;
    heldUntil?: string;
    /** Whether the evidence lies ahead of the window or behind it. */
    side: 'before' | 'after';
    /** The evidence nearest to the window. */
    date: string;
    /** Whole days that lie at least between that evidence and the window; 0 when it is open. */
    days: number;
    /** Every dated evidence, oldest first. */
    evidence: DatedEvidence[];
    /** Sources that gave no date: missing data, which speaks neither for the alert nor against it. */
    undated: string[];
  };
};

/** What speaks about one address, or about a name that points at an asset. */
type Case = {
  asset: Asset;
  addr: string;
  indicators: Indicator[];
  windows: AssetAddress[];
  isDirect: boolean;
};

/**
 * Compares the dates of all malicious evidence about an address with the windows in which its asset held it.
 * Evidence inside any window, and a case without any dated evidence, give no contradiction.
 */
export function findOwnershipContradictions(facts: EvidenceFacts): OwnershipContradiction[] {
  return facts.assets.flatMap((asset) =>
    [...addressCases(asset, facts), ...nameCases(asset, facts)].flatMap((found) => judge(found, facts) ?? []),
  );
}

/** Indicators of an address that name no asset may be about any asset that held it, so all those windows count. */
function addressCases(asset: Asset, { assets, indicators }: EvidenceFacts): Case[] {
  return [...new Set(asset.ips.map(({ addr }) => addr))].flatMap((addr) => {
    const related = indicators.filter(
      (indicator) => pointsInto(indicator, addr) && (indicator.asset ?? asset.id) === asset.id,
    );
    const isOpen = related.some((indicator) => indicator.asset === undefined);
    const holders = isOpen ? assets : [asset];
    const windows = holders.flatMap(({ ips }) =>
      ips.filter((ip) => ip.addr === addr || liesWithin(addr, ip.addr)),
    );
    return related.length > 0 ? [{ asset, addr, indicators: related, windows, isDirect: true }] : [];
  });
}

/** A name that the report ties to an asset may have pointed elsewhere, so it never gives certainty. */
function nameCases(asset: Asset, { indicators }: EvidenceFacts): Case[] {
  const [first] = asset.ips;
  if (first === undefined) return [];
  return indicators
    .filter(
      ({ type, value, asset: owner }) =>
        owner === asset.id && NAMES.includes(type) && hostAddress(type, value) === undefined,
    )
    .map((one) => ({ asset, addr: first.addr, indicators: [one], windows: asset.ips, isDirect: false }));
}

const NAMES: readonly Indicator['type'][] = ['domain-name', 'url'];

function judge(
  { asset, addr, indicators, windows, isDirect }: Case,
  { intel }: EvidenceFacts,
): OwnershipContradiction | undefined {
  const claims = claimsAbout(indicators, intel);
  const evidence = dateEvidence(indicators, claims);
  const standings = evidence.flatMap((item) =>
    windows.map((window) => ({ item, window, at: standingOf(item, window) })),
  );
  const [nearest] = standings.toSorted((a, b) => a.at.days - b.at.days);
  if (nearest === undefined || standings.some(({ at }) => at.place === 'inside')) return undefined;
  const isCertain = isDirect && standings.every(({ at }) => at.isCertain);
  const { held_from: heldFrom, held_until: heldUntil, addr: held } = nearest.window;
  return {
    kind: 'ownership-window',
    certainty: isCertain ? 'certain' : 'possible',
    asset: asset.id,
    indicator: nearest.item.indicator,
    sources: sourcesOf(claims),
    details: knownFields({
      addr: isDirect ? addr : held,
      heldFrom,
      heldUntil,
      side: nearest.at.place === 'after' ? ('after' as const) : ('before' as const),
      date: nearest.item.date,
      days: nearest.at.days,
      evidence,
      undated: undatedSources(claims),
    }),
  };
}

type Standing = { place: 'before' | 'inside' | 'after'; isCertain: boolean; days: number };

const INSIDE: Standing = { place: 'inside', isCertain: true, days: 0 };

/** Where one evidence lies; a day that is also the first or last day of the window stays open. */
function standingOf({ date, since }: DatedEvidence, window: AssetAddress): Standing {
  const { held_from: from, held_until: until } = window;
  if (Number.isNaN(toInterval(date).start)) return INSIDE;
  const toFrom = from === undefined ? 'after' : compareDates(date, from);
  if (from !== undefined && toFrom === 'before') {
    return { place: 'before', isCertain: true, days: Math.max(0, daysBetween(date, from)) };
  }
  const toUntil = until === undefined ? 'before' : compareDates(date, until);
  if (until !== undefined && toUntil === 'after') return standingAfter(date, since, until);
  if (toFrom === 'overlap' || (toFrom === 'equal' && !date.includes('T'))) return open('before');
  if (toUntil === 'overlap' || (toUntil === 'equal' && !date.includes('T'))) return open('after');
  return INSIDE;
}

/** The newest proof tells nothing of older ones: only the first sighting shows that all lie behind the window. */
function standingAfter(date: string, since: string | undefined, until: string): Standing {
  const days = Math.max(0, daysBetween(until, since ?? date));
  if (since === undefined) return { place: 'after', isCertain: false, days };
  const order = compareDates(since, until);
  if (order === 'after') return { place: 'after', isCertain: true, days };
  return order === 'before' ? INSIDE : open('after');
}

function open(place: 'before' | 'after'): Standing {
  return { place, isCertain: false, days: 0 };
}
