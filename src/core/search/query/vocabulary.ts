import type { TagVocabulary } from '../../../../schemas/tag.ts';
import type { Words } from '../../i18n/words.ts';
import type { QueryVocabulary } from './parse.ts';

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
