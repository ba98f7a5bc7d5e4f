import type { WordGroup } from '../../language/word-groups.ts';
import { STOP_WORDS } from '../../language/telling-words.ts';
import { listNearTerms, listSlips, listTerms } from './near-words.ts';
import type { Holders, ProseIndex as Index, ProseText } from './prose-index.ts';
import type { QueryWord } from './query-parts.ts';
import { groupToken, hanPairs, MIN_PART, tokenOf } from './tokens.ts';

/** One way to find a word. A report of a way that `isSame` has it as it was written; one of a way that `isMeant`, or what names the same. */
export type Way = {
  holders: readonly Holders[];
  /** Whether a report has to be among all of the holders; else it counts by the share that it is among. */
  needsAll: boolean;
  /** What the score counts, against that of the word itself. */
  weight: number;
  isSame: boolean;
  isMeant: boolean;
};

/** A word that stands in no report, and what was searched instead, if anything. */
export type UnknownWord = { text: string; instead: string[] };

/** A word of a query, the ways to find it, and the groups that it names, by their keys. */
export type FoundWord = { text: string; ways: Way[]; keys: string[]; unknown?: UnknownWord };

type ProseIndex = Index<ProseText>;

const WEIGHTS = { forms: 0.9, corrected: 0.8, widened: 0.6, parts: 0.5 };

type Wanted = {
  word: QueryWord;
  /** The words before and after it. */
  neighbours: readonly [QueryWord | undefined, QueryWord | undefined];
  /** The groups that it names, alone or with its neighbours. */
  groups: readonly WordGroup[];
};

/** Finds one word of a query, by other words when no report has it. */
export async function findWord(wanted: Wanted, index: ProseIndex): Promise<FoundWord> {
  const { word, groups } = wanted;
  const { text } = word;
  const keys = groups.map(({ key }) => key);
  const [same, ...widened] = await Promise.all([
    findSame(wanted, index),
    ...groups.map(async ({ key, isForms }) => ({
      ...way([await index.holding(groupToken(key))], isForms ? WEIGHTS.forms : WEIGHTS.widened),
      isSame: isForms,
      isMeant: true,
    })),
  ]);
  if (same.some(({ isSame }) => isSame)) return { text, keys, ways: [...same, ...widened] };
  const { ways, instead } = await (word.kind === 'han' ? replaceHan : replaceName)(word, index);
  const others = groups.flatMap(({ terms }) => terms.filter((term) => !term.split(' ').includes(text)));
  return {
    text,
    keys,
    ways: [...same, ...ways, ...widened],
    unknown: { text, instead: [...new Set([...instead, ...others])] },
  };
}

function way(holders: readonly Holders[], weight: number, needsAll = true): Way {
  return { holders, needsAll, weight, isSame: false, isMeant: false };
}

function same(...holders: Holders[]): Way {
  return { ...way(holders, 1), isSame: true, isMeant: true };
}

/** A word as it was written, also when the archive writes it together with its neighbour; for Chinese its parts too. */
async function findSame({ word, neighbours }: Wanted, index: ProseIndex): Promise<Way[]> {
  const { text, kind } = word;
  if (kind === 'han') return findHan(text, index);
  const [before, next] = neighbours.map((one) =>
    one?.kind === 'word' && !one.isStop ? one.text : undefined,
  );
  const joined =
    kind === 'word' ? [before && before + text, next && text + next].filter((one) => one !== undefined) : [];
  const found = await Promise.all([text, ...joined].map((one) => index.holding(tokenOf(one))));
  const held = found.filter(({ size }) => size > 0);
  if (held.length > 0) return held.map((holders) => same(holders));
  const longer = text.length < MIN_PART ? undefined : await index.beginning(text);
  return longer === undefined || longer.size === 0 ? [] : [same(longer)];
}

async function findHan(text: string, index: ProseIndex): Promise<Way[]> {
  const pairs = hanPairs(text);
  if (pairs.length === 0) {
    const longer = await index.beginning(text);
    return longer.size > 0 ? [same(longer)] : [];
  }
  const found = await Promise.all(pairs.map(index.holding));
  const parts = pairs.length > 1 ? [way(found, WEIGHTS.parts, false)] : [];
  return [...(holdersOfAll(found).length > 0 ? [same(...found)] : []), ...parts];
}

/** The reports that are among all of some holders. */
function holdersOfAll([first = new Map(), ...others]: readonly Holders[]): string[] {
  return [...first.keys()].filter((key) => others.every((holders) => holders.has(key)));
}

type Replaced = { ways: Way[]; instead: string[] };

/** The most letters of a word that is corrected, or divided. */
const MAX_WORD = 32;

/** The most words that are searched for one that no report has. */
const MAX_OFFERED = 2;

/**
 * A Chinese term of which one character is written wrong, or the parts that are known, which are searched already. What a
 * dictionary has as one word was meant so: 旅客 is no slip for 黑客.
 */
async function replaceHan({ text, pieces }: QueryWord, index: ProseIndex): Promise<Replaced> {
  const terms = pieces.length > 1 ? listNearTerms(text, index.own) : [];
  const near = await Promise.all(terms.map(async (term) => ({ term, way: await findTerm(term, index) })));
  const held = near.flatMap(({ term, way: found }) => (found === undefined ? [] : [{ term, way: found }]));
  if (held.length > 0) {
    const offered = held.slice(0, MAX_OFFERED);
    return { ways: offered.map(({ way: found }) => found), instead: offered.map(({ term }) => term) };
  }
  const pairs = hanPairs(text);
  const found = await Promise.all(pairs.map(index.holding));
  // Pairs that overlap are one part again.
  const parts: string[] = [];
  pairs.forEach((pair, at) => {
    if ((found[at]?.size ?? 0) === 0) return;
    const last = parts.at(-1);
    if ((found[at - 1]?.size ?? 0) > 0 && last !== undefined) parts[parts.length - 1] = last + pair.slice(1);
    else parts.push(pair);
  });
  return { ways: [], instead: parts.filter((part) => part !== text) };
}

/** A term of our field in reports, or else what names the same. */
async function findTerm(term: string, index: ProseIndex): Promise<Way | undefined> {
  const own = await Promise.all(hanPairs(term).map(index.holding));
  if (holdersOfAll(own).length > 0) return way(own, WEIGHTS.corrected);
  const [match] = index.groups.find([{ text: term }]);
  const named = match === undefined ? undefined : await index.holding(groupToken(match.group.key));
  return named === undefined || named.size === 0 ? undefined : way([named], WEIGHTS.widened);
}

async function replaceName({ text, kind }: QueryWord, index: ProseIndex): Promise<Replaced> {
  // A name with dots or a number is itself or nothing, and what is longer is no word.
  if (kind !== 'word' || text.length > MAX_WORD) return { ways: [], instead: [] };
  const halves = await splitCompound(text, index);
  if (halves !== undefined) return halves;
  return correct(text, index);
}

/** The two known words that an unknown one is made of, such as `cobaltstrike`; the pair with the rarer half most often wins. */
async function splitCompound(text: string, index: ProseIndex): Promise<Replaced | undefined> {
  let best: (Replaced & { reports: number }) | undefined;
  for (let at = MIN_PART; at <= text.length - MIN_PART; at += 1) {
    const halves = [text.slice(0, at), text.slice(at)];
    const [left = '', right = ''] = halves;
    const begin = await index.holding(tokenOf(left));
    if (begin.size === 0) continue;
    const holders = [begin, await index.holding(tokenOf(right))];
    const reports = holdersOfAll(holders).length;
    if (reports > (best?.reports ?? 0))
      best = { ways: [same(...holders)], instead: [halves.join(' ')], reports };
  }
  return best;
}

/**
 * What the writer of an unknown word may have meant: what is nearest, and held by most reports. A word of our field is written
 * right, and no report has it: `force` of `brute force` is no slip for `forme`.
 */
async function correct(text: string, index: ProseIndex): Promise<Replaced> {
  if (text.length < 4 || listTerms(index.own).some((term) => term.split(' ').includes(text)))
    return { ways: [], instead: [] };
  // Three letters are near to most words, and a slip such as `forre` of `forge` folds to `for`, which nobody looks for.
  const isMeant = (word: string): boolean => {
    const token = tokenOf(word);
    return (token.length > 3 || text.length === 4) && !STOP_WORDS.has(token);
  };
  const near = await heldOf(listSlips(text).filter(isMeant), index);
  const found = near.length > 0 ? near : await heldOf(listNearTerms(text, index.own), index);
  const offered = found.slice(0, MAX_OFFERED);
  return {
    ways: offered.map(({ holders }) => way([holders], WEIGHTS.corrected)),
    instead: offered.map(({ word }) => nameOf(word, index.own)),
  };
}

/** A word as the field writes it: a slip may lead to the mere root of one, `ransomwar`. */
function nameOf(word: string, own: readonly string[]): string {
  const token = tokenOf(word);
  return listTerms(own).find((term) => tokenOf(term) === token) ?? word;
}

/** Those of some words that a report holds, each in one form, the one that most reports hold first. */
async function heldOf(
  words: readonly string[],
  index: ProseIndex,
): Promise<{ word: string; holders: Holders }[]> {
  // Of the forms of one word the longest is told: `expired`, not `expir`.
  const byToken = new Map(words.toSorted((a, b) => a.length - b.length).map((word) => [tokenOf(word), word]));
  const found = await Promise.all(
    [...byToken].map(async ([token, word]) => ({ word, holders: await index.holding(token) })),
  );
  return found
    .filter(({ holders }) => holders.size > 0)
    .sort((a, b) => b.holders.size - a.holders.size || (a.word < b.word ? -1 : 1));
}
