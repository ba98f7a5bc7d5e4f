import type { TagVocabulary } from '../../../schemas/tag.ts';
import { frontFields } from '../fields.ts';
import type { Edit, Repair } from '../repair.ts';

/** Tags by their ids in place of another name that tags.yml has for them, in any language. */
export const tagNames: Repair = {
  id: 'tags',
  answers: ['schema', 'tag-known'],
  keepsPage: false,
  find({ front }, { tags }) {
    if (tags === undefined || front === undefined) return [];
    const names = readNames(tags);
    const fields = frontFields(front).filter(({ path }) => path[0] === 'tags');
    // A tag that stands there already would stand there twice.
    const taken = new Set(fields.map(({ value }) => value));
    return fields.flatMap(({ value, replace }): Edit[] => {
      if (typeof value !== 'string' || Object.hasOwn(tags, value)) return [];
      const meant = names.get(fold(value));
      if (meant === undefined || taken.has(meant)) return [];
      taken.add(meant);
      return [replace(meant)];
    });
  },
};

/** Tags by their ids, labels and aliases; a name of two tags is left out. */
function readNames(tags: TagVocabulary): Map<string, string> {
  const names = new Map<string, string>();
  const shared = new Set<string>();
  for (const [id, { label, aliases }] of Object.entries(tags)) {
    for (const name of [id, ...Object.values(label), ...aliases]) {
      if (typeof name !== 'string') continue;
      const key = fold(name);
      if ((names.get(key) ?? id) !== id) shared.add(key);
      names.set(key, id);
    }
  }
  for (const key of shared) names.delete(key);
  for (const id of Object.keys(tags)) names.set(fold(id), id);
  return names;
}

function fold(name: string): string {
  return name
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '-');
}
