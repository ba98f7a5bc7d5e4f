import { cutWords } from './cut-words.ts';
import type { ProseWord } from './cut-words.ts';
import { foldWord } from './fold-word.ts';
import { SYNONYMS } from './synonyms.ts';
import { WORD_FORMS } from './word-forms.ts';

/** Words that name one thing. A report that holds one of them is indexed under the group's `token` too. */
export type WordGroup = { token: string; terms: string[]; isForms: boolean };

/** Where words of a text name a group: from word `from` to before word `to`. */
export type GroupMatch = { group: WordGroup; from: number; to: number };

export type WordGroups = { find: (words: readonly ProseWord[]) => GroupMatch[] };

/** The longest term of a group, in words. */
const MAX_TERM = 4;

/** Stands before the tokens of groups in an indexed text; what follows is for matching and never shown. */
export const HIDDEN_MARK = 'zqhidden';

/** What a group token looks like: of one length, so that none is the beginning of another. */
export const GROUP_TOKEN = /^zqg\d{4}x$/;

/** The groups that come with the product, and those of an archive: terms with `, ` between them, one group a line. */
export function createWordGroups(own: readonly string[]): WordGroups {
  const byTerm = new Map<string, WordGroup[]>();
  const lines = [
    ...WORD_FORMS.map((line) => ({ line, isForms: true })),
    ...[...SYNONYMS, ...own].map((line) => ({ line, isForms: false })),
  ];
  lines.forEach(({ line, isForms }, index) => {
    const terms = line.split(', ');
    const group = { token: `zqg${String(index).padStart(4, '0')}x`, terms, isForms };
    for (const key of new Set(terms.map((term) => keyOf(cutWords(term))))) {
      const known = byTerm.get(key);
      if (known) known.push(group);
      else byTerm.set(key, [group]);
    }
  });
  return { find: (words) => findGroups(byTerm, words) };
}

function findGroups(byTerm: ReadonlyMap<string, WordGroup[]>, words: readonly ProseWord[]): GroupMatch[] {
  const matches: GroupMatch[] = [];
  words.forEach((_, from) => {
    let key = '';
    for (let to = from + 1; to <= Math.min(words.length, from + MAX_TERM); to += 1) {
      key = key === '' ? keyOf(words.slice(from, to)) : `${key} ${keyOf(words.slice(to - 1, to))}`;
      for (const group of byTerm.get(key) ?? []) matches.push({ group, from, to });
    }
  });
  return matches;
}

function keyOf(words: readonly ProseWord[]): string {
  return words.map(({ text }) => foldWord(text)).join(' ');
}
