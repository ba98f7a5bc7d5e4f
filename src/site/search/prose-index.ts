import { detectedDay } from '../../core/time/times.ts';
import { createHash } from 'node:crypto';
import type { TagVocabulary } from '../../../schemas/tag.ts';
import { isPutAside, textOfHtml, type Report } from '../../core/model/report.ts';
import {
  MAX_IMPACT,
  packPostings,
  packWords,
  PROSE_HEAD,
  type KnownWord,
  type Postings,
  type ProseHead,
  type ProsePart,
  type ProseReport,
} from '../../core/search/prose/index-files.ts';
import { createWordGroups, type WordGroups } from '../../core/language/word-groups.ts';
import { namesOfTag } from '../../core/model/tags.ts';
import { cutWords, listWords } from '../../core/language/cut-words.ts';

/** Letters of a file before it is compressed; a word whose postings are longer has a file alone. */
const WORDS_SIZE = 9000;
const POSTINGS_SIZE = 12_000;

/** Only longer words are listed by their endings: shorter ones are corrected by their beginning. */
const MIN_ENDING = 5;

/**
 * The files of the prose index of reports, by their path: a head, and the rest in a folder named after what is in it, so
 * that a browser never mixes two builds. The same reports in the same order, the newest first, give the same bytes.
 * The words of reports are found unless they are known.
 */
export function listProseFiles(
  reports: readonly Report[],
  tags: TagVocabulary,
  timeZone: string,
  known?: KnownWords,
): Map<string, string> {
  const own = tagGroups(tags);
  const groups = createWordGroups(own);
  const postings = collectPostings(reports, (report) => {
    const kept = known?.get(report);
    if (kept !== undefined) return kept;
    const words = listImpacts(weighWords(report, tags, groups));
    known?.set(report, words);
    return words;
  });
  const files = new Map<string, string>();
  const head: Omit<ProseHead, 'folder'> = {
    reports: reports.length,
    holding: reports.filter((report) => !isPutAside(report)).length,
    groups: own,
    ...writeWords(files, postings),
    postings: writePostings(files, postings),
  };
  reports.forEach((report, number) =>
    files.set(`r/${number}.json`, JSON.stringify(proseReport(report, timeZone))),
  );
  const folder = nameOf(files);
  return new Map([
    [PROSE_HEAD, JSON.stringify({ folder, ...head } satisfies ProseHead)],
    ...[...files].map(([path, text]) => [`${folder}/${path}`, text] as const),
  ]);
}

/** The words of a report, and how much each tells of it: 1 to 63. */
export type WordImpacts = { words: string[]; impacts: number[] };

/** What is kept of the words of reports. Good for one set of tags. */
export type KnownWords = {
  get: (report: Report) => WordImpacts | undefined;
  set: (report: Report, words: WordImpacts) => void;
};

function listImpacts(impacts: ReadonlyMap<string, number>): WordImpacts {
  return { words: [...impacts.keys()], impacts: [...impacts.values()] };
}

/** One report at a time: the words of all of them together are many times as much. */
function collectPostings(
  reports: readonly Report[],
  wordsOf: (report: Report) => WordImpacts,
): Map<string, Postings> {
  const all = new Map<string, Postings>();
  reports.forEach((report, number) => {
    const { words, impacts } = wordsOf(report);
    words.forEach((word, index) => {
      const known = all.get(word) ?? { reports: [], impacts: [] };
      if (known.reports.length === 0) all.set(word, known);
      known.reports.push(number);
      known.impacts.push(impacts[index] ?? 1);
    });
  });
  return all;
}

function writeWords(
  files: Map<string, string>,
  postings: ReadonlyMap<string, Postings>,
): Pick<ProseHead, 'words' | 'endings'> {
  const words = [...postings]
    .filter(([key]) => !key.startsWith('#'))
    .map(([word, { reports }]) => ({ word, reports: reports.length }));
  const endings = words
    .filter(({ word }) => /^[a-z]+$/.test(word) && word.length >= MIN_ENDING)
    .map(({ word, reports }) => ({ word: [...word].reverse().join(''), reports }));
  const packing = { sizeOf: ({ word }: KnownWord) => word.length, limit: WORDS_SIZE, pack: packWords };
  return {
    words: writeFiles(files, 'w', words, packing),
    endings: writeFiles(files, 'e', endings, packing),
  };
}

function writePostings(files: Map<string, string>, postings: ReadonlyMap<string, Postings>): string[] {
  const lines = [...postings].map(([word, own]) => ({ word, text: `${word} ${packPostings(own)}` }));
  return writeFiles(files, 'p', lines, {
    sizeOf: ({ text }) => text.length,
    limit: POSTINGS_SIZE,
    pack: (some) => some.map(({ text }) => text).join('\n'),
  });
}

function nameOf(files: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256');
  for (const [path, text] of files) hash.update(path).update('\0').update(text).update('\0');
  return hash.digest('hex').slice(0, 12);
}

/** What a word counts by where it stands. */
const WEIGHTS = { title: 8, summary: 4, tags: 3, heading: 1.5, body: 1 };

/** How soon more of a word stops to count: where its impact is half of the most. */
const SATURATION = 1.6;

/** The length of a body, in words, that counts its words fully. */
const USUAL_LENGTH = 400;

/** Longer tokens are encoded data, not words. */
const MAX_WORD = 32;
const MAX_NAME = 64;

/** How much each word, and each group of words that is named, tells of a report: from 1 to `MAX_IMPACT`. */
function weighWords(report: Report, tags: TagVocabulary, groups: WordGroups): Map<string, number> {
  const { incident, intro, sections, footnotes } = report;
  const weights = new Map<string, number>();
  const add = (text: string, weight: number): void => addWords(weights, text, weight, groups);
  add(incident.title, WEIGHTS.title);
  add(incident.summary ?? '', WEIGHTS.summary);
  for (const tag of incident.tags) for (const name of namesOfTag(tag, tags)) add(name, WEIGHTS.tags);
  const parts = sections.flatMap((section) => [section, ...section.parts]);
  const body = [textOfHtml(intro), ...parts.map(({ text }) => text), textOfHtml(footnotes)].join('\n');
  for (const { title } of parts) add(title, WEIGHTS.heading);
  add(body, WEIGHTS.body / (0.6 + (0.4 * body.length) / (6 * USUAL_LENGTH)));
  for (const [word, weight] of weights)
    weights.set(word, Math.max(1, Math.round((MAX_IMPACT * weight) / (weight + SATURATION))));
  return weights;
}

function addWords(weights: Map<string, number>, text: string, weight: number, groups: WordGroups): void {
  const words = cutWords(text);
  for (const word of listWords(words))
    if (isListed(word)) weights.set(word, (weights.get(word) ?? 0) + weight);
  for (const { group } of groups.find(words)) weights.set(group.key, (weights.get(group.key) ?? 0) + weight);
}

function isListed(word: string): boolean {
  if (word.includes('.')) return word.length <= MAX_NAME;
  if (word.length > MAX_WORD) return false;
  return !/\d/.test(word) || (word.length < 12 && !/^(?=.*[a-f])[\da-f]{8,}$/.test(word));
}

/** A report as prose search shows it. */
function proseReport(report: Report, timeZone: string): ProseReport {
  const { id, lang, incident, intro, sections, footnotes } = report;
  return {
    meta: {
      id,
      title: incident.title,
      lang,
      date: detectedDay(report, timeZone),
      verdict: incident.verdict.value,
      severity: incident.severity,
      record: incident.record_status,
      summary: incident.summary ?? '',
    },
    parts: [
      ...partOf({ anchor: '', title: '', text: textOfHtml(intro) }),
      ...sections.flatMap((section) => [section, ...section.parts].flatMap(partOf)),
      ...partOf({ anchor: '', title: '', text: textOfHtml(footnotes) }),
    ],
  };
}

function partOf({ anchor, title, text }: { anchor: string; title: string; text: string }): ProsePart[] {
  return text.trim() === '' ? [] : [[anchor, title, text]];
}

type Packing<Item> = {
  sizeOf: (item: Item) => number;
  /** The size of a file; an item that is larger has one alone. */
  limit: number;
  pack: (items: Item[]) => string;
};

/** Writes items in the order of their words, by code units, in files of about one size; gives the first word of each. */
function writeFiles<Item extends { word: string }>(
  files: Map<string, string>,
  name: string,
  items: readonly Item[],
  { sizeOf, limit, pack }: Packing<Item>,
): string[] {
  const cut: Item[][] = [];
  let size = Infinity;
  for (const item of items.toSorted((a, b) => (a.word < b.word ? -1 : 1))) {
    size += sizeOf(item);
    if (size > limit) {
      cut.push([]);
      size = sizeOf(item);
    }
    cut.at(-1)?.push(item);
  }
  cut.forEach((some, number) => files.set(`${name}${number}.txt`, pack(some)));
  return cut.map(([first]) => first?.word ?? '');
}

/** The names of each tag that has several, as `createWordGroups` takes them. */
function tagGroups(tags: TagVocabulary): string[] {
  return Object.keys(tags)
    .map((tag) => [...new Set(namesOfTag(tag, tags).map((name) => name.replaceAll(/, */g, ' ')))])
    .filter((names) => names.length > 1)
    .map((names) => names.join(', '));
}
