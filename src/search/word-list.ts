import { createHash } from 'node:crypto';
import { foldText } from '../core/prose/cut-words.ts';
import { packWords } from '../core/prose/packed-words.ts';
import type { KnownWord } from '../core/prose/packed-words.ts';

/** Words of one file: some 4 KB when compressed. */
const SHARD = 1000;

/** Only longer words have a list by their endings: shorter ones are corrected by their beginning. */
const MIN_ENDING = 5;

/** Longer tokens are encoded data, not words. */
const MAX_WORD = 32;

/** What a client reads first: files of the word lists in order, each with its first word. */
export type WordListIndex = {
  reports: number;
  beginnings: { first: string; file: string }[];
  endings: { first: string; file: string }[];
  /** Groups of the archive's tag vocabulary. */
  groups: string[];
};

export type WordCount = { add: (words: Iterable<string>) => void; files: (groups: string[]) => Map<string, string> };

/** Counts the reports that hold each word, and gives the files of the lists by their names. */
export function createWordCount(): WordCount {
  const counts = new Map<string, number>();
  let reports = 0;
  return {
    add: (words) => {
      reports += 1;
      for (const word of words) if (isListed(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
    },
    files: (groups) => writeFiles(counts, reports, groups),
  };
}

function writeFiles(counts: ReadonlyMap<string, number>, reports: number, groups: string[]): Map<string, string> {
  const files = new Map<string, string>();
  const write = (words: KnownWord[]): WordListIndex['beginnings'] => {
    const sorted = words.toSorted((a, b) => (a.word < b.word ? -1 : 1));
    const shards = [];
    for (let at = 0; at < sorted.length; at += SHARD) {
      const text = packWords(sorted.slice(at, at + SHARD));
      const file = `${createHash('sha256').update(text).digest('hex').slice(0, 10)}.txt`;
      files.set(file, text);
      shards.push({ first: sorted[at]?.word ?? '', file });
    }
    return shards;
  };
  const words = [...counts].map(([word, count]) => ({ word, reports: count }));
  const index: WordListIndex = {
    reports,
    beginnings: write(words),
    endings: write(
      words
        .filter(({ word }) => /^[a-z]+$/.test(word) && word.length >= MIN_ENDING)
        .map(({ word, reports: count }) => ({ word: reverse(word), reports: count })),
    ),
    groups,
  };
  files.set('index.json', JSON.stringify(index));
  return files;
}

function isListed(word: string): boolean {
  if (word.includes('.')) return word.length <= 2 * MAX_WORD;
  if (word.length > MAX_WORD) return false;
  return !/\d/.test(word) || (word.length < 12 && !/^(?=.*[a-f])[\da-f]{8,}$/.test(word));
}

function reverse(word: string): string {
  return [...foldText(word)].reverse().join('');
}
