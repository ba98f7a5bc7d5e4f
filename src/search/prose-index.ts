import { createHash } from 'node:crypto';
import type { TagVocabulary } from '../../schemas/tag.ts';
import type { Report } from '../core/model.ts';
import { PROSE_HEAD } from '../core/prose/open-index.ts';
import { packWords } from '../core/prose/packed-words.ts';
import { packPostings } from '../core/prose/postings.ts';
import type { Postings } from '../core/prose/postings.ts';
import type { ProseHead } from '../core/prose/prose-index.ts';
import { createWordGroups } from '../core/prose/word-groups.ts';
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
 * `known` is brought up to date.
 */
export function listProseFiles(
  reports: readonly Report[],
  tags: TagVocabulary,
  known: KnownWords = new Map(),
): Map<string, string> {
  const own = tagGroups(tags);
  const postings = collectPostings(weighReports(reports, tags, own, known));
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

type Words = [word: string, impact: number][];

/** The words of reports by their digests, each with what it tells of the report. Good for one set of tags. */
export type KnownWords = Map<string, Words>;

/** The words of each report, in order. Those of an unknown one are found; after it, only these reports are known. */
function weighReports(
  reports: readonly Report[],
  tags: TagVocabulary,
  own: readonly string[],
  known: KnownWords,
): Words[] {
  const groups = createWordGroups(own);
  const weighed = reports.map((report) => known.get(keyOf(report)) ?? [...weighWords(report, tags, groups)]);
  known.clear();
  reports.forEach((report, number) => known.set(keyOf(report), weighed[number] ?? []));
  return weighed;
}

function keyOf({ id, digest }: Report): string {
  return `${id} ${digest}`;
}

function collectPostings(weighed: readonly Words[]): Map<string, Postings> {
  const all = new Map<string, Postings>();
  weighed.forEach((words, number) => {
    for (const [key, impact] of words) {
      const known = all.get(key);
      if (known === undefined) all.set(key, { reports: [number], impacts: [impact] });
      else {
        known.reports.push(number);
        known.impacts.push(impact);
      }
    }
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
