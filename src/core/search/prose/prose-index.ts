import type { KnownWord } from './packed-words.ts';
import type { Postings } from './postings.ts';

/** A report as prose search shows it. */
export type ProseReport = {
  meta: {
    id: string;
    title: string;
    lang: string;
    date: string;
    verdict: string;
    severity: string;
    record: string;
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
  /** The first word of each file of words, of words by their endings, and of postings. */
  words: string[];
  endings: string[];
  postings: string[];
  /** Groups of the archive's tag vocabulary. */
  groups: string[];
};

/** An index whose parts are loaded as they are asked for. Reports are numbered from the newest, from 0. */
export type ProseIndex = {
  reports: number;
  groups: readonly string[];
  /** All words that begin so, and perhaps others near them. */
  beginning: (start: string) => Promise<readonly KnownWord[]>;
  /** All longer words that end so, and perhaps others. */
  ending: (end: string) => Promise<readonly KnownWord[]>;
  postings: (key: string) => Promise<Postings>;
  report: (number: number) => Promise<ProseReport>;
};
