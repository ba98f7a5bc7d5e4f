import { parseDocument } from 'yaml';
import type { ReferenceInput } from '../../schemas/reference.ts';
import { splitFrontMatter } from '../core/model/front-matter.ts';
import { isRecord, knownFields } from '../core/model/values.ts';
import type { Format, ImportedRecord, ImportedTag, UnmappedField } from './format.ts';
import {
  joinBlocks,
  NO_SEVERITY,
  openDetection,
  tagIdOf,
  writeFacts,
  writeOriginNote,
  writeUnknowns,
  type Origin,
} from './imported.ts';
import { readPostmortemFields, type PostmortemFields } from './postmortem-fields.ts';
import { readPostmortemTimes, type PostmortemTimes } from './postmortem-times.ts';
import { findTitle, plainMarkdown, writeSafeMarkdown } from './safe-markdown.ts';
import { cleanText, codeSpan, toLine } from './safe-text.ts';
import { leavesOf, unmappedOf, type JsonObject, type WrittenTag } from './values.ts';

/** Markdown with YAML front matter or without, one post-mortem a file. */
export const postmortem: Format = {
  id: 'postmortem',
  label: 'post-mortems as Markdown, with YAML front matter or without',
  extensions: ['.md', '.markdown'],
  parse(text, fileName) {
    const file = readFrontMatterFile(text);
    if ('message' in file) return { records: [], problems: [file] };
    if (Object.keys(file.data).length === 0 && file.body.trim() === '') {
      return { records: [], problems: [{ line: 1, message: 'The file has neither front matter nor text.' }] };
    }
    return { records: [readRecord(file.data, file.body, fileName)], problems: [] };
  },
};

function readRecord(data: JsonObject, text: string, fileName: string): ImportedRecord {
  const fields = readPostmortemFields(data, { fileName, heading: findTitle(text) });
  const times = readPostmortemTimes(fields, { text, fileName });
  const tags = fields.categories.flatMap((written) => tagOf(written) ?? []);
  const source = { fields, times, text, fileName };
  const frontMatter = writePostmortemFrontMatter(source);
  return {
    line: 1,
    sourceId: fields.sourceId,
    sourceName: fileName,
    year: times.detected.slice(0, 4),
    frontMatter,
    tags: tags.filter((tag, index) => tags.findIndex(({ label }) => label === tag.label) === index),
    body: writePostmortemBody(source, frontMatter.title),
    unmapped: [...unreadDates(fields.dates), ...unmappedOf(leavesOf(fields.rest)), ...times.unmapped],
  };
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
function unreadDates(dates: Record<string, { written: string; date?: string }>): UnmappedField[] {
  return Object.entries(dates).flatMap(([path, { written, date }]) => {
    const isWhole = date !== undefined && (date.includes('T') || !/\d:\d/.test(written));
    return isWhole ? [] : [{ path, value: written }];
  });
}

/** One file, read. */
type PostmortemSource = {
  fields: PostmortemFields;
  times: PostmortemTimes;
  text: string;
  fileName: string;
};

/** The front matter of one post-mortem: nothing that it does not say, and the least where the contract wants a word. */
function writePostmortemFrontMatter(source: PostmortemSource): ImportedRecord['frontMatter'] {
  const { fields, times } = source;
  const { occurred, detected, resolved } = times;
  return knownFields({
    title: titleOf(source),
    summary: toLine(plainMarkdown(fields.summary ?? ''), 280),
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

/** The title of the front matter, else the first heading, else the first sentence behind the name of the company. */
function titleOf({ fields, text, fileName }: PostmortemSource): string {
  const title = toLine(plainMarkdown(fields.title ?? ''), 200) ?? toLine(findTitle(text) ?? '', 200);
  if (title !== undefined) return title;
  const company = fields.facts.find(([label]) => label === 'Company')?.[1];
  const lines = plainMarkdown(fields.summary ?? text).split('\n');
  const prose = lines.find((line) => line.trim() !== '') ?? '';
  const [sentence = ''] = prose.split(/(?<=[.!?])\s|(?<=[。！？])/);
  const words = toLine(sentence.replace(/[.。]$/, ''), 140) ?? fileName;
  return toLine(company === undefined ? words : `${company}: ${words}`, 200) ?? 'Imported record';
}

function referencesOf({ url, archiveUrl }: PostmortemFields): ReferenceInput[] {
  const [first, copy] = url === undefined ? [archiveUrl] : [url, archiveUrl];
  return first === undefined ? [] : [knownFields({ kind: 'report' as const, url: first, archive_url: copy })];
}

function originOf({ fields, times, fileName }: PostmortemSource): Origin {
  return knownFields({
    format: 'postmortem',
    source: toLine(fileName, 200) ?? 'file',
    source_id: fields.sourceId,
    url: fields.url,
    detected: times.ground,
  });
}

/** The body of one post-mortem: its text, its facts as a table, and what it leaves open. */
function writePostmortemBody(source: PostmortemSource, title: string): string {
  const { fields, text, fileName } = source;
  const origin = `the post-mortem ${codeSpan(cleanText(fields.sourceId))} in the file ${codeSpan(cleanText(fileName))}`;
  return joinBlocks([
    '## Background',
    writeOriginNote(origin),
    longSummary(source),
    writeSafeMarkdown(text, title) || 'The source gives no text.',
    writeFacts(factsOf(fields)),
    writeUnknowns(unknownsOf(source)),
  ]);
}

/** A summary that does not fit into the front matter stands ahead of the text. */
function longSummary({ fields, text }: PostmortemSource): string | undefined {
  const summary = fields.summary ?? '';
  const isWhole = toLine(plainMarkdown(summary), 280) === toLine(plainMarkdown(summary), Infinity);
  return isWhole || text.includes(summary) ? undefined : writeSafeMarkdown(summary);
}

function factsOf({ facts, published }: PostmortemFields): PostmortemFields['facts'] {
  return published === undefined ? facts : [...facts, ['Published', published]];
}

function unknownsOf({ fields, times }: PostmortemSource): (string | false | undefined)[] {
  return [
    openDetection(times.ground),
    times.occurred === undefined && 'When the incident began.',
    times.resolved === undefined && 'When the incident ended.',
    fields.severity === undefined && NO_SEVERITY,
    'What the verdict on the alert was. It stays undetermined, since the source names none.',
  ];
}

/** A Markdown file in its two parts; `data` is empty when the file has no front matter. */
type FrontMatterFile = { data: JsonObject; body: string } | { line: number; message: string };

/** Cuts YAML front matter from Markdown; line ends and a byte-order mark do not matter. */
function readFrontMatterFile(text: string): FrontMatterFile {
  const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (source.trim() === '') return { line: 1, message: 'The file is empty.' };
  const { yaml, body } = splitFrontMatter(source);
  if (yaml === undefined) return { data: {}, body };
  // The last line end would move the place of a fault to the closing line.
  const options = { prettyErrors: false, stringKeys: true, uniqueKeys: false };
  const document = parseDocument(yaml.replace(/\n$/, ''), options);
  const [error] = document.errors;
  if (error !== undefined) {
    const line = 1 + yaml.slice(0, error.pos[0]).split('\n').length;
    return { line, message: `The front matter is not valid YAML: ${error.message.replace(/\.?$/, '')}.` };
  }
  try {
    const data: unknown = document.toJS({ maxAliasCount: 50 });
    if (data === null || data === undefined) return { data: {}, body };
    return isRecord(data) ? { data, body } : { data: {}, body: source };
  } catch {
    return { line: 1, message: 'The front matter has too many aliases.' };
  }
}
