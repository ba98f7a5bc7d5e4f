import { escapeHtml } from '../model/text.ts';
import { cutWords } from './cut-words.ts';

/** Dates of ISO 8601, which have hyphens and yet are one word. */
const DATE = /\b\d{4}-\d{2}(?:-\d{2})?\b/g;
const HAN = /\p{Script=Han}/u;
const LATIN_BEFORE = /[\p{Script=Latin}\d]$/u;

/**
 * A line of text as HTML that marks where a line of Chinese may end, for a style that forbids every other place
 * (`word-break: keep-all`): between words, and never beside a word of one character, which is mostly the rest of a term
 * that no dictionary has. Text without Chinese has no marks; a date is kept together in either.
 */
export function markLineBreaks(text: string): string {
  if (!HAN.test(text)) return keepDates(text);
  const words = cutWords(text);
  const places = words.flatMap(({ kind, isJoined, start, end }, index) => {
    if (kind !== 'han' || end - start < 2) return [];
    const before = words[index - 1];
    const isBetween = isJoined && before !== undefined && before.end - before.start > 1;
    return isBetween || LATIN_BEFORE.test(text.slice(0, start)) ? [start] : [];
  });
  return [0, ...places]
    .map((start, index) => keepDates(text.slice(start, places[index] ?? text.length)))
    .join('<wbr>');
}

function keepDates(text: string): string {
  return escapeHtml(text).replaceAll(DATE, '<span class="nowrap">$&</span>');
}
