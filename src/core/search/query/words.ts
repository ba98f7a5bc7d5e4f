import type { TagVocabulary } from '../../../../schemas/tag.ts';
import type { Words } from '../../i18n/words.ts';
import type { QueryVocabulary } from './parse.ts';
import type { QueryProblem } from './query.ts';
import { tagLabel } from '../../i18n/tag-label.ts';
import type { Language } from '../../../../schemas/vocabulary.ts';

/** What the values of filters are called in the languages given, and the tags of the archive with all their names. */
export function buildQueryVocabulary(languages: readonly Words[], tags: TagVocabulary): QueryVocabulary {
  const names = (pick: (labels: Words['labels']) => Record<string, string>): Map<string, string> =>
    new Map(
      languages.flatMap(({ labels }) =>
        Object.entries(pick(labels)).map(([id, label]) => [label.toLowerCase(), id] as const),
      ),
    );
  return {
    verdict: names(({ verdict }) => verdict),
    cause: names(({ cause }) => cause),
    severity: names(({ severity }) => severity),
    status: names(({ status }) => status),
    record: names(({ recordStatus }) => recordStatus),
    tag: tagNames(tags),
    is: new Map(
      languages.flatMap(({ query }) =>
        Object.entries(query.flags).map(([id, label]) => [label.toLowerCase(), id]),
      ),
    ),
  };
}

/** Ids come last, since no other name may take one. */
function tagNames(tags: TagVocabulary): Map<string, string> {
  const entries = Object.entries(tags);
  return new Map([
    ...entries.flatMap(([id, { aliases }]) => aliases.map((alias) => [alias.toLowerCase(), id] as const)),
    ...entries.flatMap(([id, { label }]) =>
      Object.values(label).flatMap((name) =>
        typeof name === 'string' ? [[name.toLowerCase(), id] as const] : [],
      ),
    ),
    ...entries.map(([id]) => [id, id] as const),
  ]);
}

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
