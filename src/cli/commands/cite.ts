import { Argument, Option } from 'commander';
import type { Command } from 'commander';
import type { Archive } from '../../core/model/archive.ts';
import { CITATION_FORMATS, formatCitation } from '../../core/exports/cite/formats.ts';
import type { CitationFormat } from '../../core/exports/cite/formats.ts';
import { describeCitedPart } from '../../core/exports/cite/describe.ts';
import { readReference } from '../../core/exports/cite/reference.ts';
import type { WrittenReference } from '../../core/exports/cite/reference.ts';
import type { Report } from '../../core/model/report.ts';
import { nearestWord } from '../../core/model/nearest.ts';
import { UserError } from '../../core/model/user-error.ts';
import { openArchive } from '../../archive/read.ts';
import { loadProjectSettings } from '../context.ts';
import type { CommandContext } from '../context.ts';
import type { Io } from '../io.ts';

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
    .addOption(new Option('--format <format>', 'How to write it.').choices(CITATION_FORMATS).default('text'))
    .option('--incidents <dir>', 'Read the reports of this folder instead of the one in the settings.')
    .action((reference: string, options: CiteOptions) => cite(reference, options, io));
}

async function cite(text: string, { format, incidents }: CiteOptions, io: Io): Promise<void> {
  const reference = readReference(text);
  if (reference === undefined)
    throw new UserError(
      `\`${text}\` names no report.`,
      'Write an id, such as INC-2023-0001 or INC-2023-0001#F2.',
    );
  const settings = await loadProjectSettings(io, incidents === undefined ? {} : { incidents });
  const archive = await openArchive(settings, io.cwd);
  const report = findReport(reference.id, archive);
  checkAnchor(report, reference);
  io.stdout.write(`${formatCitation(describeCitedPart(report, reference.anchor, settings), format)}\n`);
  for (const warning of warningsOf(report, reference)) io.stderr.write(`${warning}\n`);
}

function findReport(id: string, { reports, diagnostics, show }: Archive): Report {
  const found =
    reports.find((report) => report.id === id) ??
    reports.find(({ incident }) => incident.aliases.includes(id));
  if (found !== undefined) return found;
  const known = reports.flatMap(({ id: own, incident }) => [own, ...incident.aliases]);
  const nearest = nearestWord(id, known);
  const broken = diagnostics.find(({ level, file }) => level === 'error' && file.includes(id));
  if (broken !== undefined)
    throw new UserError(`The file of \`${id}\` cannot be read.`, `\`precedent check ${show('')}\` says why.`);
  throw new UserError(
    `There is no report \`${id}\`.`,
    nearest === undefined
      ? 'Ids are in the list of incidents, and in the names of the files.'
      : `Did you mean \`${nearest}\`?`,
  );
}

function checkAnchor({ id, anchors }: Report, { anchor }: WrittenReference): void {
  if (anchor === undefined || anchors.includes(anchor)) return;
  const nearest = nearestWord(
    anchor,
    anchors.filter((known) => anchor.length > 3 || known.startsWith(anchor.charAt(0))),
  );
  const list = anchors.map((known) => `\`${known}\``).join(', ');
  throw new UserError(
    `\`${id}\` has no part \`${anchor}\`.`,
    [
      nearest === undefined ? '' : `Did you mean \`${id}#${nearest}\`? `,
      list === '' ? 'It has no parts to cite.' : `Its parts are ${list}.`,
    ].join(''),
  );
}

/** What to know before one pastes the citation; it goes to standard error, so that a pipe gets the citation alone. */
function warningsOf(
  { id, incident, contentDigest }: Report,
  { id: asked, digest }: WrittenReference,
): string[] {
  const { record_status: status } = incident;
  return [
    ...(asked === id ? [] : [`\`${asked}\` is an old id of \`${id}\`.`]),
    ...(status === 'withdrawn' || status === 'superseded'
      ? [`\`${id}\` is ${status}: its page says why.`]
      : []),
    ...(status === 'draft' ? [`\`${id}\` is a draft: its text will change.`] : []),
    ...(digest === undefined || contentDigest.startsWith(digest.slice(0, 7))
      ? []
      : [`The text has changed since \`${digest}\`; the citation names the text of today.`]),
  ];
}
