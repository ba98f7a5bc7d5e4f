import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { digestReport } from '../../../compile/read.ts';
import { writeReportMarkdown } from '../../../core/exports/machine/report-markdown.ts';
import { wordsOf } from '../../../core/i18n/archive-words.ts';
import { createPaths } from '../../../core/model/paths.ts';
import { reportsById, type Report } from '../../../core/model/report.ts';
import { UserError } from '../../../core/model/user-error.ts';
import { findReport, takeReference } from '../../named-report.ts';
import { listedReport, listReport } from '../listed-report.ts';
import { takePart } from '../part.ts';
import { quotation, showUntrusted } from '../quotation.ts';
import { defineTool, type ShownProject } from '../tool.ts';

/** Characters of one answer; a long report takes several. */
const PAGE = 20_000;

export const getTool = defineTool({
  name: 'get',
  description: 'Gives one incident report as Markdown, with its verdict, facts, findings and lessons.',
  input: z.strictObject({
    id: z.string().min(1).max(200).describe('An id such as INC-2023-0001; one that it had before will do.'),
    from: z.int().min(0).default(0).describe('`next` of the answer before, for the rest of a long report.'),
  }),
  output: listedReport.extend({
    markdown: quotation.describe('The report.'),
    anchors: quotation.describe('Parts that `cite` takes, as INC-2023-0001#F2, one a line.').optional(),
    next: z.int().optional().describe('Where the rest begins, when there is more.'),
  }),
  answer: async ({ id, from }, { open }) => {
    const project = await open();
    const reference = takeReference(id);
    const report = findReport(reference.id, project.archive);
    takePart(report, reference);
    const text = showUntrusted(toMarkdown(report, project), report);
    if (from > 0 && from >= text.length)
      throw new UserError(
        `\`from\` is ${from}, and the text of \`${report.id}\` has ${text.length} characters.`,
        'Write the `next` of the answer before.',
      );
    const end = endOfPage(text, from);
    return {
      ...listReport(report),
      markdown: { text: text.slice(from, end).toWellFormed(), most: PAGE, isShown: true },
      anchors: report.anchors.length === 0 ? undefined : { text: report.anchors.join('\n'), most: 10_000 },
      next: end < text.length ? end : undefined,
    };
  },
});

/** The end of a page is the end of a line where there is one, and never within a character. */
function endOfPage(text: string, from: number): number {
  if (text.length - from <= PAGE) return text.length;
  const line = text.lastIndexOf('\n', from + PAGE - 1) + 1;
  if (line > from) return line;
  return from + PAGE - (/[\uD800-\uDBFF]/.test(text.charAt(from + PAGE - 1)) ? 1 : 0);
}

function toMarkdown(report: Report, { settings, archive, redact }: ShownProject): string {
  const markdown = writeReportMarkdown(report, readText(report, settings.incidents), {
    settings,
    words: wordsOf(settings),
    paths: createPaths(new URL(settings.address).pathname),
    byId: reportsById(archive.reports),
    backlinks: new Map(),
    history: new Map(),
  });
  return redact(markdown);
}

/** The text in which the places that reading noted still hold. */
function readText(report: Report, folder: string): string {
  const text = readFileSync(join(folder, report.file), 'utf8').replace(/^\uFEFF/, '');
  if (digestReport(text, report) === report.digest) return text;
  throw new UserError(`\`${report.id}\` was changed while it was read.`, 'Ask for it again.');
}
