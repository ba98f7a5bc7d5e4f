import { joinBlocks, writeOriginNote, writeUnknowns } from './imported.ts';
import type { PostmortemSource } from './postmortem-front-matter.ts';
import { plainMarkdown, writeSafeMarkdown } from './safe-markdown.ts';
import { cleanText, codeSpan, escapeText, toLine, writeTable } from './safe-text.ts';

/** The body of one post-mortem: its text, its facts as a table, and what it leaves open. */
export function writePostmortemBody(source: PostmortemSource, title: string): string {
  const { fields, text, fileName } = source;
  const prose = writeSafeMarkdown(text, title);
  return joinBlocks([
    '## Background',
    writeOriginNote(
      `the post-mortem ${codeSpan(cleanText(fields.sourceId))} in the file ${codeSpan(cleanText(fileName))}`,
    ),
    longSummary(source),
    prose || 'The source gives no text.',
    writeFacts(source),
    writeUnknowns(unknownsOf(source)),
  ]);
}

/** A summary that does not fit into the front matter stands ahead of the text. */
function longSummary({ fields, text }: PostmortemSource): string | undefined {
  const summary = fields.summary ?? '';
  const isWhole = toLine(plainMarkdown(summary), 280) === toLine(plainMarkdown(summary), Infinity);
  return isWhole || text.includes(summary) ? undefined : writeSafeMarkdown(summary);
}

function writeFacts({ fields }: PostmortemSource): string {
  const published: [string, string][] =
    fields.published === undefined ? [] : [['Published', fields.published]];
  const rows = [...fields.facts, ...published].map((row) => row.map((cell) => escapeText(cleanText(cell))));
  return rows.length === 0 ? '' : writeTable(['Field', 'As the source has it'], rows);
}

function unknownsOf({ fields, times }: PostmortemSource): string[] {
  return [
    ...(times.ground === undefined
      ? []
      : [`When the incident was noticed. The date of detection is ${times.ground}.`]),
    ...(times.occurred === undefined ? ['When the incident began.'] : []),
    ...(times.resolved === undefined ? ['When the incident ended.'] : []),
    ...(fields.severity === undefined
      ? ['How severe it was. The severity is the lowest one, since the source gives none.']
      : []),
    'What the verdict on the alert was. It stays undetermined, since the source names none.',
  ];
}
