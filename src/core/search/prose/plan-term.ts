import type { QueryWord } from './query-parts.ts';
import type { WordGroup } from '../../language/word-groups.ts';
import { correctWord, cutByKnown, findForms, splitCompound } from './word-lookup.ts';
import type { WordLists } from './word-lookup.ts';

/** How a way to find a word stands to what was written. */
export type AlternativeKind = 'same' | 'corrected' | 'widened' | 'part';

/** One way to find a word: a report has one key of each list in `all`. `weight` is what its score counts. */
export type Alternative = { all: string[][]; weight: number; kind: AlternativeKind };

/** A word of a query, and the ways to find it. */
export type PlanTerm = { text: string; alternatives: Alternative[] };

/** A word that stands in no report, and what was searched instead, if anything. */
export type UnknownWord = { text: string; instead: string[] };

/** What the score of each way to find a word counts, against the word itself. */
const WEIGHTS = { forms: 0.9, corrected: 0.8, widened: 0.6, allPieces: 0.5, onePiece: 0.25 };

export type TermInput = {
  word: QueryWord;
  lists: WordLists;
  /** The words before and after it. */
  neighbours: readonly [QueryWord | undefined, QueryWord | undefined];
  /** The groups that it names, alone or with its neighbours. */
  groups: readonly WordGroup[];
};

/** Finds the ways to find one word of a query. */
export async function planTerm(input: TermInput): Promise<{ term: PlanTerm; unknown?: UnknownWord }> {
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
  return [
    ...(isWhole && pieces.length > 1
      ? [{ all: forms, kind: 'part' as const, weight: WEIGHTS.allPieces }]
      : []),
    ...forms
      .filter((some, index) => some.length > 0 && (pieces[index] ?? '').length > 1)
      .map((some) => ({ all: [some], kind: 'part' as const, weight: WEIGHTS.onePiece })),
  ];
}

function asSame(all: string[][]): Alternative {
  return { all, kind: 'same', weight: 1 };
}
