import { LANGUAGES } from '../../../schemas/vocabulary.ts';
import { withOwnWords, type OwnLabels } from './own-words.ts';
import { getWords, type Words } from './words.ts';

/** The words of the language of an archive, with what its team calls the words that it adds to closed lists. */
export function wordsOf({ language, words }: OwnLabels): Words {
  return withOwnWords(getWords(language), { language, words });
}

/** The same in each language, for those who look for names. */
export function allWords({ words }: Pick<OwnLabels, 'words'>): Words[] {
  return LANGUAGES.map((language) => wordsOf({ language, words }));
}
