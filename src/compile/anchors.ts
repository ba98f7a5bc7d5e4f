import { SECTION_KINDS } from '../../schemas/vocabulary.ts';
import { fingerprint } from '../core/model/fingerprint.ts';

/** The fixed anchors of the known sections: no other heading gets one, wherever it stands. */
const RESERVED = new Set<string>(SECTION_KINDS);

/**
 * An ASCII anchor for a heading, not yet in `taken`, which gets it. Words of another script become a digest
 * of the heading, so that the anchor does not move when other parts of the report change.
 */
export function anchorOf(heading: string, taken: Set<string>): string {
  const ascii = heading
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  const isAscii = !/[^\p{ASCII}]/u.test(heading) && ascii !== '';
  const anchor = isAscii ? ascii : `h-${fingerprint(heading).slice(0, 6)}`;
  return claimAnchor(RESERVED.has(anchor) ? `${anchor}-part` : anchor, taken);
}

/** The number to try next for each anchor, so that a thousand headings with one name need no million tries. */
const counts = new WeakMap<Set<string>, Map<string, number>>();

/** The anchor itself, or the first of `anchor-2`, `anchor-3` … that is free. */
export function claimAnchor(anchor: string, taken: Set<string>): string {
  const next = counts.get(taken) ?? new Map<string, number>();
  counts.set(taken, next);
  let free = anchor;
  let count = next.get(anchor) ?? 2;
  for (; taken.has(free); count++) free = `${anchor}-${count}`;
  next.set(anchor, count);
  taken.add(free);
  return free;
}
