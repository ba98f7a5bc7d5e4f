import type { Language } from '../../schemas/vocabulary.ts';
import { en } from './words/en.ts';
import type { Words } from './words/en.ts';
import { zhCn } from './words/zh-cn.ts';

export type { Words } from './words/en.ts';

const WORDS: Record<Language, Words> = { en, 'zh-CN': zhCn };

/** Every word of the user interface in one language; a string with values in it is a function. */
export function getWords(language: Language): Words {
  return WORDS[language];
}
