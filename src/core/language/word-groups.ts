import { cutWords, HAN_TERMS, type ProseWord } from './cut-words.ts';
import { SYNONYMS } from './synonyms.ts';

/** Words that name one thing. A report that holds one of them is indexed under the group's `key` too. */
export type WordGroup = { key: string; terms: string[]; isForms: boolean };

/** Where words of a text name a group: from word `from` to before word `to`. */
type GroupMatch = { group: WordGroup; from: number; to: number };

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

/** Longest first. */
const ENDINGS = 'ations ation ments ment ures ings ions ure ing ies ion ed es y s e'.split(' ');

const MIN_ROOT = 3;

/** An English word without its usual ending, so that its forms compare as equal; other words as they are. */
export function foldWord(word: string): string {
  if (word.length < MIN_ROOT || !/^[a-z]+$/.test(word)) return word;
  const ending = ENDINGS.find(
    (one) => word.endsWith(one) && word.length - one.length >= MIN_ROOT && !isRoot(word),
  );
  const root = ending === undefined ? word : word.slice(0, -ending.length);
  // `mined` and `mining` belong to `mine`, not to `min`.
  if (/^[^aeiouy][aeiou][^aeiouywx]$/.test(root) && ending !== undefined && ending !== 's') return `${root}e`;
  // The doubled letter of `stopped`, and the one that `process` loses with its last.
  return root.replace(/([b-df-hj-np-tv-z])\1$/, '$1');
}

/** The `y` of `deploy` is no ending, that of `policy` is. */
function isRoot(word: string): boolean {
  return /[aeiou]y$/.test(word);
}

/** English words with forms that share no beginning long enough for a stemmer, one word a line. */
export const WORD_FORMS: readonly string[] = `
run, ran, running
steal, stole, stolen
break, broke, broken
lose, lost, loss
send, sent
buy, bought
sell, sold
build, built
find, found
hide, hid, hidden
write, wrote, written
overwrite, overwrote, overwritten
choose, chose, chosen
freeze, froze, frozen
fall, fell, fallen
take, took, taken
give, gave, given
know, knew, known
grow, grew, grown
throw, threw, thrown
begin, began, begun
sink, sank, sunk
shrink, shrank, shrunk
go, went, gone
hold, held
keep, kept
leave, left
mean, meant
spend, spent
lead, led
feed, fed
catch, caught
teach, taught
think, thought
bring, brought
bind, bound
wind, wound
fly, flew, flown
drive, drove, driven
forget, forgot, forgotten
eat, ate, eaten
speak, spoke, spoken
wake, woke, woken
shut, shutdown
index, indexes, indices
child, children
die, died, dying, dead, death
kill, killed, killing
`
  .trim()
  .split('\n');
