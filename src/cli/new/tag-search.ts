import Fuse from 'fuse.js';
import type { TagVocabulary } from '../../../schemas/tag.ts';

/** Finds tags by their ids, labels and other words in both languages, small slips included. */
export function createTagSearch(vocabulary: TagVocabulary): (typed: string) => ReadonlySet<string> {
  const tags = Object.entries(vocabulary).map(([id, { label, aliases, description }]) => ({
    id,
    names: [id, ...Object.values(label), ...aliases],
    description: Object.values(description ?? {}),
  }));
  const fuse = new Fuse(tags, {
    keys: [
      { name: 'names', weight: 3 },
      { name: 'description', weight: 1 },
    ],
    threshold: 0.3,
    ignoreLocation: true,
  });
  return (typed) => new Set(fuse.search(typed).map(({ item }) => item.id));
}
