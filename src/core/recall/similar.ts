import { cutWords } from '../language/cut-words.ts';
import { STOP_WORDS } from '../language/telling-words.ts';
import { rankTexts, type Text } from '../related/rank-texts.ts';
import type { ProseIndex, ProseReport } from '../search/prose/prose-index.ts';
import { searchProse } from '../search/prose/search-prose.ts';
import { tokenOf } from '../search/prose/tokens.ts';
import type { Alert } from './alert.ts';

/** A report with a text like that of the alert. */
export type Similar = { id: string; likeness: number; shared: string[] };

/** So many words of a paste are looked for, and so many are tried to find the rarest of them. */
const MAX_WORDS = 12;
const MAX_TRIED = 32;
/** So many of the reports that hold them are read. */
const MAX_READ = 30;
/** A word in more of the reports than this share says nothing. */
const TOO_COMMON = 0.4;

/**
 * The reports whose text is like the prose of an alert: the search finds those that hold its rarest words, and the texts of
 * the best of them are compared with it as a whole.
 */
export async function findSimilar({ prose }: Alert, index: ProseIndex): Promise<Similar[]> {
  const words = await rarestWords(prose, index);
  if (words.length === 0) return [];
  const { ranked } = await searchProse(index, words.join(' '));
  const reports = await Promise.all(ranked.slice(0, MAX_READ).map(({ key }) => index.report(key)));
  const found = rankTexts(asText(prose), reports.map(textOf));
  return reports
    .map(({ meta }, at) => ({
      id: meta.id,
      likeness: found[at]?.share ?? 0,
      shared: found[at]?.shared ?? [],
    }))
    .sort((a, b) => b.likeness - a.likeness);
}

/** The words of a text that the fewest reports hold, and at least one does. */
async function rarestWords(text: string, index: ProseIndex): Promise<string[]> {
  const words = [
    ...new Set(
      cutWords(text)
        .filter(isTelling)
        .map((word) => word.text),
    ),
  ].slice(0, MAX_TRIED);
  const counted = await Promise.all(
    words.map(async (word) => ({ word, holders: (await index.holding(tokenOf(word))).size })),
  );
  const most = Math.max(5, index.reports * TOO_COMMON);
  return counted
    .filter(({ holders }) => holders > 0 && holders <= most)
    .sort((a, b) => a.holders - b.holders)
    .slice(0, MAX_WORDS)
    .map(({ word }) => word);
}

function isTelling({ text, kind }: { text: string; kind: string }): boolean {
  if (STOP_WORDS.has(text) || kind === 'number' || /^[\da-f]{8,}$/.test(text)) return false;
  return kind === 'han' ? text.length > 1 : text.length > 2 && text.length < 32;
}

function asText(prose: string): Text {
  const [title = '', ...rest] = prose.trim().split('\n');
  return title.length > 300 ? { title: '', body: prose } : { title, body: rest.join('\n') };
}

function textOf({ meta: { title, summary }, parts }: ProseReport): Text {
  return { title, body: [summary, ...parts.flatMap(([, heading, text]) => [heading, text])].join('\n') };
}
