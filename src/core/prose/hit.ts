import { joinWords, spaceWords } from './cut-words.ts';
import { HIDDEN_MARK } from './word-groups.ts';

/** A report as the index keeps it: its text, with the places of its headings, counted in words. */
export type IndexedReport = {
  content: string;
  anchors: readonly { id: string; element: string; text?: string; location: number }[];
};

export type FoundSection = { anchor: string; title: string; excerpt: string };

/** Words of an excerpt. */
const LENGTH = 28;

const MAX_SECTIONS = 3;

/**
 * The excerpt of a report with the most of the found words, which stand between `<mark>` and `</mark>`, and the
 * sections that hold them. `locations` are the places of found words, ascending; those of hidden words are passed
 * over, and when there are no others, the words that `isMeant` are marked. An excerpt never begins in the `title`,
 * which stands first in the content.
 */
export function describeHit(
  { content, anchors }: IndexedReport,
  { title, locations, isMeant }: FoundWords,
): { excerpt: string; sections: FoundSection[] } {
  const words = content.replaceAll('<', '&lt;').replaceAll('>', '&gt;').split(/[^\S\uFEFF]+/gu);
  const hidden = words.indexOf(HIDDEN_MARK);
  const end = hidden === -1 ? words.length : hidden;
  const shown = words.slice(0, end);
  const places = new Set(locations.filter((place) => place < end));
  if (places.size === 0) shown.forEach((word, place) => isMeant(word) && places.add(place));
  const from = Math.min(spaceWords(title).split(/\s+/).length, end);
  return {
    excerpt: cutExcerpt(shown, places, { from, to: end }),
    sections: findSections(shown, places, anchors),
  };
}

export type FoundWords = {
  title: string;
  locations: readonly number[];
  isMeant: (word: string) => boolean;
};

type Span = { from: number; to: number };

function cutExcerpt(words: readonly string[], places: ReadonlySet<number>, { from, to }: Span): string {
  let best = from;
  let most = -1;
  for (let start = from; start === from || start + LENGTH <= to; start += 1) {
    let count = 0;
    for (let place = start; place < Math.min(to, start + LENGTH); place += 1) if (places.has(place)) count += 1;
    if (count > most) {
      most = count;
      best = start;
    }
  }
  const last = Math.min(to, best + LENGTH);
  const text = words
    .slice(best, last)
    .map((word, index) => (places.has(best + index) ? `<mark>${word}</mark>` : word))
    .join(' ');
  return joinMarked(text);
}

/** Chinese words close up again, also around marks; neighbours under one mark share it. */
function joinMarked(text: string): string {
  return joinWords(text.replaceAll('<mark>', '\u0001').replaceAll('</mark>', '\u0002'))
    .replaceAll(/(?<=\p{Script=Han}\u0002?) (?=\u0001?\p{Script=Han})/gu, '')
    .replaceAll('\u0002\u0001', '')
    .replaceAll('\u0001', '<mark>')
    .replaceAll('\u0002', '</mark>');
}

function findSections(
  words: readonly string[],
  places: ReadonlySet<number>,
  anchors: IndexedReport['anchors'],
): FoundSection[] {
  const headings = anchors
    .filter(({ element, id }) => /^h[2-6]$/.test(element) && id !== '')
    .toSorted((a, b) => a.location - b.location);
  return headings
    .map(({ id, text = '', location }, index) => {
      const to = Math.min(words.length, headings[index + 1]?.location ?? words.length);
      const count = [...places].filter((place) => place >= location && place < to).length;
      return { anchor: id, title: joinWords(text), count, span: { from: location, to } };
    })
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, MAX_SECTIONS)
    .map(({ anchor, title, span }) => ({ anchor, title, excerpt: cutExcerpt(words, places, span) }));
}
