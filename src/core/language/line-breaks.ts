import { escapeHtml } from '../model/text.ts';
import { cutWords } from './cut-words.ts';

/** Dates of ISO 8601, which have hyphens and yet are one word. */
const DATE = /\b(\d{4}-\d{2}(?:-\d{2})?)\b/;
const HAN = /\p{Script=Han}/u;
const LATIN_BEFORE = /[\p{Script=Latin}\d]$/u;

/** Part of a line; a whole one ends nowhere within. */
type Run = { text: string; isWhole: boolean };

/**
 * A line of text in pieces between which a line of Chinese may end, for a style that forbids every other place
 * (`word-break: keep-all`): between words, and never beside a word of one character, which is mostly the rest of a term
 * that no dictionary has. Text without Chinese is one piece; a date is kept together in either.
 */
export function cutLine(text: string): Run[][] {
  if (!HAN.test(text)) return [runsOf(text)];
  const words = cutWords(text);
  const places = words.flatMap(({ kind, isJoined, start, end }, index) => {
    if (kind !== 'han' || end - start < 2) return [];
    const before = words[index - 1];
    const isBetween = isJoined && before !== undefined && before.end - before.start > 1;
    return isBetween || LATIN_BEFORE.test(text.slice(0, start)) ? [start] : [];
  });
  return [0, ...places].map((start, index) => runsOf(text.slice(start, places[index] ?? text.length)));
}

/** The pieces as HTML, with a mark at each place where a line may end. */
export function markLineBreaks(text: string): string {
  const write = ({ text: run, isWhole }: Run): string =>
    isWhole ? `<span class="nowrap">${escapeHtml(run)}</span>` : escapeHtml(run);
  return cutLine(text)
    .map((runs) => runs.map(write).join(''))
    .join('<wbr>');
}

function runsOf(text: string): Run[] {
  return text
    .split(DATE)
    .flatMap((part, index) => (part === '' ? [] : [{ text: part, isWhole: index % 2 === 1 }]));
}
