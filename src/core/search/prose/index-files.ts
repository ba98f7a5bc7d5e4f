import type { RecordStatus, VerdictValue } from '../../../../schemas/vocabulary.ts';
import { createWordGroups, type WordGroups } from '../../language/word-groups.ts';
import { keepFiles } from '../kept-files.ts';

/** A report as prose search shows it. */
export type ProseReport = {
  meta: {
    id: string;
    title: string;
    lang: string;
    date: string;
    verdict: VerdictValue;
    severity: string;
    record: RecordStatus;
    summary: string;
  };
  parts: ProsePart[];
};

/** A section, finding, step or lesson: its anchor, title and text. */
export type ProsePart = [anchor: string, title: string, text: string];

/** The head of an index: where each of its files begins. The files of one index stand in a folder of its own. */
export type ProseHead = {
  folder: string;
  reports: number;
  /** How many of them still hold: those that were withdrawn or superseded have the last numbers. */
  holding: number;
  /** The first word of each file of words, of words by their endings, and of postings. */
  words: string[];
  endings: string[];
  postings: string[];
  /** Groups of the archive's tag vocabulary. */
  groups: string[];
};

/** An index whose parts are loaded as they are asked for. Reports are numbered as lists order them, from 0. */
export type ProseIndex = Pick<ProseHead, 'reports' | 'holding'> & {
  groups: WordGroups;
  /** All words that begin so, and perhaps others near them. */
  beginning: (start: string) => Promise<readonly KnownWord[]>;
  /** All longer words that end so, and perhaps others. */
  ending: (end: string) => Promise<readonly KnownWord[]>;
  postings: (key: string) => Promise<Postings>;
  report: (number: number) => Promise<ProseReport>;
};

/** The name of the file that is read first. */
export const PROSE_HEAD = 'index.json';

/** Opens a prose index, whose files `load` gives by their path. Each one is loaded once, when it is needed. */
export async function openProseIndex(load: (path: string) => Promise<string>): Promise<ProseIndex> {
  const head = JSON.parse(await load(PROSE_HEAD)) as ProseHead;
  const keep = <Content>(read: (text: string) => Content): ((path: string) => Promise<Content>) =>
    keepFiles(async (path) => read(await load(`${head.folder}/${path}`)));
  const words = keep(unpackWords);
  const postings = keep(readPostings);
  const reports = keep((text) => JSON.parse(text) as ProseReport);
  const find = async (name: string, firsts: readonly string[], start: string): Promise<KnownWord[]> =>
    (
      await Promise.all(filesOfBeginning(firsts, start).map((number) => words(`${name}${number}.txt`)))
    ).flat();
  return {
    reports: head.reports,
    holding: head.holding,
    groups: createWordGroups(head.groups),
    beginning: (start) => find('w', head.words, start),
    ending: async (end) =>
      (await find('e', head.endings, reverse(end))).map(({ word, reports: count }) => ({
        word: reverse(word),
        reports: count,
      })),
    postings: async (key) => {
      const file = fileOfWord(head.postings, key);
      const packed = file === -1 ? undefined : (await postings(`p${file}.txt`)).get(key);
      return unpackPostings(packed ?? '');
    },
    report: (number) => reports(`r/${number}.json`),
  };
}

function readPostings(text: string): Map<string, string> {
  return new Map(
    text.split('\n').map((line) => {
      const space = line.indexOf(' ');
      return [line.slice(0, space), line.slice(space + 1)] as const;
    }),
  );
}

function reverse(word: string): string {
  return [...word].reverse().join('');
}

/** A word of an archive, and the number of reports that hold it. */
export type KnownWord = { word: string; reports: number };

/** Words in ascending order as text: each without what it shares with the word before it. */
export function packWords(words: readonly KnownWord[]): string {
  let before = '';
  return words
    .map(({ word, reports }) => {
      let shared = 0;
      while (shared < 35 && shared < word.length && word[shared] === before[shared]) shared += 1;
      before = word;
      return `${shared.toString(36)}${word.slice(shared)}${reports === 1 ? '' : ` ${reports.toString(36)}`}`;
    })
    .join('\n');
}

/** The inverse of `packWords`. */
export function unpackWords(text: string): KnownWord[] {
  let before = '';
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [rest = '', reports = '1'] = line.slice(1).split(' ');
      before = before.slice(0, Number.parseInt(line.charAt(0), 36)) + rest;
      return { word: before, reports: Number.parseInt(reports, 36) };
    });
}

/** The files that can hold words with a beginning, given the first word of each file, ascending. */
export function filesOfBeginning(firsts: readonly string[], beginning: string): number[] {
  return firsts.flatMap((first, index) => {
    const next = firsts[index + 1];
    const isAfter = first > beginning && !first.startsWith(beginning);
    const isBefore = next !== undefined && next <= beginning;
    return isAfter || isBefore ? [] : [index];
  });
}

/** The file that holds a word, if any does; -1 when it would stand before all. */
export function fileOfWord(firsts: readonly string[], word: string): number {
  return firsts.findLastIndex((first) => first <= word);
}

/** Reports that hold a word, by their number, ascending, and how much it tells of each: 1 to 63. */
export type Postings = { reports: number[]; impacts: number[] };

export const MAX_IMPACT = 63;

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUES = new Uint8Array(128);
Array.from(DIGITS).forEach((digit, value) => (VALUES[digit.charCodeAt(0)] = value));

/** Postings as text: for each report the distance from the one before, then its impact. */
export function packPostings({ reports, impacts }: Postings): string {
  let before = -1;
  const digits = reports.flatMap((report, index) => {
    const gap = packNumber(report - before - 1);
    before = report;
    return [gap, DIGITS[impacts[index] ?? 1] ?? ''];
  });
  return digits.join('');
}

/** The inverse of `packPostings`. */
export function unpackPostings(text: string): Postings {
  const postings: Postings = { reports: [], impacts: [] };
  let report = -1;
  for (let at = 0; at < text.length; at += 1) {
    const [gap, next] = readNumber(text, at);
    report += gap + 1;
    postings.reports.push(report);
    postings.impacts.push(VALUES[text.charCodeAt(next)] ?? 1);
    at = next;
  }
  return postings;
}

/** Five bits in each digit, the lowest first; the sixth says that more follow. */
function packNumber(number: number): string {
  let text = '';
  let rest = number;
  for (; rest > 31; rest = Math.floor(rest / 32)) text += DIGITS[32 + (rest % 32)] ?? '';
  return text + (DIGITS[rest] ?? '');
}

function readNumber(text: string, from: number): [number: number, next: number] {
  let number = 0;
  let unit = 1;
  for (let at = from; at < text.length; at += 1) {
    const digit = VALUES[text.charCodeAt(at)] ?? 0;
    number += (digit % 32) * unit;
    if (digit < 32) return [number, at + 1];
    unit *= 32;
  }
  return [number, text.length];
}
