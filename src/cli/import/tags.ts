import type { TagInput, TagVocabulary } from '../../../schemas/tag.ts';
import { tagsByName } from '../../core/model/tags.ts';
import { foldName } from '../../core/model/text.ts';
import type { ImportedTag } from '../../formats/format.ts';

/** Which tags imported reports may carry. */
export type TagChoice = {
  /** The tag of the archive for a tag of a record; undefined when there is none. */
  choose: (tag: ImportedTag) => string | undefined;
  /** Tags of a new tags.yml; empty when the archive has one. */
  fresh: Record<string, TagInput>;
  /** Tags that the archive does not know, with the number of records. */
  unknown: Map<string, number>;
};

/**
 * An archive with a tag vocabulary keeps it: a tag is found by id, alias or label, and others are left out.
 * An archive without one gets the tags that the records bring.
 */
export function chooseTags(vocabulary: TagVocabulary | undefined): TagChoice {
  const fresh: Record<string, TagInput> = {};
  const unknown = new Map<string, number>();
  if (vocabulary === undefined) {
    const choose = ({ id, label, description }: ImportedTag): string => {
      fresh[id] ??= { label: { en: label }, description: { en: description } };
      return id;
    };
    return { choose, fresh, unknown };
  }
  const names = tagsByName(vocabulary);
  const choose = ({ id, label }: ImportedTag): string | undefined => {
    const found = names.get(foldName(id)) ?? names.get(foldName(label));
    if (found === undefined) unknown.set(id, (unknown.get(id) ?? 0) + 1);
    return found;
  };
  return { choose, fresh, unknown };
}
