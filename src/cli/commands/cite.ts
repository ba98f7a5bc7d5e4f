import { Argument, Option, type Command } from 'commander';
import type { Settings } from '../../../schemas/settings.ts';
import { readHistory } from '../../archive/history.ts';
import { readLog } from '../../archive/report-log.ts';
import { CITATION_FORMATS, formatCitation, type CitationFormat } from '../../core/exports/cite/formats.ts';
import { describeCitedPart } from '../../core/exports/cite/describe.ts';
import { findSince, type Since } from '../../core/exports/cite/cited-part.ts';
import type { WrittenReference } from '../../core/model/reference.ts';
import type { Report } from '../../core/model/report.ts';
import { warnOfNoPage } from '../drafts.ts';
import type { CommandContext, Io } from '../io.ts';
import { findReport, hasOtherText, takeAnchor, takeReference } from '../named-report.ts';
import { openProject, READ_OPTION } from '../project.ts';
import { sentences, toLines } from '../wording.ts';
import { asWritten } from '../../core/i18n/say.ts';

type CiteOptions = { format: CitationFormat; incidents?: string };

/** `cite`: writes the citation of a report or of one of its parts. */
export function addCite(program: Command, { io }: CommandContext): void {
  program
    .command('cite')
    .summary('write a citation, for a review, a commit or a ticket')
    .description(
      'Writes the citation of a report, or of one part of it, with the digest of the text that is cited.',
    )
    .addArgument(new Argument('<reference>', 'What to cite, such as INC-2023-0001 or INC-2023-0001#F2.'))
    .addOption(
      new Option('--format <format>', 'Write it in this format.').choices(CITATION_FORMATS).default('text'),
    )
    .option(...READ_OPTION)
    .action((reference: string, options: CiteOptions) => cite(reference, options, io));
}

async function cite(text: string, options: CiteOptions, io: Io): Promise<void> {
  const reference = takeReference(text);
  const { settings, archive } = await openProject(io, options);
  const report = findReport(reference.id, archive);
  const anchor = takeAnchor(report, reference);
  io.stdout.write(`${formatCitation(describeCitedPart(report, anchor, settings), options.format)}\n`);
  const since = hasOtherText(report, reference)
    ? await readSince(report, reference, { settings, io })
    : undefined;
  io.stderr.write(toLines(warnOfNoPage(report, settings) ?? false));
  io.stderr.write(writeWarnings(report, reference, since));
}

/** What is known of the text of a citation, by the history that git has; undefined where it has no such text. */
async function readSince(
  report: Report,
  { digest = '' }: WrittenReference,
  { settings, io }: { settings: Settings; io: Io },
): Promise<Since | undefined> {
  const { versions } = await readHistory(await readLog(settings.incidents, io.env), [report], settings);
  return findSince(versions.get(report.id) ?? [], digest.slice(0, 7), report.contentDigest);
}

/** What to know before one pastes the citation; it goes to standard error, so that a pipe gets the citation alone. */
function writeWarnings(report: Report, reference: WrittenReference, since: Since | undefined): string {
  const { id, incident, formerDigests } = report;
  const { record_status: status } = incident;
  const { id: asked, digest = '' } = reference;
  const isFormer = formerDigests.includes(digest.slice(0, 7));
  const isForm = since?.changes.length === 0;
  const [last] = since?.changes ?? [];
  return toLines(
    asked !== id && `\`${asked}\` is an old id of \`${id}\`.`,
    (status === 'withdrawn' || status === 'superseded') && `\`${id}\` is ${status}: its page says why.`,
    status === 'draft' && `\`${id}\` is a draft: its text will change.`,
    isFormer && `The text is the same as at \`${digest}\`, whose digest counted its line ends.`,
    isForm && `Only the form of the text has changed since \`${digest}\`: it says the same.`,
    hasOtherText(report, reference) &&
      !isForm &&
      sentences(
        `The text has changed since \`${digest}\`; this citation names the current text.`,
        last && `Last change: ${last.at.slice(0, 10)}, ${asWritten(last.subject.replace(/[.。]?$/, '.'))}`,
      ),
  );
}
