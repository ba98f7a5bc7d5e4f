import type { Words } from '../../i18n/words.ts';
import type { QueryProblem } from './query.ts';

/** A problem of a query as a sentence in the language of the page. */
export function tellProblem(problem: QueryProblem, { query }: Words): string {
  const { kind, written, field = '', nearest } = problem;
  const advice = nearest === undefined ? '' : ` ${query.didYouMean(nearest)}`;
  switch (kind) {
    case 'unknown-field':
      return (
        query.unknownField(written) + (nearest === undefined ? '' : ` ${query.didYouMean(`${nearest}:`)}`)
      );
    case 'unknown-value':
      return query.unknownValue(field, written) + advice;
    case 'not-ordered':
      return query.notOrdered(field);
    case 'not-a-date':
      return query.notADate(written);
    case 'no-value':
      return query.noValue(field);
    case 'too-long':
      return query.tooLong;
  }
}
