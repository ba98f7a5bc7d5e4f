import { tagsByName } from '../../core/model/tags.ts';
import { foldName } from '../../core/model/text.ts';
import { frontFields } from '../fields.ts';
import type { Edit, Repair } from '../repair.ts';

/** Tags by their ids in place of another name that tags.yml has for them, in any language. */
export const tagNames: Repair = {
  id: 'tags',
  answers: ['schema', 'tag-known'],
  find({ front }, { tags }) {
    if (tags === undefined || front === undefined) return [];
    const names = tagsByName(tags);
    const fields = frontFields(front).filter(({ path }) => path[0] === 'tags');
    // A tag that stands there already would stand there twice.
    const taken = new Set(fields.map(({ value }) => value));
    return fields.flatMap(({ value, replace }): Edit[] => {
      if (typeof value !== 'string' || Object.hasOwn(tags, value)) return [];
      const meant = names.get(foldName(value));
      if (meant === undefined || taken.has(meant)) return [];
      taken.add(meant);
      return [replace(meant)];
    });
  },
};
