import { cutWords } from './cut-words.ts';
import type { ProseWord } from './cut-words.ts';
import { foldWord } from './fold-word.ts';
import { HAN_TERMS } from './han-words.ts';
import { SYNONYMS } from './synonyms.ts';
import { WORD_FORMS } from './word-forms.ts';

/** Words that name one thing. A report that holds one of them is indexed under the group's `key` too. */
export type WordGroup = { key: string; terms: string[]; isForms: boolean };

/** Where words of a text name a group: from word `from` to before word `to`. */
export type GroupMatch = { group: WordGroup; from: number; to: number };

export type WordGroups = { find: (words: readonly Pick<ProseWord, 'text'>[]) => GroupMatch[] };

type Term = { rest: string[]; group: WordGroup };

/** The groups that come with the product, and those of an archive: terms with `, ` between them, one group a line. */
export function createWordGroups(own: readonly string[]): WordGroups {
  const byFirst = new Map<string, Term[]>();
  const lines = [
    ...WORD_FORMS.map((line) => ({ line, isForms: true })),
    ...[...SYNONYMS, ...own].map((line) => ({ line, isForms: false })),
  ];
  lines.forEach(({ line, isForms }, index) => {
    const terms = line.split(', ');
    const group = { key: `#${index}`, terms, isForms };
    for (const term of terms) {
      const [first = '', ...rest] = cutTerm(term).map((word) => foldWord(word));
      byFirst.set(first, [...(byFirst.get(first) ?? []), { rest, group }]);
    }
  });
  const folds = new Map<string, string>();
  const fold = (word: string): string => {
    const known = folds.get(word) ?? foldWord(word);
    folds.set(word, known);
    return known;
  };
  return {
    find: (words) =>
      findGroups(
        byFirst,
        words.map(({ text }) => fold(text)),
      ),
  };
}

/** What `cutWords` gives, without its cost for plain terms: there are a thousand, and the first search waits for them. */
export function cutTerm(term: string): string[] {
  if (HAN_TERMS.has(term)) return [term];
  if (/^[a-z]{2,}(?: [a-z]{2,})*$/.test(term)) return term.split(' ');
  return cutWords(term).map(({ text }) => text);
}

function findGroups(byFirst: ReadonlyMap<string, Term[]>, folds: readonly string[]): GroupMatch[] {
  const matches: GroupMatch[] = [];
  folds.forEach((first, from) => {
    for (const { rest, group } of byFirst.get(first) ?? [])
      if (rest.every((word, index) => folds[from + 1 + index] === word))
        matches.push({ group, from, to: from + 1 + rest.length });
  });
  return matches;
}
