import type { TagVocabulary } from '../../../schemas/tag.ts';
import type { Language } from '../../../schemas/vocabulary.ts';
import { tagLabel } from '../i18n/tag-label.ts';
import type { Words } from '../i18n/words.ts';
import type { ListFacet } from './facets.ts';

type Context = { words: Words; tags: TagVocabulary; settings: { language: Language } };

/** What a value of a facet is called in the language of the page. */
export function facetLabel(
  facet: ListFacet,
  value: string,
  { words: { labels }, tags, settings }: Context,
): string {
  if (facet === 'tag') return tagLabel(tags, value, settings.language);
  const lists: Partial<Record<ListFacet, Record<string, string>>> = {
    verdict: labels.verdict,
    cause: labels.cause,
    severity: labels.severity,
    status: labels.status,
    lang: labels.language,
  };
  return lists[facet]?.[value] ?? value;
}
