import { foldText, type ProseWord } from '../../language/cut-words.ts';
import { foldWord } from '../../language/word-groups.ts';

/**
 * The words of a text as the engine keeps them, given the text and what `cutWords` made of it: English words without
 * their endings, parts of names and of code words, and of Chinese each pair of neighbours, so that no dictionary has to
 * know a word for it to be found. The last character of a run stands alone: each one then begins something.
 */
export function listTokens(text: string, words: readonly ProseWord[]): string[] {
  const tokens: string[] = [];
  let run = '';
  words.forEach((word, index) => {
    if (word.kind !== 'han') {
      tokens.push(...nameTokens(text, word));
      return;
    }
    run += word.text;
    const next = words[index + 1];
    if (next?.kind === 'han' && next.isJoined) return;
    tokens.push(...hanPairs(run), [...run].at(-1) ?? '');
    run = '';
  });
  return tokens;
}

/** The pairs of neighbours in a run of Chinese characters, each once; none for a single one. */
export function hanPairs(run: string): string[] {
  const characters = [...run];
  return [...new Set(characters.slice(1).map((character, index) => (characters[index] ?? '') + character))];
}

/** A word or name as the engine keeps it: without dots, which it would leave out by itself. */
export function tokenOf(word: string): string {
  return foldWord(word.replaceAll(/[^\p{L}\p{N}\p{M}_]/gu, ''));
}

/** A group of words for one thing as a word that no text has, by its key such as `#12`. */
export function groupToken(key: string): string {
  return `${MARK}${key.slice(1)}`;
}

/** A letter that is found in no report; behind a word it makes one that nothing begins with. */
export const MARK = 'ꙮ';

/** A word that is not Chinese as the engine keeps it, with its parts when it is a name or stands in code. */
export function nameTokens(text: string, { text: word, kind, start, end }: ProseWord): string[] {
  const parts = kind === 'dotted' ? word.split(/[._@-]+/u) : cutCode(text.slice(start, end));
  return [tokenOf(word), ...parts.filter((part) => part.length > 1 && part !== word).map(tokenOf)];
}

/** The words that a name in code is put together of: `FirstExampleHeader`, `parseHTTPRequest`. */
function cutCode(written: string): string[] {
  if (!/\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}/u.test(written)) return [];
  return written
    .split(/(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u)
    .map(foldText)
    .filter((part) => part.length >= MIN_PART);
}

/** The fewest letters of a part of a code word, of a half of a compound, and of half a word that is being typed. */
export const MIN_PART = 3;
