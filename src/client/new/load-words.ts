import type { Language } from '../../../schemas/vocabulary.ts';
import type { Words } from '../../core/i18n/words.ts';
import { fill } from '../fill.ts';

/** The words of one language; the others are not loaded. */
export async function loadWords(language: Language): Promise<Words> {
  if (language === 'zh-CN') return { ...(await import('../../core/i18n/zh-CN/index.ts')).zhCn, fill };
  return { ...(await import('../../core/i18n/en/index.ts')).en, fill };
}
