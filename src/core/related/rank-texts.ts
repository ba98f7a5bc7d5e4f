import { cutWords } from '../language/cut-words.ts';
import { STOP_WORDS } from '../language/telling-words.ts';
import { foldWord } from '../language/word-groups.ts';
import { keepFor } from '../model/values.ts';

/** A text with what stands at its head; either may be empty. */
export type Text = { title: string; body: string };

/** How alike a text is to the one that was asked for. */
export type Likeness = {
  score: number;
  /** Of what the text itself would score, from 0 to 1. */
  share: number;
  /** The same without the Chinese words that a text in another language cannot hold. */
  reach: number;
  /** The words of the query that both hold, as it writes them; those that tell the most first. */
  shared: string[];
};

/** What a word of a title counts, on both sides. */
const TITLE_WEIGHT = 5;
/** Of BM25: how fast more of a word tell no more, and how much the length of a text counts. */
const K1 = 1.2;
const B = 0.9;

/**
 * How alike each text is to the one that is asked for, in the order given: BM25 with the title weighted, by the roots of
 * words, whole compound names and their parts, and numbers. The texts are candidates that somebody else has found: nothing
 * is searched here.
 */
export function rankTexts(query: Text, texts: readonly Text[]): Likeness[] {
  const wanted = countTerms(query);
  const counted = texts.map(countTerms);
  const weights = weighTerms(wanted, counted);
  // A few candidates are very long, and would make every other one short.
  const lengths = counted.map((one) => one.length).sort((a, b) => a - b);
  const length = lengths[lengths.length >> 1] ?? 1;
  const partsOf = ({ counts, length: size }: Counted): [term: string, score: number][] => {
    const slow = K1 * (1 - B + (B * size) / Math.max(1, length));
    return [...weights].flatMap(([term, weight]) => {
      const count = counts.get(term);
      return count === undefined ? [] : [[term, (weight * count * (K1 + 1)) / (count + slow)]];
    });
  };
  const sum = (parts: readonly [string, number][]): number => parts.reduce((all, [, one]) => all + one, 0);
  const whole = partsOf(wanted);
  const [most, chinese] = [sum(whole), sum(whole.filter(([term]) => HAN.test(term)))];
  const shareOf = (score: number, all: number): number => (all <= 0 ? 0 : Math.min(1, score / all));
  return counted.map((one) => {
    const parts = partsOf(one).sort(([, a], [, b]) => b - a);
    const score = sum(parts);
    return {
      score,
      share: shareOf(score, most),
      // Half of the words of a Chinese report are commands, names and numbers.
      reach: shareOf(score, most - chinese * (1 - Math.min(1, 2 * one.chinese))),
      shared: [...new Set(parts.flatMap(([term]) => wanted.written.get(term) ?? []))],
    };
  });
}

/** What each term of the query tells: the more, the fewer of the candidates hold it. */
function weighTerms(wanted: Counted, counted: readonly Counted[]): Map<string, number> {
  return new Map(
    [...wanted.counts].map(([term, count]) => {
      const holding = counted.reduce((sum, { counts }) => sum + (counts.has(term) ? 1 : 0), 0);
      return [term, count * Math.log(1 + (counted.length - holding + 0.5) / (holding + 0.5))];
    }),
  );
}

/** How often each term stands in a text, and how it is written there. */
type Counted = {
  counts: Map<string, number>;
  length: number;
  /** The share of its different terms that are Chinese. */
  chinese: number;
  written: Map<string, string>;
};

const HAN = /\p{Script=Han}/u;

/** Longer texts are read no further. */
const MAX_TEXT = 20_000;

/** A term of a text, the word that it is a part of or the root of, and what it counts. */
type Term = { term: string; word: string; tells: number };

/** A part counts beside its whole, so that `ZooKeeper` tells no more than two words. */
const PART_TELLS = 0.5;

/** The root under which the forms of a word are one term. */
function termOf({ text, kind }: { text: string; kind: string }): string {
  return kind === 'word' ? foldWord(text) : text;
}

/** `CobaltStrike` as its parts, with a blank between them. */
export function splitCompound(word: string): string {
  return word.replace(/([a-z\d])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$3 $2');
}

function listTerms(text: string): Term[] {
  const terms: Term[] = [];
  for (const { 0: whole } of text.slice(0, MAX_TEXT).matchAll(/[^\s]+/gu)) {
    const split = splitCompound(whole);
    for (const one of split === whole ? [whole] : [whole, split])
      for (const word of cutWords(one))
        if (!STOP_WORDS.has(word.text))
          terms.push({
            term: termOf(word),
            word: one.slice(word.start, word.end),
            tells: one === whole ? 1 : PART_TELLS,
          });
  }
  return terms;
}

/** The terms of a text are read once, as long as it lives. */
const countTerms = keepFor(({ title, body }: Text): Counted => {
  const counts = new Map<string, number>();
  const written = new Map<string, string>();
  const add = (text: string, weight: number): number => {
    const terms = listTerms(text);
    for (const { term, word, tells } of terms) {
      counts.set(term, (counts.get(term) ?? 0) + weight * tells);
      if (!written.has(term)) written.set(term, word);
    }
    return terms.length;
  };
  const length = TITLE_WEIGHT * add(title, TITLE_WEIGHT) + add(body, 1);
  const chinese = [...counts.keys()].filter((term) => HAN.test(term)).length / Math.max(1, counts.size);
  return { counts, length, chinese, written };
});
