import { cutHan } from './han-words.ts';

/** A word of a text: Chinese (or Japanese) as the runtime cuts it, a name with dots in it, a number, or any other. */
export type ProseWord = {
  /** Lower case, half-width, without diacritics. */
  text: string;
  kind: 'han' | 'dotted' | 'number' | 'word';
  /** Whether it follows the word before it without a break, as Chinese words do. */
  isJoined: boolean;
  /** Where it stands in the text, in UTF-16 units. */
  start: number;
  end: number;
};

const ASCII = /^[\0-\x7f]*$/;
const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+|[\p{Script=Latin}\p{N}\p{M}'’._@-]+|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Latin}])[\p{L}\p{M}])+/gu;
const ASCII_TOKEN = /[a-z\d'._@-]+/gi;
const PLAIN = /^[a-z\d]+$/i;
const EDGES = /^[._@'’-]+|[._@'’-]+$/gu;

/** Cuts a text into the words that prose search compares. Single letters are left out. */
export function cutWords(text: string): ProseWord[] {
  const words: ProseWord[] = [];
  // Most of a report is ASCII, in which the scripts need not be told apart.
  const isAscii = ASCII.test(text);
  for (const { 0: token, index } of text.matchAll(isAscii ? ASCII_TOKEN : TOKEN)) {
    if (PLAIN.test(token)) addPlain(words, token, index);
    else if (!isAscii && HAN.test(token)) addHan(words, token, index);
    else addName(words, token, index);
  }
  return words;
}

/** The form in which words are compared: half-width, lower case, no diacritics, no apostrophes. */
export function foldText(text: string): string {
  // Neither ASCII nor the usual Chinese characters need the slow steps.
  if (ASCII.test(text)) return text.toLowerCase().replaceAll("'", '');
  if (/^[\u4e00-\u9fff]+$/.test(text)) return text;
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f'’]/gu, '')
    .normalize('NFC');
}

/**
 * The words as an index lists them: also the parts of names with dots, and each single Chinese character together with
 * its neighbour, since a name that no dictionary knows is cut into characters.
 */
export function listWords(words: readonly ProseWord[]): string[] {
  const listed: string[] = [];
  words.forEach(({ text, kind }, index) => {
    listed.push(text);
    const next = words[index + 1];
    if (kind === 'dotted') listed.push(...text.split(/[._@-]+/u).filter((part) => part.length > 1));
    else if (next?.isJoined === true && (text.length === 1 || next.text.length === 1))
      listed.push(text + next.text);
  });
  return listed;
}

/** A token of letters and digits alone: what `addName` makes of it, without the search for dots and edges. */
function addPlain(words: ProseWord[], token: string, start: number): void {
  const kind = /^\d+$/.test(token) ? 'number' : 'word';
  if (token.length > 1 || kind === 'number')
    words.push({ text: token.toLowerCase(), kind, isJoined: false, start, end: start + token.length });
}

function addHan(words: ProseWord[], run: string, at: number): void {
  let start = at;
  for (const part of cutHan(run)) {
    const end = start + part.length;
    words.push({ text: foldText(part), kind: 'han', isJoined: start > at, start, end });
    start = end;
  }
}

function addName(words: ProseWord[], token: string, at: number): void {
  const name = token.replace(EDGES, '');
  if (name === '') return;
  const start = at + token.indexOf(name);
  const isWhole = /[.@]/.test(name) && /^[^.@]+(?:[.@]+[^.@]+)+$/u.test(name);
  if (isWhole) {
    const kind = /\p{L}/u.test(name) ? 'dotted' : 'number';
    words.push({ text: foldText(name), kind, isJoined: false, start, end: start + name.length });
    return;
  }
  for (const { 0: part, index } of name.matchAll(/[^._@-]+/gu)) {
    const text = foldText(part);
    const kind = /^\d+$/.test(text) ? 'number' : 'word';
    if (text.length > 1 || kind === 'number')
      words.push({ text, kind, isJoined: false, start: start + index, end: start + index + part.length });
  }
}
