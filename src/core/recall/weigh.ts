import type { ValueKind } from '../model/exact.ts';

/** How sure it is that a report is a precedent: see docs/guide/recall for how often each word is right. */
export type MatchWord = 'strong' | 'likely' | 'weak';

/** Why a report is a precedent of an alert. */
export type MatchReason = {
  kind:
    /** It lists the very value as an indicator, or is named itself. */
    | 'indicator'
    | 'report'
    /** An asset of it has the value, or the name of the host. */
    | 'asset'
    /** Its text mentions the value. */
    | 'mention'
    /** It lists the host of a URL, or what else a value is made of. */
    | 'host'
    | 'neighbour'
    | 'signature'
    /** The same source gave the same label. */
    | 'claim'
    | 'applies-to'
    /** A report of which this one is the original is a precedent. */
    | 'relation'
    /** A precedent was superseded by it. */
    | 'successor'
    | 'text';
  value: string;
  /** What the value is, where there is one. */
  of?: ValueKind;
  /** Anchor of the part that holds it. */
  anchor?: string;
  /** Reports that share it. */
  reports?: number;
  /** Of similar text and of successors: how much it tells, from 0 to 1. */
  likeness?: number;
};

/** The order of reasons that count the same. */
const REASON_ORDER: readonly MatchReason['kind'][] = [
  'report',
  'indicator',
  'successor',
  'mention',
  'host',
  'applies-to',
  'relation',
  'asset',
  'neighbour',
  'signature',
  'claim',
  'text',
];

/** What a reason counts where few reports share it. From `LIKELY` on a match is likely, from `STRONG` on it is strong. */
const POINTS: Record<MatchReason['kind'], number> = {
  report: 12,
  successor: 12,
  indicator: 10,
  host: 7,
  'applies-to': 6,
  relation: 6,
  mention: 6,
  signature: 6,
  asset: 4,
  claim: 3,
  neighbour: 1,
  text: 6.2,
};

/** What kinds of values tell, of 1: a technique is in every tenth report, and a file may be called anything. */
const TELLING: Partial<Record<ValueKind, number>> = {
  technique: 0.1,
  file: 0.4,
  path: 0.5,
  as: 0.3,
  network: 0.7,
  cve: 0.7,
  name: 0.6,
};

/** What a text mentions besides: pages, names and paths stand in reports that have nothing else in common, as `bench/recall` shows. */
const MENTIONED: Partial<Record<ValueKind, number>> = { url: 0.5, domain: 0.5, path: 0.25, file: 0.2 };

const STRONG = 9;
const LIKELY = 5.5;

/** What one reason counts: less where many reports share it. */
function pointsOf({ kind, of, reports = 1, likeness = 1 }: MatchReason): number {
  const telling =
    of === undefined || kind === 'report'
      ? 1
      : ((kind === 'mention' ? MENTIONED[of] : undefined) ?? TELLING[of] ?? 1);
  const rarity = 1 / (1 + Math.max(0, Math.log2(reports / FEW)) / 2);
  return POINTS[kind] * telling * rarity * likeness;
}

/** So many reports may share something without its telling less. */
const FEW = 4;

/**
 * The sum over the reasons, and the word for it. Of one kind the first counts in full, and each further one half of the one
 * before, so that many weak ones make no strong one.
 */
export function weighMatch(reasons: readonly MatchReason[]): { points: number; word: MatchWord } {
  const points = shareOut(reasons).reduce((sum, { share, adds }) => sum + (adds ? share : 0), 0);
  const isExact = reasons.some((reason) => isExactly(reason) && pointsOf(reason) > 2);
  const word = points >= STRONG && isExact ? 'strong' : points >= LIKELY ? 'likely' : 'weak';
  return { points, word };
}

/** What each reason tells beside those of its kind, and whether that is more than the others say. */
function shareOut(reasons: readonly MatchReason[]): { reason: MatchReason; share: number; adds: boolean }[] {
  const isHeld = reasons.some(({ kind }) => kind === 'indicator' || kind === 'report');
  const addsAt = (kind: MatchReason['kind'], at: number): boolean => {
    // The address of a host and its name are one thing.
    if (kind === 'asset') return at === 0;
    // Of a report that has the value itself it says nothing that another lies near.
    return kind !== 'neighbour' || !isHeld;
  };
  return [...Map.groupBy(reasons, ({ kind }) => kind)].flatMap(([kind, same]) =>
    same
      .map((reason) => ({ reason, points: pointsOf(reason) }))
      .sort((a, b) => b.points - a.points)
      .map(({ reason, points }, at) => ({ reason, share: points / 2 ** at, adds: addsAt(kind, at) })),
  );
}

/** Those that tell the most first, and the words that both texts hold last. */
export function sortReasons(reasons: readonly MatchReason[]): MatchReason[] {
  return shareOut(reasons)
    .sort(
      (a, b) =>
        Number(a.reason.kind === 'text') - Number(b.reason.kind === 'text') ||
        b.share - a.share ||
        REASON_ORDER.indexOf(a.reason.kind) - REASON_ORDER.indexOf(b.reason.kind),
    )
    .map(({ reason }) => reason);
}

/** Without one of these nothing is strong. */
const EXACT: ReadonlySet<MatchReason['kind']> = new Set([
  'report',
  'successor',
  'indicator',
  'mention',
  'host',
  'signature',
]);

/** A mention is one of a value that is hardly written by chance: of pages, paths and CVE ids others speak too. */
function isExactly({ kind, of = 'name' }: MatchReason): boolean {
  const isTelling = kind !== 'mention' || (MENTIONED[of] ?? TELLING[of]) === undefined;
  return EXACT.has(kind) && isTelling;
}

/** It tells as much as what it supersedes, and is no more certain. */
export function succeed(id: string, { points, word }: ReturnType<typeof weighMatch>): MatchReason {
  const most = word === 'strong' ? POINTS.successor : STRONG - 0.1;
  return { kind: 'successor', value: id, likeness: Math.min(points, most) / POINTS.successor };
}
