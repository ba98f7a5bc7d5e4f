import { cutHan } from './han-words.ts';

/** A word of a text: Chinese (or Japanese) as the runtime cuts it, a name with dots in it, a number, or any other. */
export type ProseWord = {
  /** Lower case, half-width, without diacritics. */
  text: string;
  kind: 'han' | 'dotted' | 'number' | 'word';
  /** Whether it follows the word before it without a break, as Chinese words do. */
  isJoined: boolean;
};

const HAN_RUN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu;
const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}'’._@-])+/gu;
const FULL_WIDTH = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/gu;

/** Cuts a text into the words that prose search compares. Words of one letter, but for Chinese ones, are left out. */
export function cutWords(text: string): ProseWord[] {
  const words: ProseWord[] = [];
  for (const [token] of foldText(text).matchAll(TOKEN)) {
    if (HAN.test(token)) {
      cutHan(token).forEach((part, index) => words.push({ text: part, kind: 'han', isJoined: index > 0 }));
    } else {
      const name = token.replaceAll(/['’]/gu, '').replaceAll(/^[._@-]+|[._@-]+$/gu, '');
      words.push(...cutName(name));
    }
  }
  return words;
}

/** The text with a space between its Chinese words, for an indexer that cuts at spaces. Nothing else changes. */
export function spaceWords(text: string): string {
  if (!HAN.test(text)) return text;
  return text
    .replaceAll(FULL_WIDTH, (char) => char.normalize('NFKC'))
    .replaceAll(HAN_RUN, (run) => ` ${cutHan(run).join(' ')} `)
    .replaceAll(/ +(?=[\p{Pe}\p{Pf}\p{Po}])/gu, '')
    .replaceAll(/(?<=[\p{Ps}\p{Pi}]) +/gu, '')
    .replaceAll(/(?<=[，。；：、！？]) */gu, ' ')
    .replaceAll(/ {2,}/gu, ' ')
    .trim();
}

/** Takes out the spaces that `spaceWords` put in, as far as one can tell. */
export function joinWords(text: string): string {
  return text.replaceAll(
    /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー，。；：、！？）】》”]) (?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー（【《“])|(?<=[，。；：、！？]) /gu,
    '',
  );
}

/** The form in which words are compared: NFKC, lower case, no diacritics. */
export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase().normalize('NFD').replaceAll(/[\u0300-\u036f]/gu, '').normalize('NFC');
}

function cutName(name: string): ProseWord[] {
  if (/^[^.@]+(?:[.@]+[^.@]+)+$/u.test(name) && /\p{L}/u.test(name))
    return [{ text: name, kind: 'dotted', isJoined: false }];
  if (/^\d+(?:\.\d+)+$/u.test(name)) return [{ text: name, kind: 'number', isJoined: false }];
  return name
    .split(/[._@-]+/u)
    .filter((part) => part.length > 1 || /^\d$/u.test(part))
    .map((part) => ({ text: part, kind: /^\d+$/u.test(part) ? 'number' : 'word', isJoined: false }));
}
