import { cutWords } from '../language/cut-words.ts';
import { STOP_WORDS } from '../language/telling-words.ts';
import { foldWord } from '../language/word-groups.ts';

/** A text with what stands at its head; either may be empty. */
export type Text = { title: string; body: string };

/** How many texts of the archive hold a term; undefined where nobody has counted. */
export type Holders = { total: number; holding: (term: string) => number | undefined };

/** How alike a text is to the one that was asked for. */
export type Likeness = {
  score: number;
  /** Of what the text itself would score, from 0 to 1. */
  share: number;
  /** The words of the query that both hold, as it writes them; those that tell the most first. */
  shared: string[];
};

const TITLE_WEIGHT = 3;
/** Of BM25: how fast more of a word tell no more, and how much the length of a text counts. */
const K1 = 1.2;
const B = 0.5;

/**
 * How alike each text is to the one that is asked for, in the order given: BM25 over both fields, with words by their roots,
 * the parts of compound names, and pairs of neighbours. The texts are candidates that somebody else has found: nothing is
 * searched here.
 */
export function rankTexts(query: Text, texts: readonly Text[], holders?: Holders): Likeness[] {
  const wanted = countTerms(query);
  const counted = texts.map(countTerms);
  const length = counted.reduce((sum, one) => sum + one.length, 0) / Math.max(1, counted.length);
  const own = new Map<string, number>();
  for (const { counts } of counted)
    for (const term of wanted.counts.keys()) if (counts.has(term)) own.set(term, (own.get(term) ?? 0) + 1);
  const total = Math.max(holders?.total ?? 0, texts.length);
  const weights = new Map<string, number>();
  for (const [term, count] of wanted.counts) {
    const holding = Math.max(holders?.holding(term) ?? 0, own.get(term) ?? 0);
    const rarity = Math.log(1 + (total - holding + 0.5) / (holding + 0.5));
    weights.set(term, rarity * (term.includes(' ') ? PAIR_WEIGHT : 1) * Math.min(2, Math.sqrt(count)));
  }
  const scoreOf = ({ counts, length: size }: Counted): { score: number; parts: [string, number][] } => {
    const parts: [string, number][] = [];
    for (const [term, weight] of weights) {
      const count = counts.get(term);
      if (count === undefined) continue;
      const told = (count * (K1 + 1)) / (count + K1 * (1 - B + (B * size) / Math.max(1, length)));
      parts.push([term, weight * told]);
    }
    return { score: parts.reduce((sum, [, one]) => sum + one, 0), parts };
  };
  const most = scoreOf(wanted).score;
  return counted.map((one) => {
    const { score, parts } = scoreOf(one);
    const words = parts.sort(([, a], [, b]) => b - a).flatMap(([term]) => wanted.written.get(term) ?? []);
    const shared = [...new Set(words)];
    return { score, share: most === 0 ? 0 : Math.min(1, score / most), shared };
  });
}

const PAIR_WEIGHT = 0.5;

/** How often each term stands in a text, and how it is written there; pairs are not. */
type Counted = { counts: Map<string, number>; length: number; written: Map<string, string> };

function countTerms({ title, body }: Text): Counted {
  const counts = new Map<string, number>();
  const written = new Map<string, string>();
  const add = (text: string, weight: number): number => {
    const terms = listTerms(text);
    for (const { term, word } of terms) {
      counts.set(term, (counts.get(term) ?? 0) + weight);
      if (word !== undefined && !written.has(term)) written.set(term, word);
    }
    return terms.length;
  };
  return { counts, length: TITLE_WEIGHT * add(title, TITLE_WEIGHT) + add(body, 1), written };
}

/** Longer texts are read no further. */
const MAX_TEXT = 20_000;

/** A term of a text; `word` is how it is written, where it is one. */
type Term = { term: string; word?: string };

/** The terms of a text: roots of words, whole compound names with their parts, pairs of neighbours; no stop words or bare numbers. */
function listTerms(text: string): Term[] {
  const terms: Term[] = [];
  let before: string | undefined;
  for (const { 0: part } of text.slice(0, MAX_TEXT).matchAll(/[^\s]+/gu)) {
    const split = part.replace(/([a-z\d])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$3 $2');
    for (const one of split === part ? [part] : [part, split])
      for (const { text: folded, kind, start, end } of cutWords(one)) {
        if (kind === 'number' || STOP_WORDS.has(folded)) continue;
        const term = kind === 'word' ? foldWord(folded) : folded;
        terms.push({ term, word: one.slice(start, end) });
        if (one === split && before !== undefined) terms.push({ term: `${before} ${term}` });
        if (one === split) before = term;
      }
  }
  return terms;
}
