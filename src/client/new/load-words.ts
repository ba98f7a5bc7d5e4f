import type { Language } from '../../../schemas/vocabulary.ts';
import type { Words } from '../../core/words.ts';

/** The words of one language; the others are not loaded. */
export async function loadWords(language: Language): Promise<Words> {
  if (language === 'zh-CN') return (await import('../../core/words/zh-cn.ts')).zhCn;
  return (await import('../../core/words/en.ts')).en;
}
