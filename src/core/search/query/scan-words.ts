import { escapeRegExp, foldCase } from '../../model/text.ts';
import { cutWords } from '../../language/cut-words.ts';
import { STOP_WORDS } from '../../language/telling-words.ts';
import { createWordGroups } from '../../language/word-groups.ts';
import type { WordGroups } from '../../language/word-groups.ts';

/** A word or phrase to look for in folded texts, and words that name the same thing. */
export type ScanWord = { text: string; isPhrase: boolean; pattern: RegExp; synonyms: RegExp[] };

/**
 * What a plain scan looks for. Words that say nothing are left out unless there are no others, and a word that no text
 * holds in one piece, as is usual for Chinese, is cut. `isKnown` tells whether any text holds a folded word.
 */
export function planScan(
  { words, phrases }: { words: readonly string[]; phrases: readonly string[] },
  isKnown: (folded: string) => boolean,
): ScanWord[] {
  const pieces = words.flatMap((word) => {
    const folded = foldCase(word).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
    if (folded === '' || !/\p{Script=Han}{2}/u.test(folded) || isKnown(folded)) return [folded];
    const cut = cutWords(folded).map(({ text }) => text);
    return cut.filter((text) => text.length > 1 && !STOP_WORDS.has(text));
  });
  const written = [...new Set(pieces)].filter((piece) => piece !== '');
  const telling = written.filter((word) => !STOP_WORDS.has(word));
  return [
    ...phrases.map((phrase) => ({
      text: phrase,
      isPhrase: true,
      pattern: patternOf(foldCase(phrase)),
      synonyms: [],
    })),
    ...(telling.length > 0 ? telling : written).slice(0, MAX_WORDS).map((text) => ({
      text,
      isPhrase: false,
      pattern: patternOf(text),
      synonyms: synonymsOf(text).map(patternOf),
    })),
  ];
}

/** A pasted log is no query. */
const MAX_WORDS = 24;

let groups: WordGroups | undefined;

function synonymsOf(word: string): string[] {
  groups ??= createWordGroups([]);
  const cut = cutWords(word);
  const whole = groups.find(cut).filter(({ from, to }) => from === 0 && to === cut.length);
  const terms = new Set(whole.flatMap(({ group }) => group.terms.map(foldCase)));
  terms.delete(word);
  return [...terms];
}

/** A word of a script with spaces is found where a word begins with it; a plural finds the singular. */
function patternOf(folded: string): RegExp {
  const stem = /^[a-z]{3,}[^s]s$/.test(folded) ? folded.slice(0, -1) : folded;
  const source = escapeRegExp(stem).replace(/\s+/g, '\\s+');
  return new RegExp(`${/^[a-z0-9]/.test(stem) ? '(?<![a-z0-9])' : ''}${source}`, 'gu');
}
