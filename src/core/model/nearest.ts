import { distance } from 'fastest-levenshtein';
import { foldName } from './text.ts';

/**
 * The candidate that the writer most likely meant: nearest by edit distance, regardless of case, hyphens,
 * underscores and spaces, else the only one that begins with the word. Undefined when none is near, or all are more than
 * `most` edits away.
 */
export function nearestWord(word: string, candidates: Iterable<string>, most = 3): string | undefined {
  const wanted = foldName(word);
  if (wanted === '') return undefined;
  const limit = wanted.length < 3 ? 1 : Math.min(most, Math.ceil(wanted.length / 3));
  let best: string | undefined;
  let bestDistance = limit + 1;
  const longer: string[] = [];
  for (const candidate of candidates) {
    const known = foldName(candidate);
    if (wanted.length >= 3 && known.startsWith(wanted)) longer.push(candidate);
    if (Math.abs(known.length - wanted.length) >= bestDistance) continue;
    const found = distance(wanted, known);
    if (found >= bestDistance || found >= Math.max(wanted.length, known.length)) continue;
    best = candidate;
    bestDistance = found;
  }
  return best ?? (longer.length === 1 ? longer[0] : undefined);
}
