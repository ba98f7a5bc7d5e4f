import type { Words } from '../../i18n/words.ts';
import type { UnknownWord } from '../prose/find-word.ts';
import type { QueryVocabulary } from './parse.ts';
import type { QueryProblem } from './query.ts';

/** What a filter and its values are called, as a document for scripts. */
export type QueryNames = {
  /** Names of values with their ids, by field. */
  names: Record<string, [name: string, id: string][]>;
  /** Labels in the language of the page, by field and id. */
  labels: Record<string, Record<string, string>>;
};

/** What the scripts of all pages need for any query: names of the fields of a team, and labels that every row of an answer shows. */
export type QueryUi = QueryNames & {
  /** Texts about what is wrong with a query, for `tellProblem`. */
  query: Words['query'];
  /** In which days are shown. */
  timeZone: string;
  /** Whether the team has pages of its own, which are searched as well. */
  hasPages?: boolean;
};

/** The vocabulary for `parseQuery` and `completeQuery`. */
export function vocabularyOf({ names }: QueryNames): QueryVocabulary {
  return Object.fromEntries(Object.entries(names).map(([field, known]) => [field, new Map(known)]));
}

/** A problem of a query as a sentence in the language of the page. */
export function tellProblem(problem: QueryProblem, { query, fill }: Pick<Words, 'query' | 'fill'>): string {
  const { kind, written, field = '', nearest } = problem;
  const advice = nearest === undefined ? '' : ` ${fill(query.didYouMean, { nearest })}`;
  switch (kind) {
    case 'unknown-field':
      return (
        fill(query.unknownField, { name: written }) +
        (nearest === undefined ? '' : ` ${fill(query.didYouMean, { nearest: `${nearest}:` })}`)
      );
    case 'unknown-value':
      return fill(query.unknownValue, { field, value: written });
    case 'misspelt':
      return fill(query.misspelt, { field, value: written }) + advice;
    case 'not-ordered':
      return fill(query.notOrdered, { field });
    case 'not-a-date':
      return fill(query.notADate, { value: written });
    case 'no-value':
      return fill(query.noValue, { field });
    case 'too-long':
      return query.tooLong;
  }
}

/** A word that stands nowhere, and up to three others that were searched for it, as a sentence. */
export function tellUnknown(
  { text, instead }: UnknownWord,
  { find, fill }: { find: Pick<Words['find'], 'unknown' | 'instead'>; fill: Words['fill'] },
): string {
  if (instead.length === 0) return fill(find.unknown, { q: text });
  return fill(find.instead, { q: text, w: instead.slice(0, MAX_OTHERS).join(' / ') });
}

const MAX_OTHERS = 3;
