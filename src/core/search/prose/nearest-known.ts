import type { KnownWord } from './packed-words.ts';

/** At most this many words are offered for one misspelt word. */
const MAX_OFFERED = 2;

/**
 * The known words that the writer of an unknown one most likely meant: one slip away, or two in a long word, where a
 * slip is a letter too many, missing, wrong, or two letters swapped. Nearest first, then the more frequent.
 */
export function nearestKnown(word: string, candidates: Iterable<KnownWord>): string[] {
  const limit = word.length < 4 ? 0 : word.length < 7 ? 1 : 2;
  const found = new Map<string, { far: number; reports: number }>();
  for (const { word: known, reports } of candidates) {
    if (Math.abs(known.length - word.length) > limit || /\d/.test(known) !== /\d/.test(word)) continue;
    const slips = countSlips(word, known);
    if (slips === 0 || slips > limit) continue;
    found.set(known, { far: slips + (known.startsWith(word.charAt(0)) ? 0 : 0.5), reports });
  }
  const near = [...found].sort(([, a], [, b]) => a.far - b.far || b.reports - a.reports);
  const best = near[0]?.[1].far ?? 0;
  return near
    .filter(([, { far }]) => far === best)
    .slice(0, MAX_OFFERED)
    .map(([known]) => known);
}

/** Edit distance in which two neighbours that changed places count once (optimal string alignment). */
export function countSlips(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
