import type { TagVocabulary } from '../../../schemas/tag.ts';
import { idsByName, namesOf } from './named.ts';

/** A tag with its labels and aliases in every language; the id alone of one that the vocabulary does not have. */
export function namesOfTag(tag: string, tags: TagVocabulary): string[] {
  return namesOf(tag, tags);
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
  return idsByName(tags);
}
