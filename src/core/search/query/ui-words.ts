import type { TagVocabulary } from '../../../../schemas/tag.ts';
import { tagLabel } from '../../i18n/tag-label.ts';
import type { Words } from '../../i18n/words.ts';
import type { Language } from '../../../../schemas/vocabulary.ts';
import type { QueryVocabulary } from './parse.ts';
import { buildQueryVocabulary } from './vocabulary.ts';

/** What the scripts of a page need to read queries and to show values, as one document for all pages. */
export type QueryUi = {
  /** Names of values with their ids, by field. */
  names: Record<string, [name: string, id: string][]>;
  /** Labels in the language of the page, by field and id. */
  labels: Record<string, Record<string, string>>;
  /** Texts about what is wrong with a query, for `tellProblem`. */
  query: Words['query'];
};

export function buildQueryUi(
  languages: readonly Words[],
  words: Words,
  tags: TagVocabulary,
  language: Language,
): QueryUi {
  const { labels } = words;
  const names = Object.entries(buildQueryVocabulary(languages, tags));
  return {
    names: Object.fromEntries(names.map(([field, known]) => [field, [...known]])),
    labels: {
      verdict: labels.verdict,
      cause: labels.cause,
      severity: labels.severity,
      status: labels.status,
      record: labels.recordStatus,
      lang: labels.language,
      tag: Object.fromEntries(Object.keys(tags).map((tag) => [tag, tagLabel(tags, tag, language)])),
    },
    query: words.query,
  };
}

/** The vocabulary for `parseQuery` and `completeQuery`. */
export function vocabularyOf({ names }: QueryUi): QueryVocabulary {
  return Object.fromEntries(Object.entries(names).map(([field, known]) => [field, new Map(known)]));
}
