import { spaceWords } from './cut-words.ts';
import { splitQuery } from './query-parts.ts';
import type { QueryWord } from './query-parts.ts';
import type { GroupMatch, WordGroups } from './word-groups.ts';
import { correctWord, countKnown, cutByKnown, splitCompound } from './word-lookup.ts';
import type { WordLists } from './word-lookup.ts';

/** How a search for a term stands to what was written. */
export type AlternativeKind = 'same' | 'corrected' | 'widened' | 'part';

/** One search of the index; `weight` is what its score counts. */
export type Alternative = { search: string; weight: number; kind: AlternativeKind };

/** A word of a query, and the searches that find it. */
export type PlanTerm = { text: string; alternatives: Alternative[]; isRequired: boolean };

export type ProsePlan = {
  terms: PlanTerm[];
  /** Values of the query, which are looked up elsewhere. */
  values: string[];
  /** Words that stand in no report, and what was searched instead, if anything. */
  unknown: { text: string; instead: string[] }[];
  /** Groups that the query names, for the words to mark in what is found. */
  groups: { token: string; terms: string[] }[];
};

const WEIGHTS = { forms: 0.9, corrected: 0.8, widened: 0.6, allPieces: 0.5, onePiece: 0.25 };

/** Plans the searches that answer a query, given the words of the archive. */
export async function planSearch(query: string, lists: WordLists, groups: WordGroups): Promise<ProsePlan> {
  const { values, phrases, words } = splitQuery(query);
  const telling = words.some(({ isStop }) => !isStop) ? words.filter(({ isStop }) => !isStop) : words;
  const matches = groups.find(
    words.map(({ text, kind }) => ({ text, kind, isJoined: false })),
  );
  const planned = await Promise.all(
    telling.map((word) =>
      planTerm({
        word,
        lists,
        next: words[words.indexOf(word) + 1],
        before: words[words.indexOf(word) - 1],
        matches: matches.filter(({ from, to }) => from <= words.indexOf(word) && words.indexOf(word) < to),
      }),
    ),
  );
  return {
    terms: [...phrases.map(requirePhrase), ...planned.map(({ term }) => term)],
    values,
    unknown: planned.flatMap(({ unknown }) => unknown ?? []),
    groups: matches.map(({ group: { token, terms } }) => ({ token, terms })),
  };
}

type TermInput = {
  word: QueryWord;
  lists: WordLists;
  before: QueryWord | undefined;
  next: QueryWord | undefined;
  matches: readonly GroupMatch[];
};

type PlannedTerm = { term: PlanTerm; unknown?: { text: string; instead: string[] } };

async function planTerm({ word, lists, before, next, matches }: TermInput): Promise<PlannedTerm> {
  const widened = matches.map(({ group }): Alternative => ({
    search: group.token,
    ...(group.isForms
      ? { kind: 'same', weight: WEIGHTS.forms }
      : { kind: 'widened', weight: WEIGHTS.widened }),
  }));
  const same = await searchSame(word, lists, before, next);
  if (same.length > 0)
    return { term: { text: word.text, alternatives: [...same, ...widened], isRequired: false } };
  const { alternatives, instead } = await replaceUnknown(word, lists);
  const terms = matches.flatMap(({ group }) => group.terms.filter((term) => term !== word.text));
  return {
    term: { text: word.text, alternatives: [...alternatives, ...widened], isRequired: false },
    unknown: { text: word.text, instead: [...instead, ...terms] },
  };
}

/** The searches for a word as it was written. */
async function searchSame(
  { text, pieces, kind }: QueryWord,
  lists: WordLists,
  before: QueryWord | undefined,
  next: QueryWord | undefined,
): Promise<Alternative[]> {
  const joins =
    kind === 'word' ? [before, next].map((other, index) => joinWith(text, other, index === 0)) : [];
  const whole = [text, ...joins.filter((joined) => joined !== undefined)];
  const known = await Promise.all(whole.map((one) => countKnown(lists, one)));
  const found = whole.filter((_, index) => (known[index] ?? 0) > 0).map(asSame);
  if (pieces.length < 2) return found.length === 0 ? [] : [...found, ...(await searchHalves(text, kind, lists))];
  const each = await Promise.all(pieces.map((piece) => countKnown(lists, piece)));
  if (each.some((count) => count === 0)) return found;
  return [...found, asSame(`"${pieces.join(' ')}"`), ...searchPieces(pieces)];
}

/** A long Chinese word is often written in a shorter form, by one of its halves. */
async function searchHalves(
  text: string,
  kind: QueryWord['kind'],
  lists: WordLists,
): Promise<Alternative[]> {
  if (kind !== 'han' || text.length < 4) return [];
  const halves = [text.slice(0, 2), text.slice(-2)];
  const known = await Promise.all(halves.map((half) => countKnown(lists, half)));
  return halves
    .filter((_, index) => (known[index] ?? 0) > 0)
    .map((search) => ({ search, kind: 'part', weight: WEIGHTS.onePiece }));
}

async function replaceUnknown(
  { text, kind, pieces }: QueryWord,
  lists: WordLists,
): Promise<{ alternatives: Alternative[]; instead: string[] }> {
  if (kind === 'han') {
    const known = await cutByKnown(lists, text);
    return { alternatives: searchPieces(known.length > 0 ? known : pieces), instead: known };
  }
  // A name with dots or a number is itself or nothing.
  if (kind !== 'word') return { alternatives: [], instead: [] };
  const pair = await splitCompound(lists, text);
  if (pair) return { alternatives: [asSame(pair.join(' '))], instead: [pair.join(' ')] };
  const instead = await correctWord(lists, text);
  return {
    alternatives: instead.map((search) => ({ search, kind: 'corrected', weight: WEIGHTS.corrected })),
    instead,
  };
}

function searchPieces(pieces: readonly string[]): Alternative[] {
  const all: Alternative = { search: pieces.join(' '), kind: 'part', weight: WEIGHTS.allPieces };
  const longer = pieces.filter((piece) => piece.length > 1 && piece !== all.search);
  return [
    ...(pieces.length > 0 ? [all] : []),
    ...longer.map((search): Alternative => ({ search, kind: 'part', weight: WEIGHTS.onePiece })),
  ];
}

function joinWith(text: string, other: QueryWord | undefined, isBefore: boolean): string | undefined {
  if (other?.kind !== 'word' || other.isStop) return undefined;
  return isBefore ? other.text + text : text + other.text;
}

function asSame(search: string): Alternative {
  return { search, kind: 'same', weight: 1 };
}

function requirePhrase(phrase: string): PlanTerm {
  return { text: phrase, alternatives: [asSame(`"${spaceWords(phrase)}"`)], isRequired: true };
}
