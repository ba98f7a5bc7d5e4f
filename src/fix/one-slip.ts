import { distance } from 'fastest-levenshtein';
import { foldName } from '../core/model/text.ts';

/**
 * The only candidate that is one slip of the fingers away from a word: one letter too many, too few or another, or two that
 * changed places. Undefined where none or several are, and for words of three letters. Further away a word may say the
 * opposite, as `unsuccessful` does.
 */
export function findOneSlip(word: string, candidates: readonly string[]): string | undefined {
  const written = foldName(word);
  if (written.length < 4) return undefined;
  const meant = candidates.filter((candidate) => isOneSlip(written, foldName(candidate)));
  return meant.length === 1 ? meant[0] : undefined;
}

function isOneSlip(a: string, b: string): boolean {
  // Another number is another word.
  if (a.replace(/\D+/g, ' ').trim() !== b.replace(/\D+/g, ' ').trim()) return false;
  return distance(a, b) === 1 || isExchange(a, b);
}

function isExchange(a: string, b: string): boolean {
  const at = [...a].findIndex((letter, index) => letter !== b[index]);
  return (
    at >= 0 &&
    a.slice(0, at) + a.charAt(at + 1) + a.charAt(at) + a.slice(at + 2) === b &&
    a.length === b.length
  );
}
