import type { Words } from '../../i18n/words.ts';
import type { QueryProblem } from './query.ts';

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
      return fill(query.unknownValue, { field, value: written }) + advice;
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
