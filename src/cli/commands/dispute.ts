import { Argument, Option, type Command } from 'commander';
import type { Intel } from '../../../schemas/intel.ts';
import type { Settings } from '../../../schemas/settings.ts';
import {
  DISPUTE_REQUESTS,
  LANGUAGES,
  type DisputeRequest,
  type Language,
} from '../../../schemas/vocabulary.ts';
import { disputable, printLetter, writeLetter } from '../../core/exports/dispute.ts';
import { isSameSource } from '../../core/language/source-names.ts';
import type { Report } from '../../core/model/report.ts';
import { COMMAND } from '../../core/model/product.ts';
import { UserError } from '../../core/model/user-error.ts';
import { DAY, sortKey, zonedDay } from '../../core/time/times.ts';
import { warnOfNoPage } from '../drafts.ts';
import type { CommandContext, Io } from '../io.ts';
import { findReport, takeReference } from '../named-report.ts';
import { openProject, READ_OPTION } from '../project.ts';
import { toLines } from '../wording.ts';
import { asWritten } from '../../core/i18n/say.ts';

type DisputeOptions = { source?: string; language?: Language; ask?: DisputeRequest; incidents?: string };

/** `dispute`: writes the mail or ticket to a source whose label a report disputes. */
export function addDispute(program: Command, { io }: CommandContext): void {
  program
    .command('dispute')
    .summary('write to a source that its label is wrong')
    .description(
      'Writes the mail or ticket to a source from what a report says; the disputed value is written in it as it is, not defanged. Nothing is sent.',
    )
    .addArgument(new Argument('<report>', 'The report, such as INC-2023-0001.'))
    .option('--source <name>', 'Write to this source alone: its name, or the id of its entry, such as V1.')
    .addOption(
      new Option('--language <language>', 'Write in this language; that of the source when absent.').choices(
        LANGUAGES,
      ),
    )
    .addOption(
      new Option('--ask <request>', 'Ask for this; what follows from the verdict when absent.').choices(
        DISPUTE_REQUESTS,
      ),
    )
    .option(...READ_OPTION)
    .action((reference: string, options: DisputeOptions) => dispute(reference, options, io));
}

async function dispute(text: string, options: DisputeOptions, io: Io): Promise<void> {
  const reference = takeReference(text);
  const { settings, archive } = await openProject(io, options);
  const report = findReport(reference.id, archive);
  const entries = takeEntries(report, options.source);
  const letters = entries.map((intel) => ({
    intel,
    letter: writeLetter(report, intel, { settings, language: options.language, request: options.ask }),
  }));
  io.stdout.write(`${letters.map(({ letter }) => printLetter(letter)).join(`\n\n${'-'.repeat(72)}\n\n`)}\n`);
  io.stderr.write(toLines(warnOfNoPage(report, settings) ?? false));
  for (const { intel, letter } of letters) {
    const notes = letter.notes.map((note) => asWritten(`${intel.id}: ${note}`));
    io.stderr.write(
      toLines(...notes, adviceFor(report.id, intel, { request: letter.request, settings, now: io.now() })),
    );
  }
}

/** Answers of sources take days; after two weeks it is worth a second look. */
const USUAL_WAIT = 14 * DAY;

/** What notes the dispute in the report once the letter is sent; nothing where that stands there. */
function adviceFor(
  report: string,
  { id, dispute: noted }: Intel,
  { request, settings, now }: { request: DisputeRequest; settings: Settings; now: Date },
): string | false {
  if (noted !== undefined) return false;
  const today = zonedDay(now.toISOString(), settings.timeZone);
  const later = new Date(sortKey(today) + USUAL_WAIT).toISOString().slice(0, 10);
  const fields = { reported_on: today, asks_for: request, recheck_on: later };
  const flags = Object.entries(fields).map(([key, value]) => `--set intel.${id}.dispute.${key}=${value}`);
  return `Nothing was sent or written. Once it is sent, note that: \`${COMMAND} update ${report} ${flags.join(' ')}\`.`;
}

/** The entries that are meant. Throws a UserError that names those that there are. */
function takeEntries(report: Report, source: string | undefined): Intel[] {
  const entries = disputable(report);
  if (entries.length === 0)
    throw new UserError(
      `\`${report.id}\` holds no label that could be disputed: no source calls anything in it malicious or suspicious.`,
      'Write what the source says into `intel`, with its `history`.',
      1,
    );
  if (source === undefined) return entries;
  const found = entries.filter(
    (intel) => intel.id.toLowerCase() === source.toLowerCase() || isSameSource(intel.source, source),
  );
  if (found.length > 0) return found;
  const names = entries.map((intel) => `\`${intel.source}\` (\`${intel.id}\`)`).join(', ');
  const isThere = report.incident.intel.some(
    (intel) => intel.id.toLowerCase() === source.toLowerCase() || isSameSource(intel.source, source),
  );
  throw new UserError(
    isThere
      ? `\`${source}\` calls nothing in \`${report.id}\` malicious or suspicious.`
      : `\`${report.id}\` has no label of \`${source}\`.`,
    `Write one of: ${names}.`,
  );
}
