import type { TagVocabulary } from '../../../schemas/tag.ts';
import type { Language } from '../../../schemas/vocabulary.ts';

/** The name of a tag in a language of the user interface; its English name or its id where there is none. */
export function tagLabel(tags: TagVocabulary, tag: string, language: Language): string {
  const label = tags[tag]?.label;
  return label?.[language] ?? label?.en ?? tag;
}

/** When a tag applies, in a language of the user interface or in English; undefined where nothing is said. */
export function tagDescription(tags: TagVocabulary, tag: string, language: Language): string | undefined {
  const description = tags[tag]?.description;
  return description?.[language] ?? description?.en;
}
