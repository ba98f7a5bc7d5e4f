import type { Language } from '../../schemas/vocabulary.ts';

/** The language of a text, and the one of ours in which words are added to it. */
export type TextLanguage = { lang?: string; words: Language };

const NO_PROSE =
  /^[ \t]*(`{3,}|~{3,})[^]*?(?:^[ \t]*\1|(?![^]))|^(?: {4}|\t).*$|`[^`\n]*`|\b(?:https?|ftp):\/\/\S+|\]\([^)\n]*\)|<[^>\n]*>/gm;

/**
 * The language of a text by its script, outside of code and addresses. A text in Chinese may name many things in
 * English; one in English has hardly a Chinese sign. `lang` is missing for a text in Latin script, whose language its
 * letters do not tell.
 */
export function languageOf(text: string): TextLanguage {
  const prose = text.replace(NO_PROSE, ' ');
  const count = (pattern: RegExp): number => prose.match(pattern)?.length ?? 0;
  const han = count(/\p{Script=Han}/gu);
  const kana = count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const hangul = count(/\p{Script=Hangul}/gu);
  const others = count(/[\p{Script=Latin}\p{Script=Cyrillic}]{2,}/gu);
  if (3 * (han + kana + hangul) < others || han + kana + hangul === 0) return { words: 'en' };
  if (hangul > han + kana) return { lang: 'ko', words: 'en' };
  if (kana * 10 > han) return { lang: 'ja', words: 'en' };
  return { lang: 'zh-CN', words: 'zh-CN' };
}
