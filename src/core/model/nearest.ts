import { distance } from 'fastest-levenshtein';

/**
 * The candidate that the writer most likely meant: nearest by edit distance, regardless of case, hyphens,
 * underscores and spaces, else the only one that begins with the word. Undefined when none is near.
 */
export function nearestWord(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = fold(word);
  if (wanted === '') return undefined;
  const limit = wanted.length < 3 ? 1 : Math.min(3, Math.ceil(wanted.length / 3));
  let best: string | undefined;
  let bestDistance = limit + 1;
  const longer: string[] = [];
  for (const candidate of candidates) {
    const known = fold(candidate);
    if (wanted.length >= 3 && known.startsWith(wanted)) longer.push(candidate);
    if (Math.abs(known.length - wanted.length) >= bestDistance) continue;
    const found = distance(wanted, known);
    if (found >= bestDistance || found >= Math.max(wanted.length, known.length)) continue;
    best = candidate;
    bestDistance = found;
  }
  return best ?? (longer.length === 1 ? longer[0] : undefined);
}

function fold(word: string): string {
  return word.toLowerCase().replace(/[-_\s]/g, '');
}
