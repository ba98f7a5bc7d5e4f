import type { Format, ImportedRecord, ImportedTag, UnmappedField } from './format.ts';
import { readFrontMatterFile } from './front-matter-file.ts';
import { tagIdOf } from './imported.ts';
import { writePostmortemBody } from './postmortem-body.ts';
import { readPostmortemFields } from './postmortem-fields.ts';
import { writePostmortemFrontMatter } from './postmortem-front-matter.ts';
import { readPostmortemTimes } from './postmortem-times.ts';
import { findTitle } from './safe-markdown.ts';
import { toLine } from './safe-text.ts';
import { leavesOf } from './values.ts';

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

function readRecord(
  data: Parameters<typeof readPostmortemFields>[0],
  text: string,
  fileName: string,
): ImportedRecord {
  const fields = readPostmortemFields(data, { fileName, heading: findTitle(text) });
  const times = readPostmortemTimes(fields, { text, fileName });
  const tags = fields.categories.flatMap((words) => tagOf(words) ?? []);
  const source = { fields, times, text, fileName };
  const frontMatter = writePostmortemFrontMatter(source);
  return {
    line: 1,
    sourceId: fields.sourceId,
    sourceName: fileName,
    year: times.detected.slice(0, 4),
    frontMatter,
    tags: tags.filter((tag, index) => tags.findIndex(({ id }) => id === tag.id) === index),
    body: writePostmortemBody(source, frontMatter.title),
    unmapped: [...unreadDates(fields.dates), ...unmappedOf(fields.rest), ...times.unmapped],
  };
}

function tagOf(words: string): ImportedTag | undefined {
  const id = tagIdOf(words);
  const label = toLine(words, 60);
  if (id === undefined || label === undefined) return undefined;
  return {
    id,
    label: label.charAt(0).toUpperCase() + label.slice(1).replaceAll('-', ' '),
    description: 'A category of imported post-mortems.',
  };
}

function unmappedOf(rest: Record<string, unknown>): UnmappedField[] {
  return leavesOf(rest).map(({ path, values }) => ({ path, value: values.join(', ') }));
}

/** A date that could not be read, or not to the full, is said with the value that stood there. */
function unreadDates(dates: Record<string, { written: string; date?: string }>): UnmappedField[] {
  return Object.entries(dates).flatMap(([path, { written, date }]) => {
    const isWhole = date !== undefined && (date.includes('T') || !/\d:\d/.test(written));
    return isWhole ? [] : [{ path, value: written }];
  });
}
