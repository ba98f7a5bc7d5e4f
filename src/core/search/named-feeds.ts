import type { ThingLists } from '../../../schemas/thing.ts';
import { allWords } from '../i18n/archive-words.ts';
import { createDirectories } from '../language/things.ts';
import type { Settings } from '../../../schemas/settings.ts';
import type { TagVocabulary } from '../../../schemas/tag.ts';
import { defang } from '../indicators/defang.ts';
import { refang } from '../indicators/indicators.ts';
import { fingerprint } from '../model/fingerprint.ts';
import { answerTexts, readTexts, type Report } from '../model/report.ts';
import type { ReportRow } from '../model/row.ts';
import { escapeRegExp, foldCase } from '../model/text.ts';
import { matchesFilters } from './query/filters.ts';
import { parseQuery } from './query/parse.ts';
import type { ParsedQuery, Query, QueryProblem } from './query/query.ts';
import { buildQueryVocabulary } from './query/names.ts';

/** A feed that the settings name. */
export type NamedFeed = Settings['feeds'][number];

/** The part of its address that is its own. */
export function namedFeedId({ id, query }: NamedFeed): string {
  return id ?? fingerprint(query);
}

/** What gives the values of a query their names. */
type FeedGround = {
  settings: Pick<Settings, 'fields' | 'words' | 'language'>;
  tags: TagVocabulary;
  things?: ThingLists | undefined;
};

/** The query of a feed, and what of it cannot be read. */
export function readFeedQuery({ query }: NamedFeed, { settings, tags, things }: FeedGround): ParsedQuery {
  const { fields, language } = settings;
  const known = { fields, things: createDirectories(things ?? {}, language) };
  return parseQuery(query, buildQueryVocabulary(allWords(settings), tags, known));
}

/**
 * What is wrong with a part of the query of a feed, and what to write. The search box leaves such a part out and says so; a
 * feed would be another one than was asked for, and nobody would see it.
 */
export function explainFeedProblem(
  { title }: NamedFeed,
  { kind, written, field = '', nearest }: QueryProblem,
): { message: string; hint: string } {
  const faults: Record<QueryProblem['kind'], string> = {
    'unknown-field': `\`${written}:\` is no filter.`,
    'unknown-value': `\`${written}\` is no value of \`${field}:\`.`,
    misspelt: `\`${written}\` is no value of \`${field}:\`.`,
    'not-ordered': `\`${field}:\` takes no \`<\` and no \`>\`.`,
    'not-a-date': `\`${written}\` is no date.`,
    'no-value': `\`${field}:\` has no value.`,
    'too-long': 'it is too long.',
  };
  return {
    message: `In the query of the feed \`${title}\`, ${faults[kind]}`,
    hint:
      nearest === undefined
        ? 'Write it as in the search box, such as `verdict:false_positive tag:ip-reuse`; put words with a colon in quotation marks.'
        : `Did you mean \`${nearest}\`?`,
  };
}

/**
 * Whether a report passes a query: every filter of it, and each word and phrase stands in its text. A word of letters may go
 * on, so that `expire` finds `expired`; one that ends in a digit may not, so that an address finds no longer one.
 */
export function passesQuery(query: Query, report: Report, row: ReportRow): boolean {
  if (!matchesFilters(query)(row)) return false;
  const wanted = query.items.flatMap((item) => (item.kind === 'filter' ? [] : [item.text]));
  if (wanted.length === 0) return true;
  const text = foldCase(textOf(report));
  return wanted.every((words) =>
    [words, defang(words), refang(words)].some((one) => patternOf(one).test(text)),
  );
}

function textOf(report: Report): string {
  const { id, aliases, title, summary = '', indicators, intel, detection, tags } = report.incident;
  return [
    ...[id, ...aliases, title, summary, ...tags],
    ...answerTexts(report.incident),
    ...indicators.map(({ value }) => value),
    ...intel.flatMap(({ source, history }) => [source, ...history.flatMap(({ labels }) => labels)]),
    ...detection.flatMap(({ tool = '', signature = '' }) => [tool, signature]),
    ...readTexts(report).map(({ text }) => text),
  ].join('\n');
}

function patternOf(words: string): RegExp {
  const text = foldCase(words.trim());
  const before = /^[\p{Script=Latin}\p{N}]/u.test(text) ? '(?<![\\p{Script=Latin}\\p{N}])' : '';
  const behind = /\p{N}$/u.test(text) ? '(?![.\\[]*\\p{N})' : '';
  return new RegExp(before + escapeRegExp(text).replace(/\s+/g, '\\s+') + behind, 'u');
}
