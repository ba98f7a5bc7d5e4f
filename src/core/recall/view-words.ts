import type { Words } from '../i18n/words.ts';
import type { Telling, TellingWords } from './tell.ts';

/** The words of the view of an answer: a page sends no others to its script. */
export type ViewWords = TellingWords &
  Pick<Words, 'triage' | 'pictures'> & {
    labels: Pick<Words['labels'], 'verdict' | 'cause' | 'recordStatus'>;
    site: Pick<Words['site'], 'noDate'>;
  };

/** How an answer is told. */
export type ViewTelling = Omit<Telling, 'words'> & { words: ViewWords; timeZone: string };
