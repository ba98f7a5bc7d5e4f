import type { TagVocabulary } from '../../../schemas/tag.ts';
import { namesOfTag } from '../../core/model/tags.ts';

/** The names of each tag that has several, as `createWordGroups` takes them. */
export function tagGroups(tags: TagVocabulary): string[] {
  return Object.keys(tags)
    .map((tag) => [...new Set(namesOfTag(tag, tags).map((name) => name.replaceAll(/, */g, ' ')))])
    .filter((names) => names.length > 1)
    .map((names) => names.join(', '));
}
