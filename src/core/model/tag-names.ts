import type { TagVocabulary } from '../../../schemas/tag.ts';

/** Finds the id of a tag by its id, a label in any language, or an alias; undefined where two tags share the name. */
export function createTagFinder(tags: TagVocabulary): (name: string) => string | undefined {
  const ids = new Map<string, Set<string>>();
  for (const [id, { label, aliases }] of Object.entries(tags)) {
    for (const name of [...Object.values(label), ...aliases]) {
      if (typeof name !== 'string') continue;
      const key = foldName(name);
      ids.set(key, (ids.get(key) ?? new Set()).add(id));
    }
  }
  for (const id of Object.keys(tags)) ids.set(foldName(id), new Set([id]));
  return (name) => {
    const [only, ...others] = ids.get(foldName(name)) ?? [];
    return others.length === 0 ? only : undefined;
  };
}

/** A name regardless of case, width, and how its words are joined. */
export function foldName(name: string): string {
  return name
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '-');
}
