import { ABBREVIATION, closeFullWidth, SENTENCE_END, unwrapLines } from '../model/text.ts';
import { cutWords } from './cut-words.ts';

/**
 * The beginning of a text as a heading of at most so many code points: as many of its sentences, else of its clauses, else
 * of its words, as there is room for; what is left out shows as `…`. A word is cut only where it alone is longer.
 */
export function headline(text: string, length: number): string {
  const line = closeFullWidth(unwrapLines(text)).replace(/\s+/g, ' ').trim();
  const points = [...line];
  if (points.length <= length) return line;
  const room = points.slice(0, Math.max(0, length - 1)).join('');
  const half = room.length / 2;
  const sentence = endOfLast(room, SENTENCE_END, (mark) => mark.index + mark[0].length);
  if (sentence > half) return room.slice(0, sentence).trimEnd();
  const clause = endOfLast(room, CLAUSE_END, ({ index }) => index);
  const end = clause > half ? clause : lastWordEnd(line, room.length);
  return `${room.slice(0, end === 0 ? room.length : end).trimEnd()}…`;
}

function endOfLast(text: string, mark: RegExp, end: (match: RegExpExecArray) => number): number {
  const matches = [...text.matchAll(mark)].filter(
    ({ 0: found, index }) => !found.startsWith('.') || !ABBREVIATION.test(text.slice(0, index)),
  );
  const last = matches.at(-1);
  return last === undefined ? 0 : end(last);
}

/** A mark that ends a clause: a full-width one, or one before a space. */
const CLAUSE_END = /[，；：、]|[,;:](?=\s)|\s[–—-]\s/g;

/** Where the last word ends that lies within the first `room` UTF-16 units; 0 where none does. */
function lastWordEnd(text: string, room: number): number {
  return cutWords(text).findLast(({ end }) => end <= room)?.end ?? 0;
}
