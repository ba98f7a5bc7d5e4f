import type { ReferenceInput } from '../../schemas/reference.ts';
import { fingerprint } from '../core/model/fingerprint.ts';
import { knownFields } from '../core/model/values.ts';
import { readForeignFrontMatter, type FrontMatterFile } from './foreign-front-matter.ts';
import type { Format, ImportedRecord, ImportedTag, SourceFile, UnmappedField } from './format.ts';
import {
  importedWords,
  joinBlocks,
  openPoints,
  tagIdOf,
  writeFacts,
  yearOf,
  type OpenPoint,
  type Origin,
} from './imported.ts';
import { languageOf, type TextLanguage } from './language.ts';
import { readPostmortemFields, type PostmortemFields } from './postmortem-fields.ts';
import { mapSections, type MappedText } from './postmortem-sections.ts';
import { readPostmortemTimes, type PostmortemTimes } from './postmortem-times.ts';
import { findTitle, firstHeading } from './postmortem-title.ts';
import { plainMarkdown, readMarkdown, writeSafeMarkdown } from './safe-markdown.ts';
import { cleanText, toLine, writeParagraphs } from './safe-text.ts';
import { unmappedOf, type WrittenTag } from './values.ts';
import { datesOfText, isWholeDate } from './written-dates.ts';

/** Markdown with YAML or TOML front matter or without, one post-mortem a file. */
export const postmortem: Format = {
  id: 'postmortem',
  name: 'Markdown',
  label: 'post-mortems as Markdown, with YAML or TOML front matter or without',
  extensions: ['.md', '.markdown'],
  guess: (text) => /^(?:\uFEFF)?(?:---|\+\+\+|#{1,3} )/.test(text),
  parse(text, file) {
    const parts = readForeignFrontMatter(text);
    if ('message' in parts) return { records: [], problems: [parts] };
    if (Object.keys(parts.data).length === 0 && parts.body.trim() === '') {
      return { records: [], problems: [{ line: 1, message: 'The file has neither front matter nor text.' }] };
    }
    return { records: [readRecord(parts, file, text)], problems: [] };
  },
};

/** The same for a file that differs in nothing but its line ends. */
function withLineFeeds(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .trim();
}

/** One file, read. */
type PostmortemSource = {
  fields: PostmortemFields;
  times: PostmortemTimes;
  title: string;
  language: TextLanguage;
  text: string;
  mapped: MappedText;
  file: SourceFile;
  content: string;
};

function readRecord(
  { data, body: text }: FrontMatterFile,
  file: SourceFile,
  written: string,
): ImportedRecord {
  const whole = withLineFeeds(written);
  const content = fingerprint(whole);
  const fields = readPostmortemFields(data);
  const title = findTitle(fields, text, file.name);
  const times = readTimes(fields, title, text, file);
  const language = languageOf(`${title}\n${fields.summary ?? ''}\n${text}`);
  const mapped = mapText(text, title, onlyDayOf(times));
  const source = { fields, times, title, language, text, mapped, file, content };
  const tags = fields.tags.flatMap((written) => tagOf(written) ?? []);
  return {
    line: 1,
    sourceId: sourceIdOf(source),
    sourceName: file.name,
    content,
    earlier: earlierNames(fields, [text, whole], file.name),
    year: yearOf(times.detected),
    frontMatter: writePostmortemFrontMatter(source),
    tags: tags.filter((tag, index) => tags.findIndex(({ label }) => label === tag.label) === index),
    body: writePostmortemBody(source),
    unmapped: [...unreadDates(fields), ...unmappedOf(fields.rest), ...times.unmapped],
  };
}

function readTimes(fields: PostmortemFields, title: string, text: string, file: SourceFile): PostmortemTimes {
  const { isArticle, url } = fields;
  const dates = [...fields.dates, ...datesOfText(text)];
  return readPostmortemTimes({ dates, isArticle, title, url, text, fileName: file.name, now: file.now });
}

/** A text that is too long or too deep for Markdown stands as plain paragraphs. */
function mapText(text: string, title: string, day: string | undefined): MappedText {
  const read = readMarkdown(text);
  if (read !== undefined) return mapSections(read, title, day);
  return {
    preface: writeParagraphs(cleanText(text)),
    sections: '',
    lessons: 0,
    unkind: 0,
    actions: 0,
    steps: 0,
  };
}

/** The day of an incident that is known to have ended on it. */
function onlyDayOf({ occurred, resolved }: PostmortemTimes): string | undefined {
  const day = occurred?.slice(0, 10);
  return day?.length === 10 && day === resolved?.slice(0, 10) ? day : undefined;
}

function sourceIdOf({ fields, file }: Pick<PostmortemSource, 'fields' | 'file'>): string {
  return toLine(fields.id ?? file.name, 300) ?? file.name;
}

/**
 * Versions without a fingerprint named a post-mortem by its own id, else by its address, else by its file, title and
 * first heading. Other front matter than YAML was text for them, and a title in it ended at a ` #`.
 */
function earlierNames({ id, url, title = '' }: PostmortemFields, texts: readonly string[], file: string) {
  const name = file.replace(/^.*\//, '');
  const titles = [title, title.replace(/\s+#.*$/s, ''), ''];
  const told = (): string[] =>
    texts
      .map(firstHeading)
      .flatMap((heading) => titles.map((words) => `${name} ${fingerprint(words, heading)}`));
  const own = id ?? url;
  return { source: toLine(name, 200) ?? 'file', ids: own === undefined ? told() : [own] };
}

function tagOf({ words, parts }: WrittenTag): ImportedTag | undefined {
  const label = toLine(words, 60);
  if (label === undefined) return undefined;
  return {
    id: tagIdOf(words),
    label: label.charAt(0).toUpperCase() + label.slice(1).replaceAll('-', ' '),
    description: 'A category of imported post-mortems.',
    ...(parts === undefined ? {} : { parts: parts.flatMap((part) => tagOf({ words: part }) ?? []) }),
  };
}

/** A date that could not be read, or not to the full, is said with the value that stood there. */
function unreadDates({ dates }: PostmortemFields): UnmappedField[] {
  return dates.flatMap(({ path, written, date }) => {
    const isWhole = date !== undefined && isWholeDate(date, written);
    return isWhole ? [] : [{ path, value: written }];
  });
}

/** The front matter of one post-mortem: nothing that it does not say, and the least where the contract wants a word. */
function writePostmortemFrontMatter(source: PostmortemSource): ImportedRecord['frontMatter'] {
  const { fields, times, title, language, mapped } = source;
  const { occurred, detected, resolved } = times;
  return knownFields({
    title,
    summary: toLine(plainMarkdown(fields.summary ?? mapped.summary ?? ''), 280),
    lang: language.lang,
    record_status: 'draft' as const,
    status: 'closed' as const,
    severity: fields.severity ?? 'informational',
    tlp: 'clear' as const,
    verdict: { value: 'undetermined' as const },
    times: knownFields({ occurred, detected, resolved }),
    references: referencesOf(fields),
    x_imported: originOf(source),
  });
}

function referencesOf({ url, archiveUrl }: PostmortemFields): ReferenceInput[] {
  const [first, copy] = url === undefined ? [archiveUrl] : [url, archiveUrl];
  return first === undefined ? [] : [knownFields({ kind: 'report' as const, url: first, archive_url: copy })];
}

function originOf(source: PostmortemSource): Origin {
  const { fields, times, file, content } = source;
  const tags = fields.categories.flatMap((words) => toLine(words, 100) ?? []);
  return knownFields({
    format: 'postmortem',
    source: toLine(file.name, 300) ?? 'file',
    source_id: sourceIdOf(source),
    content,
    url: fields.url,
    detected: times.ground,
    unknown: unknownOf(source),
    tags: tags.length === 0 ? undefined : tags,
  });
}

function unknownOf({ fields, times, mapped }: PostmortemSource): OpenPoint[] {
  return openPoints({
    occurred: times.occurred === undefined,
    detected: times.ground !== undefined,
    resolved: times.resolved === undefined,
    severity: fields.severity === undefined,
    verdict: true,
    lessons: mapped.unkind > 0,
    actions: mapped.actions > 0,
    steps: mapped.steps > 0,
  });
}

/** The body of one post-mortem: its text, and what its front matter says beside the fields of a report. */
function writePostmortemBody(source: PostmortemSource): string {
  const { mapped, language } = source;
  const words = importedWords(language.words);
  const isEmpty = mapped.preface === '' && mapped.sections === '';
  const opening = joinBlocks([longSummary(source), mapped.preface || (isEmpty ? words.noText : '')]).trim();
  const facts = writeFacts(factsOf(source), words);
  return joinBlocks([
    opening === '' ? '' : `## ${words.background}\n\n${opening}`,
    mapped.sections,
    facts === '' ? '' : `## ${words.fields}\n\n${facts}`,
  ]);
}

/** A summary that does not fit into the front matter stands ahead of the text. */
function longSummary({ fields, text }: PostmortemSource): string | undefined {
  const summary = fields.summary ?? '';
  const isWhole = toLine(plainMarkdown(summary), 280) === toLine(plainMarkdown(summary), Infinity);
  return isWhole || text.includes(summary) ? undefined : writeSafeMarkdown(summary);
}

/** Dates that no time of the report tells to the full stand as they are written. */
function factsOf({ fields, times, language }: PostmortemSource): [string, string][] {
  const told = [times.occurred, times.resolved, times.detected];
  const dates = fields.dates.filter(({ meaning, written, date }) => {
    const isTold = date !== undefined && told.includes(date) && isWholeDate(date, written);
    return !isTold && meaning !== 'fetched';
  });
  const published = importedWords(language.words).published;
  return [
    ...fields.facts.map(({ path, values }): [string, string] => [nameOf(path), values.join(', ')]),
    ...dates.map(({ path, meaning, written }): [string, string] => [
      meaning === 'published' || (meaning === 'page' && fields.isArticle) ? published : nameOf(path),
      written,
    ]),
  ];
}

function nameOf(path: string): string {
  const words = path.replaceAll(/[._]/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
