import type { Language } from '../../../schemas/vocabulary.ts';
import type { Say } from '../../core/i18n/say.ts';
import { withOwnWords, type OwnLabels } from '../../core/i18n/own-words.ts';
import type { Words } from '../../core/i18n/words.ts';
import { fill } from '../dom.ts';
import { keepOnce } from '../load.ts';

/** The words of the form in the language of the page. */
export type FormWords = Pick<
  Words,
  'labels' | 'report' | 'answer' | 'dispute' | 'newReport' | 'pictures' | 'levels' | 'site' | 'fill'
> & {
  /** What schemas and rules say, in that language too; loaded with the first of it. */
  loadSay: () => Promise<Say>;
};

/** What is said of an alert that the archive is asked about. */
export type AlertWords = Pick<Words, 'triage' | 'recall'>;

/** The words of one language with those of the team; the others, and those of other pages, are not loaded. */
export async function loadWords(settings: OwnLabels): Promise<FormWords> {
  return withOwnWords(await loadKnown(settings), settings);
}

async function loadKnown({ language }: OwnLabels): Promise<FormWords> {
  if (language === 'en') {
    const { enForm } = await import('../../core/i18n/en/form.ts');
    return { ...enForm, fill, loadSay: () => Promise.resolve((text) => text) };
  }
  const { zhCnForm } = await import('../../core/i18n/zh-CN/form.ts');
  return { ...zhCnForm, fill, loadSay: keepOnce(loadChinese) };
}

async function loadChinese(): Promise<Say> {
  return (await import('../../core/i18n/zh-CN/said-in-form.ts')).sayInForm;
}

/** The same for what is said of alerts, which is loaded with the first of them. */
export async function loadAlertWords(language: Language): Promise<AlertWords> {
  return language === 'en'
    ? (await import('../../core/i18n/en/alert.ts')).enAlert
    : (await import('../../core/i18n/zh-CN/alert.ts')).zhCnAlert;
}
