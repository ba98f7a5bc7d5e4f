import type { TagVocabulary } from '../../../schemas/tag.ts';
import { foldName } from './text.ts';

/** A tag with its labels and aliases in every language; the id alone of one that the vocabulary does not have. */
export function namesOfTag(tag: string, tags: TagVocabulary): string[] {
  const known = Object.hasOwn(tags, tag) ? tags[tag] : undefined;
  const labels = Object.values<unknown>(known?.label ?? {}).filter((label) => typeof label === 'string');
  return [tag, ...labels, ...(known?.aliases ?? [])];
}

/** The ids of the tags that a report may get, in the order of tags.yml. */
export function tagsInUse(tags: TagVocabulary): string[] {
  return Object.keys(tags).filter((tag) => tags[tag]?.retired !== true);
}

/** The tags that old addresses and other plain words mean: each alias that may stand in an address and is no tag itself. */
export function formerTags(tags: TagVocabulary): Map<string, string> {
  const words = Object.entries(tags).flatMap(([tag, { aliases }]) =>
    aliases.map((alias) => [alias.toLowerCase(), tag] as const),
  );
  return new Map(words.filter(([word]) => TAG_ID.test(word) && !Object.hasOwn(tags, word)).toReversed());
}

/** As `schemas/tag.ts` has it, which no page loads. */
const TAG_ID = /^(?=.{1,60}$)[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Tags by each of their names, folded by `foldName`. An id means its own tag; any other name of two tags means none. */
export function tagsByName(tags: TagVocabulary): Map<string, string> {
  const names = new Map<string, string>();
  const shared = new Set<string>();
  const ids = Object.keys(tags);
  for (const id of ids) {
    for (const name of namesOfTag(id, tags).map(foldName)) {
      if ((names.get(name) ?? id) !== id) shared.add(name);
      names.set(name, id);
    }
  }
  for (const name of shared) names.delete(name);
  for (const id of ids) names.set(foldName(id), id);
  return names;
}
