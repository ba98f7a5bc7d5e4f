import { cutWords, type ProseWord } from '../language/cut-words.ts';
import { STOP_WORDS } from '../language/telling-words.ts';
import { rankTexts, splitCompound, type Text } from '../related/rank-texts.ts';
import type { ProseIndex, ProseReport } from '../search/prose/prose-index.ts';
import { searchProse } from '../search/prose/search-prose.ts';
import { tokenOf } from '../search/prose/tokens.ts';
import type { Alert } from './alert.ts';

/** A report with a text like that of the alert. */
export type Similar = {
  id: string;
  /** How much it tells, from 0 to 1; above one half only for a clear likeness. */
  likeness: number;
  /** The words that both hold, without bare numbers: those are in every log. */
  shared: string[];
};

/** So many words of a paste are looked for, and so many are tried to find the rarest of them. */
const MAX_WORDS = 12;
const MAX_TRIED = 32;
/** So many of the reports that hold them are read. */
const MAX_READ = 50;
/** A word in more of the reports than this share says nothing. */
const TOO_COMMON = 0.4;

/**
 * The reports whose text is like the prose of an alert: the search finds those that hold its rarest words, and the texts of
 * the best of them are compared with it as a whole.
 */
export async function findSimilar({ prose }: Pick<Alert, 'prose'>, index: ProseIndex): Promise<Similar[]> {
  const query = asText(prose);
  const words = await rarestWords(query, index);
  if (words.length === 0) return [];
  const { ranked } = await searchProse(index, words.join(' '));
  const reports = await Promise.all(ranked.slice(0, MAX_READ).map(({ key }) => index.report(key)));
  const found = rankTexts(query, reports.map(textOf));
  const ordered = reports
    .map(({ meta }, at) => ({ id: meta.id, share: 0, reach: 0, shared: [], ...found[at] }))
    .map((one) => ({ ...one, shared: one.shared.filter((word) => !BARE_NUMBER.test(word)) }))
    // The search finds beginnings, kin and other spellings of words too: what shares no word, nobody could be told why.
    .filter(({ shared }) => shared.length > 0)
    .sort((a, b) => b.share - a.share);
  return ordered.map(({ id, share, reach, shared }, at) => ({
    id,
    likeness:
      at === 0 && isClear(ordered) ? 0.9 + share / 10 : (reach * Math.min(1, shared.length / ENOUGH)) / 2,
    shared,
  }));
}

/** The words to show of those that two texts share: no part beside its whole, and no single character of Chinese, which is seldom a word. */
export function wordsToShow(shared: readonly string[]): string[] {
  const parts = new Set(
    shared.flatMap((word) => {
      const split = splitCompound(word);
      return split === word ? [] : split.split(' ');
    }),
  );
  const telling = shared.filter((word) => !parts.has(word) && !/^\p{Script=Han}$/u.test(word));
  return (telling.length === 0 ? [...shared] : telling).slice(0, MAX_SHARED);
}

const MAX_SHARED = 5;

const BARE_NUMBER = /^\p{Nd}+$/u;

/** So many words in common are more than chance. */
const ENOUGH = 6;

/**
 * Whether the first of some texts is the same thing and not only like it: it scores six tenths of what the text itself would,
 * well ahead of the next one. Of public bug reports that have no duplicate one in fifty has such a text, see `bench/recall`.
 */
function isClear([first, second]: readonly { share: number; shared: readonly string[] }[]): boolean {
  if (first === undefined || first.shared.length < ENOUGH || first.share < 0.6) return false;
  return second === undefined || first.share >= 1.2 * second.share;
}

/** The words of a text that tell the most: the fewest reports hold them, they are written often, or stand in the title. */
async function rarestWords({ title, body }: Text, index: ProseIndex): Promise<string[]> {
  const weights = new Map<string, { word: ProseWord; weight: number; count: number }>();
  for (const { text, weight } of [
    { text: title, weight: TITLE_WEIGHT },
    { text: body, weight: 1 },
  ])
    for (const word of cutWords(text).filter(isTelling)) {
      const known = weights.get(word.text) ?? { word, weight, count: 0 };
      weights.set(word.text, { ...known, count: known.count + 1 });
    }
  const tried = [...weights.values()]
    .map(({ word, weight, count }) => ({ word, weight: weight * (1 + Math.log(count)) }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MAX_TRIED);
  const counted = await Promise.all(
    tried.map(async (one) => ({ ...one, held: (await index.holding(tokenOf(one.word.text))).size })),
  );
  const most = Math.max(5, index.reports * TOO_COMMON);
  return counted
    .filter(({ held }) => held > 0 && held <= most)
    .map(({ word, weight, held }) => ({ word, tells: weight * Math.log(1 + index.reports / held) }))
    .sort((a, b) => b.tells - a.tells)
    .slice(0, MAX_WORDS)
    .map(({ word }) => word.text);
}

/** What a word of the title counts. */
const TITLE_WEIGHT = 3;

function isTelling({ text, kind }: ProseWord): boolean {
  if (STOP_WORDS.has(text) || /^[\da-f]{16,}$/.test(text)) return false;
  return kind === 'han' ? text.length > 1 : text.length > 1 && text.length < 32;
}

/** The first line of a paste is its title, unless it is the whole of it. */
function asText(prose: string): Text {
  const [title = '', ...rest] = prose.trim().split('\n');
  return title.length > 300 ? { title: '', body: prose } : { title, body: rest.join('\n') };
}

function textOf({ meta: { title, summary }, parts }: ProseReport): Text {
  return { title, body: [summary, ...parts.flatMap(([, heading, text]) => [heading, text])].join('\n') };
}
