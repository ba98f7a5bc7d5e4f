import { foldWord } from '../../language/word-groups.ts';
import { nearestKnown } from './nearest-known.ts';
import type { KnownWord } from './packed-words.ts';
import type { ProseIndex } from './prose-index.ts';

/** The part of an index that knows its words. */
export type WordLists = Pick<ProseIndex, 'beginning' | 'ending'>;

/** The fewest letters of each half of a compound, and of half a word that is being typed. */
const MIN_PART = 3;

/** At most so many words count as ends of a beginning. */
const MAX_ENDED = 8;

/** The words of an archive that are forms of a word, or that it begins when it has no form there; most frequent first. */
export async function findForms(lists: WordLists, word: string): Promise<string[]> {
  const fold = foldWord(word);
  const near = await lists.beginning(word.startsWith(fold) ? fold : word);
  const forms = near.filter((one) => one.word === word || foldWord(one.word) === fold);
  const isHan = /^\p{Script=Han}/u.test(word);
  const canBegin = isHan ? word.length > 1 : forms.length === 0 && word.length >= MIN_PART;
  const longer = canBegin
    ? near
        .filter((one) => one.word.startsWith(word) && !forms.includes(one))
        .sort(byReports)
        .slice(0, MAX_ENDED)
    : [];
  return [...forms.sort(byReports), ...longer].map((one) => one.word);
}

/** What the writer of an unknown word may have meant. A slip is in its first letters or in its last ones. */
export async function correctWord(lists: WordLists, word: string): Promise<string[]> {
  const [begin, end] = await Promise.all([
    lists.beginning(word.slice(0, 2)),
    word.length < 5 ? [] : lists.ending(word.slice(-2)),
  ]);
  return nearestKnown(word, [...begin, ...end]);
}

/** The two known words that an unknown one is made of, such as `cobaltstrike`; the more frequent pair wins. */
export async function splitCompound(lists: WordLists, word: string): Promise<[string, string] | undefined> {
  const begin = await lists.beginning(word.slice(0, MIN_PART));
  const lefts = begin.filter(
    (one) =>
      one.word.length >= MIN_PART && one.word.length <= word.length - MIN_PART && word.startsWith(one.word),
  );
  let best: { pair: [string, string]; reports: number } | undefined;
  for (const left of lefts) {
    const rest = word.slice(left.word.length);
    const right = (await lists.beginning(rest)).find((one) => one.word === rest);
    const reports = Math.min(left.reports, right?.reports ?? 0);
    if (reports > (best?.reports ?? 0)) best = { pair: [left.word, rest], reports };
  }
  return best?.pair;
}

/** A Chinese word in the longest pieces that the archive knows, for one that is cut in another way there. */
export async function cutByKnown(lists: WordLists, word: string): Promise<string[]> {
  const pieces: string[] = [];
  for (let at = 0; at < word.length;) {
    const known = await lists.beginning(word.charAt(at));
    const longest = known
      .filter((one) => word.startsWith(one.word, at) && one.word.length < word.length)
      .reduce((best, one) => (one.word.length > best.length ? one.word : best), '');
    if (longest !== '') pieces.push(longest);
    at += Math.max(1, longest.length);
  }
  return pieces;
}

function byReports(a: KnownWord, b: KnownWord): number {
  return b.reports - a.reports;
}
