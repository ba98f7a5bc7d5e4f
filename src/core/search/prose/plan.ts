import { cutWords } from '../../language/cut-words.ts';
import { planTerm } from './plan-term.ts';
import type { PlanTerm, UnknownWord } from './plan-term.ts';
import { splitQuery } from './query-parts.ts';
import type { WordGroups } from '../../language/word-groups.ts';
import type { WordLists } from './word-lookup.ts';

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
