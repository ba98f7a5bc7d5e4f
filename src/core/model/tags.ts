import type { TagVocabulary } from '../../../schemas/tag.ts';
import { foldName } from './text.ts';

/** A tag with its labels and aliases in every language; the id alone of one that the vocabulary does not have. */
export function namesOfTag(tag: string, tags: TagVocabulary): string[] {
  const known = Object.hasOwn(tags, tag) ? tags[tag] : undefined;
  const labels = Object.values<unknown>(known?.label ?? {}).filter((label) => typeof label === 'string');
  return [tag, ...labels, ...(known?.aliases ?? [])];
}

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
