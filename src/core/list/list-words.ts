import type { Settings } from '../../../schemas/settings.ts';
import type { Words } from '../i18n/words.ts';
import { namedFacets } from './facets.ts';

/** The words that the list says by script, which come with what it filters. */
export type ListWords = ReturnType<typeof listWords>;

export function listWords(words: Words, settings: Pick<Settings, 'fields' | 'language'>) {
  const { filter, pages, labels } = words;
  const { found, also, partly, unknown, instead, loading, groups, parts, ...others } = words.find;
  const { failed, exactFailed, reasons, exactNone, exactFiltered, drop, dropLabel } = others;
  const { newer, older, previous, next } = pages;
  return {
    ...filter,
    names: Object.fromEntries(namedFacets(words, settings)),
    reason: labels.reason,
    pages: { newer, older, previous, next },
    find: {
      ...{ found, also, partly, unknown, instead, loading, groups, parts },
      ...{ failed, exactFailed, reasons, exactNone, exactFiltered, drop, dropLabel },
    },
  };
}
