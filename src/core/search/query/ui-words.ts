import type { TagVocabulary } from '../../../../schemas/tag.ts';
import { tagLabel } from '../../i18n/tag-label.ts';
import type { Words } from '../../i18n/words.ts';
import type { Language } from '../../../../schemas/vocabulary.ts';
import type { QueryVocabulary } from './parse.ts';
import { tellProblem } from './problem-words.ts';
import type { QueryProblem } from './query.ts';
import { buildQueryVocabulary } from './vocabulary.ts';

/** What the scripts of a page need to read queries and to show values, as one document for all pages. */
export type QueryUi = {
  /** Names of values with their ids, by field. */
  names: Record<string, [name: string, id: string][]>;
  /** Labels in the language of the page, by field and id. */
  labels: Record<string, Record<string, string>>;
  /** Sentences about problems, with `{written}`, `{field}` and `{nearest}` for values. */
  problems: Record<QueryProblem['kind'], string>;
  didYouMean: string;
};

export function buildQueryUi(
  languages: readonly Words[],
  words: Words,
  tags: TagVocabulary,
  language: Language,
): QueryUi {
  const names = Object.entries(buildQueryVocabulary(languages, tags));
  const sentence = (kind: QueryProblem['kind']): string =>
    tellProblem({ kind, start: 0, end: 0, written: '{written}', field: '{field}' }, words);
  return {
    names: Object.fromEntries(names.map(([field, known]) => [field, [...known]])),
    labels: labelsOfValues(words, tags, language),
    problems: {
      'unknown-field': sentence('unknown-field'),
      'unknown-value': sentence('unknown-value'),
      'not-ordered': sentence('not-ordered'),
      'not-a-date': sentence('not-a-date'),
      'no-value': sentence('no-value'),
      'too-long': sentence('too-long'),
    },
    didYouMean: words.query.didYouMean('{nearest}'),
  };
}

/** What the values of each filter are called in the language of the page, by field and id. */
export function labelsOfValues(
  { labels }: Words,
  tags: TagVocabulary,
  language: Language,
): QueryUi['labels'] {
  return {
    verdict: labels.verdict,
    cause: labels.cause,
    severity: labels.severity,
    status: labels.status,
    record: labels.recordStatus,
    lang: labels.language,
    tag: Object.fromEntries(Object.keys(tags).map((tag) => [tag, tagLabel(tags, tag, language)])),
  };
}

/** The vocabulary for `parseQuery` and `completeQuery`. */
export function vocabularyOf({ names }: QueryUi): QueryVocabulary {
  return Object.fromEntries(Object.entries(names).map(([field, known]) => [field, new Map(known)]));
}

/** The sentence about a problem, as `tellProblem` writes it. */
export function fillProblem({ kind, written, field = '', nearest }: QueryProblem, ui: QueryUi): string {
  const said = ui.problems[kind].replace('{written}', () => written).replace('{field}', () => field);
  if (nearest === undefined) return said;
  const meant = kind === 'unknown-field' ? `${nearest}:` : nearest;
  return `${said} ${ui.didYouMean.replace('{nearest}', () => meant)}`;
}
