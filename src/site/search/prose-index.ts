import { createHash } from 'node:crypto';
import type { TagVocabulary } from '../../../schemas/tag.ts';
import type { Report } from '../../core/model/report.ts';
import { PROSE_HEAD } from '../../core/search/prose/open-index.ts';
import { packWords } from '../../core/search/prose/packed-words.ts';
import { packPostings } from '../../core/search/prose/postings.ts';
import type { Postings } from '../../core/search/prose/postings.ts';
import type { ProseHead } from '../../core/search/prose/prose-index.ts';
import { createWordGroups } from '../../core/language/word-groups.ts';
import { proseReport } from './prose-report.ts';
import { weighWords } from './report-words.ts';
import { splitFiles } from './split-files.ts';
import { tagGroups } from './tag-groups.ts';

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
    groups: own,
    ...writeWords(files, postings),
    postings: writePostings(files, postings),
  };
  reports.forEach((report, number) => files.set(`r/${number}.json`, JSON.stringify(proseReport(report))));
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
  const write = (name: string, some: typeof words): string[] =>
    splitFiles(some, { keyOf: ({ word }) => word, sizeOf: ({ word }) => word.length, limit: WORDS_SIZE }).map(
      ({ first, items }, number) => {
        files.set(`${name}${number}.txt`, packWords(items));
        return first;
      },
    );
  return { words: write('w', words), endings: write('e', endings) };
}

function writePostings(files: Map<string, string>, postings: ReadonlyMap<string, Postings>): string[] {
  const lines = [...postings].map(([key, own]) => ({ key, text: `${key} ${packPostings(own)}` }));
  return splitFiles(lines, {
    keyOf: ({ key }) => key,
    sizeOf: ({ text }) => text.length,
    limit: POSTINGS_SIZE,
  }).map(({ first, items }, number) => {
    files.set(`p${number}.txt`, items.map(({ text }) => text).join('\n'));
    return first;
  });
}

function nameOf(files: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256');
  for (const [path, text] of files) hash.update(path).update('\0').update(text).update('\0');
  return hash.digest('hex').slice(0, 12);
}
