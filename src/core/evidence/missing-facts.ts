import type { Indicator } from '../../../schemas/indicator.ts';
import { claimsAbout, dateEvidence, pointsInto, type EvidenceFacts } from './claims.ts';
import { isPortable, platformOf } from './platforms.ts';

/** A value without which one of the two comparisons of an accused asset cannot be made. */
export type MissingFact = {
  comparison: 'ownership-window' | 'platform-mismatch';
  /** Of the thing that lacks the value. */
  path: readonly PropertyKey[];
  /** Name of the field, such as `held_from`. */
  field: string;
  /** Ids of what is compared. */
  asset: string;
  indicator: string;
};

/** What a report would have to tell so that an accusation of its own assets can be compared with their facts. */
export function findMissingFacts(facts: EvidenceFacts): MissingFact[] {
  return facts.indicators.flatMap((indicator, at) => [
    ...missingDates(indicator, at, facts),
    ...missingPlatforms(indicator, at, facts),
  ]);
}

function missingDates(indicator: Indicator, at: number, { assets, intel }: EvidenceFacts): MissingFact[] {
  const claims = claimsAbout([indicator], intel);
  if (claims.length === 0) return [];
  const isUndated = dateEvidence([indicator], claims).length === 0;
  return assets.flatMap((asset, assetAt) => {
    if ((indicator.asset ?? asset.id) !== asset.id) return [];
    const own = [...asset.ips.entries()].filter(([, { addr }]) => pointsInto(indicator, addr));
    const base = { comparison: 'ownership-window', asset: asset.id, indicator: indicator.id } as const;
    const open = own.filter(([, { held_from: from, held_until: until }]) => (from ?? until) === undefined);
    return [
      ...open.map(([ipAt]) => ({ ...base, path: ['assets', assetAt, 'ips', ipAt], field: 'held_from' })),
      ...(own.length > 0 && isUndated ? [{ ...base, path: ['indicators', at], field: 'last_evidence' }] : []),
    ];
  });
}

/** A platform that is declared `unknown` is an answer. The asset is the one that the indicator names. */
function missingPlatforms(indicator: Indicator, at: number, { assets }: EvidenceFacts): MissingFact[] {
  const { sample } = indicator;
  const assetAt = assets.findIndex(({ id }) => id === indicator.asset);
  const asset = assets[assetAt];
  if (sample === undefined || asset === undefined || isPortable(sample.file_type)) return [];
  const base = { comparison: 'platform-mismatch', asset: asset.id, indicator: indicator.id } as const;
  return [
    ...(sample.os === undefined && platformOf(sample).os === 'unknown'
      ? [{ ...base, path: ['indicators', at, 'sample'], field: 'os' }]
      : []),
    ...(asset.os_family === undefined ? [{ ...base, path: ['assets', assetAt], field: 'os_family' }] : []),
  ];
}
