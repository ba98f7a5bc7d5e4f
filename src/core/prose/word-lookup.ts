import { foldWord } from './fold-word.ts';
import { nearestKnown } from './nearest-known.ts';
import type { KnownWord } from './packed-words.ts';

/** The words of an archive, loaded as they are asked for. */
export type WordLists = {
  /** Number of reports. */
  reports: number;
  /** All words that begin so, and perhaps others near them. */
  beginning: (start: string) => Promise<readonly KnownWord[]>;
  /** All longer words that end so, and perhaps others. */
  ending: (end: string) => Promise<readonly KnownWord[]>;
};

/** The fewest letters of each half of a compound. */
const MIN_HALF = 3;

/** The reports that hold a word in one of its forms or as the beginning of another, at most; 0 when none does. */
export async function countKnown(lists: WordLists, word: string): Promise<number> {
  const fold = foldWord(word);
  const known = await lists.beginning(fold.slice(0, Math.max(1, Math.min(fold.length, word.length))));
  return known
    .filter((one) => one.word.startsWith(word) || foldWord(one.word) === fold)
    .reduce((sum, { reports }) => sum + reports, 0);
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
export async function splitCompound(
  lists: WordLists,
  word: string,
): Promise<[string, string] | undefined> {
  const begin = await lists.beginning(word.slice(0, MIN_HALF));
  const lefts = begin.filter(
    (one) =>
      one.word.length >= MIN_HALF && one.word.length <= word.length - MIN_HALF && word.startsWith(one.word),
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
  for (let at = 0; at < word.length; ) {
    const known = await lists.beginning(word.charAt(at));
    const longest = known
      .filter((one) => word.startsWith(one.word, at) && one.word.length < word.length)
      .reduce((best, one) => (one.word.length > best.length ? one.word : best), '');
    if (longest !== '') pieces.push(longest);
    at += Math.max(1, longest.length);
  }
  return pieces;
}
