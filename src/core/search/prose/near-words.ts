import { HAN_TERMS } from '../../language/cut-words.ts';
import { SYNONYMS } from '../../language/synonyms.ts';

const LETTERS = Array.from('abcdefghijklmnopqrstuvwxyz');

/**
 * English words that are one slip away: two letters swapped, one too many, and from the third letter on one missing or
 * wrong. The first two letters stay as they are in most slips, and choose the part of the index that is loaded.
 */
export function listSlips(word: string): string[] {
  const slips = new Set<string>();
  for (let at = 0; at <= word.length; at += 1) {
    const [before, behind] = [word.slice(0, at), word.slice(at)];
    if (behind.length > 1) slips.add(before + behind.charAt(1) + behind.charAt(0) + behind.slice(2));
    if (behind !== '') slips.add(before + behind.slice(1));
    if (at < 2) continue;
    for (const letter of LETTERS) slips.add(before + letter + behind).add(before + letter + behind.slice(1));
  }
  slips.delete(word);
  return [...slips];
}

/** Words of our field, and of an archive, that are a slip away from a word, or two from a long one; the nearest ones. */
export function listNearTerms(word: string, own: readonly string[]): string[] {
  const limit = /^\p{ASCII}+$/u.test(word) ? (word.length < 4 ? 0 : word.length < 7 ? 1 : 2) : 1;
  const near = [...new Set([...HAN_TERMS, ...listTerms(own)])].flatMap((term) => {
    if (Math.abs(term.length - word.length) > limit || word.length + term.length < 4) return [];
    const far = countSlips(word, term);
    return far > 0 && far <= limit && far < word.length ? [{ term, far }] : [];
  });
  const least = Math.min(...near.map(({ far }) => far));
  return near.filter(({ far }) => far === least).map(({ term }) => term);
}

/** The words of our field, and those of an archive. */
export function listTerms(own: readonly string[]): string[] {
  return [...SYNONYMS, ...own].flatMap((line) => line.split(', '));
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
