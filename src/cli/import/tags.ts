import type { TagInput, TagVocabulary } from '../../../schemas/tag.ts';
import { tagsByName } from '../../core/model/tags.ts';
import { foldName } from '../../core/model/text.ts';
import type { ImportedTag } from '../../formats/format.ts';

/** Which tags imported reports may carry. */
export type TagChoice = {
  /** The tags of the archive for a tag of a record; none when it has none of this name. */
  choose: (tag: ImportedTag) => string[];
  /** Tags that were chosen and that the archive does not know yet. */
  fresh: Record<string, TagInput>;
  /** Tags that the archive does not know and that were left out, with the number of records. */
  unknown: Map<string, number>;
};

type Named = Pick<ImportedTag, 'id' | 'label'>;

/**
 * An archive with a tag vocabulary keeps it: a tag is found by id, alias or label, and others are left out, or added
 * with `isAdding`. An archive without one gets the tags that the records bring.
 */
export function chooseTags(
  vocabulary: TagVocabulary | undefined,
  { isAdding }: { isAdding: boolean } = { isAdding: false },
): TagChoice {
  const fresh: Record<string, TagInput> = {};
  const unknown = new Map<string, number>();
  const names = vocabulary && tagsByName(vocabulary);
  const leaveOut = ({ id, label }: ImportedTag): string[] => {
    unknown.set(id ?? label, (unknown.get(id ?? label) ?? 0) + 1);
    return [];
  };
  const find = ({ id, label }: Named): string | undefined =>
    names?.get(foldName(label)) ?? (id === undefined ? undefined : names?.get(foldName(id)));
  const add = (tag: ImportedTag): string[] => {
    const { id, label, description } = tag;
    if (id === undefined) return leaveOut(tag);
    if (!Object.hasOwn(fresh, id)) fresh[id] = { label: { en: label }, description: { en: description } };
    return [id];
  };
  const other = names === undefined || isAdding ? add : leaveOut;
  const choose = (tag: ImportedTag): string[] => {
    const parts = tag.parts ?? [];
    const found = find(tag);
    if (found !== undefined) return [found];
    return parts.length > 0 ? chooseParts(parts, find, other) : other(tag);
  };
  return { choose, fresh, unknown };
}

/** The tags that parts in a row are: of several that are one name together, that one. */
function chooseParts(
  parts: readonly ImportedTag[],
  find: (tag: Named) => string | undefined,
  other: (tag: ImportedTag) => string[],
): string[] {
  const [first, ...rest] = parts;
  if (first === undefined) return [];
  for (let end = parts.length; end > 0; end--) {
    const run = parts.slice(0, end);
    const found =
      end === 1 ? find(first) : find({ id: undefined, label: run.map(({ label }) => label).join(' ') });
    if (found !== undefined) return [found, ...chooseParts(parts.slice(end), find, other)];
  }
  return [...other(first), ...chooseParts(rest, find, other)];
}
