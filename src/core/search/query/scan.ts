import type { TagVocabulary } from '../../../../schemas/tag.ts';
import { createDefanger } from '../../indicators/defanger.ts';
import { readTexts, type Report } from '../../model/report.ts';
import { tagLabel } from '../../i18n/tag-label.ts';
import { escapeRegExp, foldCase, sentenceAround } from '../../model/text.ts';
import { newestReportFirst } from '../../time/times.ts';
import { cutWords } from '../../language/cut-words.ts';
import { STOP_WORDS } from '../../language/telling-words.ts';
import { phrasesOf, termsOf, type Query } from './query.ts';
import { createWordGroups, type WordGroups } from '../../language/word-groups.ts';

/** A report whose text holds words of a query. */
export type ScanHit = {
  report: Report;
  score: number;
  /** Words of the query that it does not hold. */
  missing: string[];
  /** The sentence around the first word in the body, with the anchor of its part; missing when only the head has it. */
  sentence?: { text: string; anchor: string };
};

/**
 * Reads the texts of reports for words and exact phrases, with no index. A Latin word also finds longer ones that begin
 * with it; Chinese is found anywhere; words for the same thing count half. Every phrase must be there. The best ones come
 * first: by where each word stands (title 8, tags, sources and signatures 5, summary 4, body 1, and a little for each
 * time more), then the newer. When no report has all words, those with the most of them are given, at least half.
 */
export function scanReports(reports: readonly Report[], query: Query, tags: TagVocabulary): ScanHit[] {
  const folded = reports.map((report) => ({ report, fields: foldFields(report, tags) }));
  const wanted = planScan(query, (word) =>
    folded.some(({ fields }) => fields.some(({ text }) => text.includes(word))),
  );
  if (wanted.length === 0) return [];
  const hits = folded.flatMap(({ report, fields }): ScanHit[] => {
    const scores = wanted.map((word) => scoreOf(word, fields));
    const missing = wanted.filter((_, at) => scores[at] === 0);
    if (missing.some(({ isPhrase }) => isPhrase) || missing.length > wanted.length / 2) return [];
    const score = scores.reduce((sum, one) => sum + one, 0);
    return score === 0 ? [] : [{ report, score, missing: missing.map(({ text }) => text) }];
  });
  const fewest = Math.min(...hits.map(({ missing }) => missing.length));
  return hits
    .filter(({ missing }) => missing.length === fewest)
    .sort((a, b) => b.score - a.score || newestReportFirst(a.report, b.report))
    .map((hit) => ({ ...hit, ...findSentence(hit.report, wanted) }));
}

type Field = { text: string; weight: number };

function foldFields(report: Report, tags: TagVocabulary): Field[] {
  const { title, summary = '', intel, detection, tags: own } = report.incident;
  const names = [
    report.id,
    ...own.flatMap((tag) => [tag, tagLabel(tags, tag, 'en'), tagLabel(tags, tag, 'zh-CN')]),
    ...intel.flatMap(({ source, product = '' }) => [source, product]),
    ...detection.flatMap(({ signature = '', tool = '' }) => [signature, tool]),
  ];
  const body = readTexts(report).map(({ text }) => text);
  return [
    { text: foldCase(title), weight: 8 },
    { text: foldCase(names.join('\n')), weight: 5 },
    { text: foldCase(summary), weight: 4 },
    { text: foldCase(body.join('\n')), weight: 1 },
  ];
}

function scoreOf({ pattern, synonyms }: ScanWord, fields: readonly Field[]): number {
  const same = scorePattern(pattern, fields);
  return same > 0 ? same : Math.max(0, ...synonyms.map((synonym) => scorePattern(synonym, fields) / 2));
}

function scorePattern(pattern: RegExp, fields: readonly Field[]): number {
  return fields.reduce((sum, { text, weight }) => {
    const times = text.match(pattern)?.length ?? 0;
    return times === 0 ? sum : sum + weight + Math.log2(times) / 4;
  }, 0);
}

function findSentence(report: Report, wanted: readonly ScanWord[]): Pick<ScanHit, 'sentence'> {
  const texts = readTexts(report);
  for (const pattern of [
    ...wanted.map(({ pattern }) => pattern),
    ...wanted.flatMap(({ synonyms }) => synonyms),
  ]) {
    for (const { text, anchor } of texts) {
      const at = text.toLowerCase().search(pattern);
      if (at < 0) continue;
      return { sentence: { text: createDefanger(report)(sentenceAround(text, at, at + 1)), anchor } };
    }
  }
  return {};
}

/** A word or phrase to look for in folded texts, and words that name the same thing. */
type ScanWord = { text: string; isPhrase: boolean; pattern: RegExp; synonyms: RegExp[] };

/**
 * What a plain scan looks for. Words that say nothing are left out unless there are no others, and a word that no text
 * holds in one piece, as is usual for Chinese, is cut. `isKnown` tells whether any text holds a folded word.
 */
function planScan(query: Query, isKnown: (folded: string) => boolean): ScanWord[] {
  const groups = createWordGroups([]);
  const pieces = termsOf(query).flatMap((word) => {
    const folded = foldCase(word).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
    if (folded === '' || !/\p{Script=Han}{2}/u.test(folded) || isKnown(folded)) return [folded];
    const cut = cutWords(folded).map(({ text }) => text);
    return cut.filter((text) => text.length > 1 && !STOP_WORDS.has(text));
  });
  const written = [...new Set(pieces)].filter((piece) => piece !== '');
  const telling = written.filter((word) => !STOP_WORDS.has(word));
  return [
    ...phrasesOf(query).map((phrase) => ({
      text: phrase,
      isPhrase: true,
      pattern: patternOf(foldCase(phrase)),
      synonyms: [],
    })),
    ...(telling.length > 0 ? telling : written).slice(0, MAX_WORDS).map((text) => ({
      text,
      isPhrase: false,
      pattern: patternOf(text),
      synonyms: synonymsOf(text, groups).map(patternOf),
    })),
  ];
}

/** A pasted log is no query. */
const MAX_WORDS = 24;

function synonymsOf(word: string, groups: WordGroups): string[] {
  const cut = cutWords(word);
  const whole = groups.find(cut).filter(({ from, to }) => from === 0 && to === cut.length);
  const terms = new Set(whole.flatMap(({ group }) => group.terms.map(foldCase)));
  terms.delete(word);
  return [...terms];
}

/** A word of a script with spaces is found where a word begins with it; a plural finds the singular. */
function patternOf(folded: string): RegExp {
  const stem = /^[a-z]{3,}[^s]s$/.test(folded) ? folded.slice(0, -1) : folded;
  const source = escapeRegExp(stem).replace(/\s+/g, '\\s+');
  return new RegExp(`${/^[a-z0-9]/.test(stem) ? '(?<![a-z0-9])' : ''}${source}`, 'gu');
}
