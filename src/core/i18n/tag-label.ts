import type { TagVocabulary } from '../../../schemas/tag.ts';
import type { Language } from '../../../schemas/vocabulary.ts';
import { compareNames } from './names.ts';

/** The name of a tag in a language of the user interface; its English name or its id where there is none. */
export function tagLabel(tags: TagVocabulary, tag: string, language: Language): string {
  const label = tags[tag]?.label;
  return label?.[language] ?? label?.en ?? tag;
}

/** The order of tags by how many reports they have, then by name in the language of the page. */
export function compareTags(
  tags: TagVocabulary,
  language: Language,
): (a: CountedTag, b: CountedTag) => number {
  const compare = compareNames(language);
  return (a, b) =>
    b.reports - a.reports || compare(tagLabel(tags, a.tag, language), tagLabel(tags, b.tag, language));
}

type CountedTag = { tag: string; reports: number };

/** When a tag applies, in a language of the user interface or in English; undefined where nothing is said. */
export function tagDescription(tags: TagVocabulary, tag: string, language: Language): string | undefined {
  const description = tags[tag]?.description;
  return description?.[language] ?? description?.en;
}
