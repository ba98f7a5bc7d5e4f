import { escapeRegExp, unescapeHtml } from '../model/text.ts';

/** The part of an address that names words to mark in a page. */
const NAME = 'hl';

/** More words than these only make the address long. */
const MAX_WORDS = 12;

/** An address with words that its page shall mark; without any it stays as it is. */
export function addHighlight(address: string, words: readonly string[]): string {
  if (words.length === 0) return address;
  const [page = '', hash] = address.split('#');
  const params = words.slice(0, MAX_WORDS).map((word) => `${NAME}=${encodeURIComponent(word)}`);
  return `${page}?${params.join('&')}${hash === undefined ? '' : `#${hash}`}`;
}

/** The words that an address names, and the query part without them. */
export function takeHighlight(search: string): { words: string[]; rest: string } {
  const params = new URLSearchParams(search);
  const words = params.getAll(NAME).filter((word) => word.trim() !== '');
  params.delete(NAME);
  const rest = params.toString();
  return { words: words.slice(0, MAX_WORDS), rest: rest === '' ? '' : `?${rest}` };
}

/**
 * Where words stand in a text, in order and apart from each other, in any case; a word of Latin letters only where a word
 * begins.
 */
export function findWords(text: string, words: readonly string[]): { start: number; end: number }[] {
  const longest = words.toSorted((a, b) => b.length - a.length).map(patternOf);
  if (longest.length === 0) return [];
  return [...text.matchAll(new RegExp(longest.join('|'), 'giu'))].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
  }));
}

function patternOf(word: string): string {
  const escaped = escapeRegExp(word.trim());
  return `${/^[a-z0-9]/i.test(escaped) ? String.raw`(?<![\p{L}\p{N}])` : ''}${escaped}`;
}

/** A run of text; `isMatch` when it matched the query. */
export type ExcerptPart = { text: string; isMatch: boolean };

/** The excerpt of a search engine, text with `<mark>` around matches and escaped entities, as plain parts. */
export function splitExcerpt(html: string): ExcerptPart[] {
  return html
    .split(/(<mark>[^]*?<\/mark>)/)
    .filter((part) => part !== '')
    .map((part) => ({
      text: unescapeHtml(part.replace(/<\/?mark>/g, '')),
      isMatch: part.startsWith('<mark>'),
    }));
}
