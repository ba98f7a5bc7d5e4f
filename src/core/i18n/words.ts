import type { Language } from '../../../schemas/vocabulary.ts';
import { en } from './en/index.ts';
import type { Words } from './en/index.ts';
import { zhCn } from './zh-CN/index.ts';

export type { Words } from './en/index.ts';

const WORDS: Record<Language, Words> = { en, 'zh-CN': zhCn };

/** Every word of the user interface in one language; a string with values in it is a function. */
export function getWords(language: Language): Words {
  return WORDS[language];
}
