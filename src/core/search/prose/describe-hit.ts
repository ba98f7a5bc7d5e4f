import { escapeHtmlText } from '../../model/text.ts';
import { cutWords } from '../../language/cut-words.ts';
import type { WordGroups } from '../../language/word-groups.ts';
import type { ProsePart, ProseText } from './prose-index.ts';
import { nameTokens } from './tokens.ts';

/** What to mark: words by their token, words that begin so, Chinese as it stands, and what names a group by its key. */
export type WantedWords = {
  tokens: ReadonlySet<string>;
  beginnings: readonly string[];
  han: readonly string[];
  keys: ReadonlySet<string>;
  groups: WordGroups;
};

/** Texts have found words between `<mark>` and `</mark>`, and `<`, `>` and `&` as entities. */
export type DescribedHit = {
  excerpt: string;
  /** That of the excerpt, where it is not that of the report. */
  excerptLang?: string;
  sections: { anchor: string; title: string; excerpt: string }[];
};

/** About the length of an excerpt, where a Chinese character counts twice. */
const LENGTH = 190;

/** What stands before the first found word. */
const LEAD = 40;

const MAX_SECTIONS = 3;

/** An excerpt of the text with the most different wanted words, and the sections that hold them, those with most first. */
export function describeHit({ meta, parts }: ProseText, wanted: WantedWords): DescribedHit {
  const texts: ProsePart[] = [['', '', meta.summary, meta.summaryLang], ...parts];
  const found = texts
    .map(([anchor, title, text, lang], order) => ({
      anchor,
      title,
      text,
      lang,
      order,
      places: findWanted(text, wanted),
    }))
    .map((part) => ({ ...part, distinct: new Set(part.places.map(({ word }) => word)).size }))
    .sort((a, b) => b.distinct - a.distinct || a.order - b.order);
  const [first] = found;
  const sections = found.filter(({ anchor, distinct }) => anchor !== '' && distinct > 0);
  return {
    excerpt: first === undefined ? '' : cutExcerpt(first.text, first.places),
    ...(first?.lang === undefined ? {} : { excerptLang: first.lang }),
    sections: sections.slice(0, MAX_SECTIONS).map(({ anchor, title, text, places }) => ({
      anchor,
      title,
      excerpt: cutExcerpt(text, places),
    })),
  };
}

type Place = { start: number; end: number; word: string };

function findWanted(text: string, { tokens, beginnings, han, keys, groups }: WantedWords): Place[] {
  const cut = cutWords(text);
  const places: Place[] = cut.flatMap((word) => {
    if (word.kind === 'han') return [];
    const token = nameTokens(text, word).find((one) => tokens.has(one));
    const name = token ?? beginnings.find((start) => word.text.startsWith(start));
    return name === undefined ? [] : [{ start: word.start, end: word.end, word: name }];
  });
  if (han.length > 0)
    for (const { 0: word, index } of text.matchAll(new RegExp(han.join('|'), 'gu')))
      places.push({ start: index, end: index + word.length, word });
  if (keys.size > 0)
    for (const { group, from, to } of groups.find(cut))
      if (keys.has(group.key))
        places.push({ start: cut[from]?.start ?? 0, end: cut[to - 1]?.end ?? 0, word: group.key });
  return places.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The stretch of a text with the most different wanted words. */
function cutExcerpt(text: string, places: readonly Place[]): string {
  const start = densestStart(text, places);
  const from = start <= LEAD ? 0 : wordStart(text, start - LEAD, start);
  const to = wordEnd(text, reach(text, from, LENGTH));
  const inside = places.filter((place) => place.start >= from && place.end <= to);
  const marked = markPlaces(text, inside, from, to).replaceAll(/\s+/g, ' ').trim();
  return `${from > 0 ? '…' : ''}${marked}${to < text.length ? '…' : ''}`;
}

function densestStart(text: string, places: readonly Place[]): number {
  let best = { from: 0, distinct: 0 };
  places.forEach(({ start }, index) => {
    const end = reach(text, start, LENGTH - LEAD);
    const words = new Set<string>();
    for (let at = index; (places[at]?.end ?? Infinity) <= end; at += 1) words.add(places[at]?.word ?? '');
    if (words.size > best.distinct) best = { from: start, distinct: words.size };
  });
  return best.from;
}

/** Where a stretch of some length ends. */
function reach(text: string, from: number, length: number): number {
  let left = length;
  let at = from;
  while (at < text.length && left > 0) {
    left -= text.charCodeAt(at) > 0x2e7f ? 2 : 1;
    at += 1;
  }
  return at;
}

/** The first beginning of a word at or after `from`, and `latest` at most. */
function wordStart(text: string, from: number, latest: number): number {
  const space = /[\s，。；、！？]/.exec(text.slice(from, latest));
  return space === null ? from : from + space.index + 1;
}

function wordEnd(text: string, to: number): number {
  if (to >= text.length || !/[\p{Script=Latin}\p{N}]/u.test(text.charAt(to))) return to;
  const start = text.slice(0, to).search(/[^\p{Script=Latin}\p{N}][\p{Script=Latin}\p{N}]*$/u);
  return start === -1 ? to : start + 1;
}

function markPlaces(text: string, places: readonly Place[], from: number, to: number): string {
  let marked = '';
  let at = from;
  for (const { start, end } of places) {
    if (start < at) continue;
    marked += `${escapeHtmlText(text.slice(at, start))}<mark>${escapeHtmlText(text.slice(start, end))}</mark>`;
    at = end;
  }
  return (marked + escapeHtmlText(text.slice(at, to))).replaceAll(/<\/mark>(\s?)<mark>/g, '$1');
}
