import { cutWords } from './cut-words.ts';
import { planTerm } from './plan-term.ts';
import { splitQuery } from './query-parts.ts';
import type { WordGroups } from './word-groups.ts';
import type { WordLists } from './word-lookup.ts';

/** How a way to find a word stands to what was written. */
export type AlternativeKind = 'same' | 'corrected' | 'widened' | 'part';

/** One way to find a word: a report has one key of each list in `all`. `weight` is what its score counts. */
export type Alternative = { all: string[][]; weight: number; kind: AlternativeKind };

/** A word of a query, and the ways to find it. */
export type PlanTerm = { text: string; alternatives: Alternative[] };

/** A word that stands in no report, and what was searched instead, if anything. */
export type UnknownWord = { text: string; instead: string[] };

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
    words.flatMap((word, index) =>
      isTelling && word.isStop
        ? []
        : [
            planTerm({
              word,
              lists,
              neighbours: [words[index - 1], words[index + 1]],
              groups: matches.filter(({ from, to }) => from <= index && index < to).map(({ group }) => group),
            }),
          ],
    ),
  );
  return {
    terms: planned.map(({ term }) => term),
    phrases: phrases.filter((phrase) => cutWords(phrase).length > 0),
    values,
    unknown: planned.flatMap(({ unknown }) => unknown ?? []),
  };
}
