import { Argument, InvalidArgumentError, Option, type Command } from 'commander';
import { ARCHS, ASSET_KINDS, OS_FAMILIES } from '../../../schemas/vocabulary.ts';
import { writeTriageComment } from '../../core/exports/triage-comment.ts';
import { createPaths } from '../../core/model/paths.ts';
import { viewAnswer } from '../../core/recall/view.ts';
import { defang } from '../../core/indicators/defang.ts';
import { wordsOf } from '../../core/i18n/archive-words.ts';
import { parseNetwork } from '../../core/indicators/addresses.ts';
import { UserError } from '../../core/model/user-error.ts';
import type { GivenAsset } from '../../core/recall/asset.ts';
import { readFieldDate } from '../../core/recall/alert-dates.ts';
import { readAlert } from '../../core/recall/read-alert.ts';
import { recall, type RecallAnswer } from '../../core/recall/recall.ts';
import { knownFields } from '../../core/model/values.ts';
import { compareDates } from '../../core/time/times.ts';
import type { CommandContext, Io } from '../io.ts';
import { openProject, READ_OPTION, tellUnread } from '../project.ts';
import { readLedger, readPaste } from '../recall/input.ts';
import { describeRecall } from '../recall/json.ts';
import { MOST_VALUES, openSources } from '../recall/sources.ts';
import { writeRecallText } from '../recall/text.ts';
import { createPaint, toJson } from '../wording.ts';

type RecallOptions = Pick<GivenAsset, 'os' | 'arch' | 'kind'> & {
  address?: string;
  heldSince?: string;
  heldUntil?: string;
  inventory?: string;
  count?: string[];
  ignore?: string[];
  text: boolean;
  format: 'text' | 'md' | 'json';
  incidents?: string;
};

/** `recall`: answers an alert from the archive. */
export function addRecall(program: Command, { io, setExitCode }: CommandContext): void {
  const command = program
    .command('recall')
    .summary('compare an alert with the archive: contradictions, checks, precedents, base rates')
    .description(
      'Reads an alert, a log, a mail, a ticket or a diff, and says what speaks against it, how to settle it cheaply, which reports are precedents and why, and how often such alerts were right. It suggests and never decides; nothing is written or sent.',
    )
    .addArgument(new Argument('<file>', 'The alert: a file, or - for standard input.'))
    .option(
      '--inventory <file>',
      'A YAML or CSV list of addresses with held_from and held_until; inventory.yml beside the reports when absent.',
    )
    .addOption(many('--count <value>', 'Count a value that was set aside as noise; may be repeated.'))
    .addOption(many('--ignore <value>', 'Leave a value out; may be repeated.'))
    .option('--no-text', 'Leave out reports that are only similar in words.')
    .addOption(
      new Option(
        '--format <format>',
        'Print the result for people (text), as a comment in Markdown (md) or for a program (json).',
      )
        .choices(['text', 'md', 'json'])
        .default('text'),
    )
    .option(...READ_OPTION)
    .addHelpText('after', () =>
      io.say(`
Exit code: 0 a precedent or a contradiction was found, 1 nothing was.

Examples:
  precedent-kb recall alert.json
  precedent-kb recall alert.txt --os linux --held-since 2022-10-22
  git diff main | precedent-kb recall -`),
    )
    .action(async (file: string, options: RecallOptions) => setExitCode(await runRecall(file, options, io)));
  for (const option of HOST_OPTIONS) command.addOption(option);
}

/** What a person says of the host; the answer rests on it. */
const HOST_OPTIONS = [
  new Option('--os <family>', 'What the host runs.').choices(OS_FAMILIES),
  new Option('--arch <processor>', 'The processor of the host.').choices(ARCHS),
  new Option('--kind <kind>', 'What the host is.').choices(ASSET_KINDS),
  new Option('--address <addr>', 'The address that is ours, where the alert names several.').argParser(
    readAddress,
  ),
  new Option('--held-since <date>', 'Since when the address has been ours, such as 2022-10-22.').argParser(
    readDate,
  ),
  new Option('--held-until <date>', 'Until when the address was ours.').argParser(readDate),
];

function many(flags: string, description: string): Option {
  return new Option(flags, description).argParser((value: string, all?: string[]) => [...(all ?? []), value]);
}

function readAddress(text: string): string {
  if (parseNetwork(text) === undefined || text.includes('/'))
    throw new InvalidArgumentError('Write an address, such as 203.0.113.7 or 2001:db8::7.');
  return text;
}

function readDate(text: string): string {
  const date = readFieldDate(text);
  if (date === undefined) throw new InvalidArgumentError('Write a date, such as 2022-10-22 or 2022-10.');
  return date;
}

async function runRecall(file: string, options: RecallOptions, io: Io): Promise<0 | 1> {
  const { os, arch, kind, address: addr, heldSince: heldFrom, heldUntil, inventory, count, ignore } = options;
  if (heldFrom !== undefined && heldUntil !== undefined && compareDates(heldUntil, heldFrom) === 'before')
    throw new UserError(
      `The address cannot be ours until \`${heldUntil}\` when it was not before \`${heldFrom}\`.`,
      'Exchange --held-since and --held-until, or correct one of them.',
    );
  const pasted = await readPaste(file, io);
  const project = await openProject(io, options);
  tellUnread(project.archive, io);
  const { settings } = project;
  const sources = openSources(project, options, io);
  const alert = readAlert(pasted, await sources.names());
  const answer = await recall(
    {
      alert,
      asset: knownFields({ os, arch, kind, addr, heldFrom, heldUntil }),
      inventory: readLedger(inventory, settings.incidents, io),
      count: count ?? [],
      ignore: ignore ?? [],
      most: MOST_VALUES,
      now: io.now().toISOString(),
    },
    sources,
  );
  const { language, timeZone } = settings;
  const telling = { words: wordsOf(settings), language, writeUp: writeUpCommand(file, answer) };
  const whole = { ...telling, timeZone };
  const paths = createPaths(new URL(settings.address).pathname);
  const addressOf = (id: string, anchor?: string): string =>
    new URL(paths.incident(id, anchor), settings.address).href;
  io.stdout.write(
    options.format === 'json'
      ? toJson(describeRecall(alert, answer, telling))
      : options.format === 'md'
        ? `${MARK}\n${writeTriageComment(viewAnswer(alert, answer, whole), whole, addressOf)}`
        : writeRecallText(alert, answer, { ...whole, paint: createPaint(io) }),
  );
  return answer.isNothing ? 1 : 0;
}

/** By which a bot finds its comment again. */
const MARK = '<!-- precedent recall -->';

/** How to write the report once it is over; `new` reads defanged values, and nobody opens one by mistake. */
function writeUpCommand(file: string, { values, compared, asset, precedents }: RecallAnswer): string {
  const ours = new Set([
    ...asset.windows.map(({ addr }) => addr),
    ...precedents.flatMap(({ record }) => record.benign ?? []),
  ]);
  const indicators = values
    .filter(({ standing, type, side }) => standing === 'counts' && type !== undefined && side !== 'asset')
    .filter(({ value }) => !ours.has(value.key))
    .slice(0, 3)
    .map(({ value }) => `--indicator ${quoteWord(defang(value.key))}`);
  const [source] = compared.facts.intel;
  const from = source === undefined ? [] : [`--source ${quoteWord(`intel=${source.source}`)}`];
  const paste = file === '-' ? [] : [`--paste ${quoteWord(file)}`];
  return ['precedent-kb new', ...paste, ...indicators, ...from].join(' ');
}

/** A word as a shell takes it. */
function quoteWord(text: string): string {
  return /^[\w./:=@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
