import type { TagVocabulary } from '../../../schemas/tag.ts';
import { idsByName, namesOf } from './named.ts';

/** A tag with its labels and aliases in every language; the id alone of one that the vocabulary does not have. */
export function namesOfTag(tag: string, tags: TagVocabulary): string[] {
  return namesOf(tag, tags);
}

/** Tags by each of their names, folded by `foldName`. An id means its own tag; any other name of two tags means none. */
export function tagsByName(tags: TagVocabulary): Map<string, string> {
  return idsByName(tags);
}
