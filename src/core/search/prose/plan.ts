import { cutWords } from '../../language/cut-words.ts';
import { splitQuery, type QueryWord } from './query-parts.ts';
import { foldWord, type WordGroup, type WordGroups } from '../../language/word-groups.ts';
import type { KnownWord, ProseIndex } from './index-files.ts';

export type ProsePlan = {
  terms: PlanTerm[];
  /** Quoted words, which a report must hold as they stand; their words are among the terms. */
  phrases: string[];
  /** Values of the query, which are looked up elsewhere. */
  values: string[];
  unknown: UnknownWord[];
};

/** Plans how to answer a query, given the words of the archive. Any text is a query. */
export async function planSearch(query: string, lists: WordLists, groups: WordGroups): Promise<ProsePlan> {
  const { values, phrases, words } = splitQuery(query);
  const matches = groups.find(words);
  const isTelling = words.some(({ isStop }) => !isStop);
  const planned = await Promise.all(
    [...words.entries()]
      .filter(([, { isStop }]) => !isTelling || !isStop)
      .map(([index, word]) =>
        planTerm({
          word,
          lists,
          neighbours: [words[index - 1], words[index + 1]],
          groups: matches.filter(({ from, to }) => from <= index && index < to).map(({ group }) => group),
        }),
      ),
  );
  return {
    terms: planned.map(({ term }) => term),
    phrases: phrases.filter((phrase) => cutWords(phrase).length > 0),
    values,
    unknown: planned.flatMap(({ unknown }) => unknown ?? []),
  };
}

/** How a way to find a word stands to what was written. */
type AlternativeKind = 'same' | 'corrected' | 'widened' | 'part';

/** One way to find a word: a report has one key of each list in `all`. `weight` is what its score counts. */
export type Alternative = { all: string[][]; weight: number; kind: AlternativeKind };

/** A word of a query, and the ways to find it. */
export type PlanTerm = { text: string; alternatives: Alternative[] };

/** A word that stands in no report, and what was searched instead, if anything. */
export type UnknownWord = { text: string; instead: string[] };

/** What the score of each way to find a word counts, against the word itself. */
const WEIGHTS = { forms: 0.9, corrected: 0.8, widened: 0.6, allPieces: 0.5, onePiece: 0.25 };

type TermInput = {
  word: QueryWord;
  lists: WordLists;
  /** The words before and after it. */
  neighbours: readonly [QueryWord | undefined, QueryWord | undefined];
  /** The groups that it names, alone or with its neighbours. */
  groups: readonly WordGroup[];
};

/** Finds the ways to find one word of a query. */
async function planTerm(input: TermInput): Promise<{ term: PlanTerm; unknown?: UnknownWord }> {
  const { word, lists, groups } = input;
  const widened = groups.map(({ key, isForms }): Alternative => ({
    all: [[key]],
    ...(isForms ? { kind: 'same', weight: WEIGHTS.forms } : { kind: 'widened', weight: WEIGHTS.widened }),
  }));
  const same = await findSame(input);
  if (same.length > 0) return { term: { text: word.text, alternatives: [...same, ...widened] } };
  const { alternatives, instead } = await replaceUnknown(word, lists);
  const others = groups.flatMap(({ terms }) => terms.filter((term) => term !== word.text));
  return {
    term: { text: word.text, alternatives: [...alternatives, ...widened] },
    unknown: { text: word.text, instead: [...new Set([...instead, ...others])] },
  };
}

/** The ways to find a word as it was written, also when the archive writes it together with its neighbour. */
async function findSame({ word, lists, neighbours }: TermInput): Promise<Alternative[]> {
  const { text, kind, pieces } = word;
  const [before, next] = neighbours.map((one) =>
    one?.kind === 'word' && !one.isStop ? one.text : undefined,
  );
  const joined =
    kind === 'word' ? [before && before + text, next && text + next].filter((one) => one !== undefined) : [];
  const forms = await Promise.all([text, ...joined].map((one) => findForms(lists, one)));
  const found = forms.filter((some) => some.length > 0).map((some) => asSame([some]));
  if (found.length > 0 && kind === 'han' && text.length >= 4)
    return [...found, ...(await findPieces([text.slice(0, 2), text.slice(-2)], lists))];
  if (pieces.length < 2) return found;
  return found.length > 0 ? [...found, ...(await findPieces(pieces, lists))] : [];
}

async function replaceUnknown(
  { text, kind, pieces }: QueryWord,
  lists: WordLists,
): Promise<{ alternatives: Alternative[]; instead: string[] }> {
  if (kind === 'han') {
    const known = await cutByKnown(lists, text);
    const instead = known.length > 0 ? known : pieces;
    return { alternatives: await findPieces(instead, lists), instead: known };
  }
  // A name with dots or a number is itself or nothing.
  if (kind !== 'word') return { alternatives: [], instead: [] };
  const pair = await splitCompound(lists, text);
  if (pair) return { alternatives: [asSame(pair.map((half) => [half]))], instead: [pair.join(' ')] };
  const instead = await correctWord(lists, text);
  return {
    alternatives: instead.map((one) => ({ all: [[one]], kind: 'corrected', weight: WEIGHTS.corrected })),
    instead,
  };
}

/** All pieces of a Chinese word, and each longer one alone. */
async function findPieces(pieces: readonly string[], lists: WordLists): Promise<Alternative[]> {
  const forms = await Promise.all(pieces.map((piece) => findForms(lists, piece)));
  const isWhole = forms.every((some) => some.length > 0);
  const part = (all: string[][], weight: number): Alternative => ({ all, kind: 'part', weight });
  const longer = forms.filter((some, index) => some.length > 0 && (pieces[index] ?? '').length > 1);
  return [
    ...(isWhole && pieces.length > 1 ? [part(forms, WEIGHTS.allPieces)] : []),
    ...longer.map((some) => part([some], WEIGHTS.onePiece)),
  ];
}

function asSame(all: string[][]): Alternative {
  return { all, kind: 'same', weight: 1 };
}

/** The part of an index that knows its words. */
type WordLists = Pick<ProseIndex, 'beginning' | 'ending'>;

/** The fewest letters of each half of a compound, and of half a word that is being typed. */
const MIN_PART = 3;

/** At most so many words count as ends of a beginning. */
const MAX_ENDED = 8;

/** The words of an archive that are forms of a word, or that it begins when it has no form there; most frequent first. */
async function findForms(lists: WordLists, word: string): Promise<string[]> {
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
async function correctWord(lists: WordLists, word: string): Promise<string[]> {
  const [begin, end] = await Promise.all([
    lists.beginning(word.slice(0, 2)),
    word.length < 5 ? [] : lists.ending(word.slice(-2)),
  ]);
  return nearestKnown(word, [...begin, ...end]);
}

/** The two known words that an unknown one is made of, such as `cobaltstrike`; the more frequent pair wins. */
async function splitCompound(lists: WordLists, word: string): Promise<[string, string] | undefined> {
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
async function cutByKnown(lists: WordLists, word: string): Promise<string[]> {
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

/** At most this many words are offered for one misspelt word. */
const MAX_OFFERED = 2;

/**
 * The known words that the writer of an unknown one most likely meant: one slip away, or two in a long word, where a
 * slip is a letter too many, missing, wrong, or two letters swapped. Nearest first, then the more frequent.
 */
export function nearestKnown(word: string, candidates: Iterable<KnownWord>): string[] {
  const limit = word.length < 4 ? 0 : word.length < 7 ? 1 : 2;
  const found = new Map<string, { far: number; reports: number }>();
  for (const { word: known, reports } of candidates) {
    if (Math.abs(known.length - word.length) > limit || /\d/.test(known) !== /\d/.test(word)) continue;
    const slips = countSlips(word, known);
    if (slips === 0 || slips > limit) continue;
    found.set(known, { far: slips + (known.startsWith(word.charAt(0)) ? 0 : 0.5), reports });
  }
  const near = [...found].sort(([, a], [, b]) => a.far - b.far || b.reports - a.reports);
  const best = near[0]?.[1].far ?? 0;
  return near
    .filter(([, { far }]) => far === best)
    .slice(0, MAX_OFFERED)
    .map(([known]) => known);
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
