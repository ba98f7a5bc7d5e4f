import type { Language } from '../../../schemas/vocabulary.ts';
import { en } from './en/index.ts';
import { createFill, type Fill } from './fill.ts';
import { zhCn } from './zh-CN/index.ts';

/** Every text of the user interface in one language, and the way to put values into them. */
export type Words = (typeof en | typeof zhCn) & { fill: Fill };

const WORDS: Record<Language, Words> = {
  en: { ...en, fill: createFill('en') },
  'zh-CN': { ...zhCn, fill: createFill('zh-CN') },
};

/** The words of a language. */
export function getWords(language: Language): Words {
  return WORDS[language];
}
