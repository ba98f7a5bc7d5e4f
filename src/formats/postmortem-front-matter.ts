import type { ReferenceInput } from '../../schemas/reference.ts';
import type { ImportedRecord } from './format.ts';
import type { Origin } from './imported.ts';
import type { PostmortemFields } from './postmortem-fields.ts';
import type { PostmortemTimes } from './postmortem-times.ts';
import { findTitle, plainMarkdown } from './safe-markdown.ts';
import { toLine } from './safe-text.ts';

/** One file, read. */
export type PostmortemSource = {
  fields: PostmortemFields;
  times: PostmortemTimes;
  text: string;
  fileName: string;
};

/** The front matter of one post-mortem: nothing that it does not say, and the least where the contract wants a word. */
export function writePostmortemFrontMatter(source: PostmortemSource): ImportedRecord['frontMatter'] {
  const { fields, times } = source;
  const summary = summaryOf(fields);
  return {
    title: titleOf(source),
    ...(summary === undefined ? {} : { summary }),
    record_status: 'draft',
    status: 'closed',
    severity: fields.severity ?? 'informational',
    tlp: 'clear',
    verdict: { value: 'undetermined' },
    times: {
      ...(times.occurred === undefined ? {} : { occurred: times.occurred }),
      detected: times.detected,
      ...(times.resolved === undefined ? {} : { resolved: times.resolved }),
    },
    references: referencesOf(fields),
    x_imported: originOf(source),
  };
}

function summaryOf({ summary }: PostmortemFields): string | undefined {
  return toLine(plainMarkdown(summary ?? ''), 280);
}

/** The title of the front matter, else the first heading, else the first sentence behind the name of the company. */
function titleOf({ fields, text, fileName }: PostmortemSource): string {
  const title = toLine(plainMarkdown(fields.title ?? ''), 200) ?? toLine(findTitle(text) ?? '', 200);
  if (title !== undefined) return title;
  const company = fields.facts.find(([label]) => label === 'Company')?.[1];
  const prose =
    plainMarkdown(fields.summary ?? text)
      .split('\n')
      .find((line) => line.trim() !== '') ?? '';
  const [sentence = ''] = prose.split(/(?<=[.!?])\s|(?<=[。！？])/);
  const words = toLine(sentence.replace(/[.。]$/, ''), 140) ?? fileName;
  return toLine(company === undefined ? words : `${company}: ${words}`, 200) ?? 'Imported record';
}

function referencesOf({ url, archiveUrl }: PostmortemFields): ReferenceInput[] {
  if (url === undefined && archiveUrl === undefined) return [];
  return [
    {
      kind: 'report',
      ...(url === undefined ? {} : { url }),
      ...(archiveUrl === undefined
        ? {}
        : url === undefined
          ? { url: archiveUrl }
          : { archive_url: archiveUrl }),
    },
  ];
}

function originOf({ fields, times, fileName }: PostmortemSource): Origin {
  return {
    format: 'postmortem',
    source: toLine(fileName, 200) ?? 'file',
    source_id: fields.sourceId,
    ...(fields.url === undefined ? {} : { url: fields.url }),
    ...(times.ground === undefined ? {} : { detected: times.ground }),
  };
}
