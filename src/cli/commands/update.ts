import { Argument, Option, type Command } from 'commander';
import { CONFIDENCES, VERDICT_REASONS } from '../../../schemas/vocabulary.ts';
import type { CommandContext } from '../io.ts';
import { WRITE_OPTION } from '../project.ts';
import type { UpdateOptions } from '../update/flags.ts';

/** `update`: changes a report that is there already. */
export function addUpdate(program: Command, { io, setExitCode }: CommandContext): void {
  const command = program
    .command('update')
    .summary('change a report: turn its verdict, close an action, publish or withdraw it')
    .description(
      'Changes what a report says, and leaves comments, order and everything else in its file as they are. Without flags it asks what has changed. The difference is shown first, and nothing is written that would not pass the check, or over what somebody else has written meanwhile.',
    )
    .addArgument(new Argument('<report>', 'Its id.'));
  for (const option of OPTIONS) command.addOption(option);
  command
    .option(...WRITE_OPTION)
    .addHelpText('after', () =>
      io.say(`
Exit code: 0 changed, or nothing to change; 1 broken off, or the report would not pass the check.

Examples:
  precedent-kb update INC-2023-0001
  precedent-kb update INC-2023-0001 --verdict false_positive --cause ip_reuse --why "The address was ours only later."
  precedent-kb update INC-2023-0001 --said "threatbook: expired" --last-evidence 2022-10-16 --at yesterday
  precedent-kb update INC-2023-0001 --close A1 --verified-by https://git.example/ops/12 --publish`),
    )
    .action(async (id: string, options: UpdateOptions) => {
      // Questions, rules and extraction are needed by this command alone.
      const { updateReport } = await import('../update/update.ts');
      setExitCode(await updateReport(id, options, io));
    });
}

const OPTIONS = [
  new Option('--verdict <value>', 'What it turned out to be, such as false_positive; needs --why.'),
  new Option('--cause <cause>', 'What made the alert wrong or harmless, such as ip_reuse.'),
  new Option('--reason <reason>', 'Class of reason for the verdict.').choices(VERDICT_REASONS),
  new Option('--because <sentence>', 'Why the verdict is so, in one sentence that stands by itself.'),
  new Option('--confidence <word>', 'How sure the verdict is.').choices(CONFIDENCES),
  new Option('--decided-by <team>', 'Role or team that decided.'),
  new Option('--decisive <finding>', 'The finding that settled it, such as F1.'),
  new Option('--why <text>', 'What made the verdict turn, or why the report is withdrawn.'),
  new Option('--at <time>', 'When: "yesterday 14:00", "昨天 14:00", an ISO 8601 time; now when absent.'),
  new Option(
    '--said <words>',
    'What a source says now: its name or entry, a colon and a verdict, such as "threatbook: expired".',
  ),
  new Option('--labels <list>', 'Labels that the source gives now, separated by commas.'),
  new Option('--last-evidence <date>', 'The newest proof that the source gave.'),
  new Option('--url <address>', 'The page of the source on it.'),
  many('--close <action>', 'An action that is done, such as A1; may be repeated.'),
  new Option('--verified-by <proof>', 'Link, id or date that shows that it holds.'),
  many('--reopen <action>', 'An action that is not done after all; may be repeated.'),
  many('--tag <tag>', 'A tag of tags.yml to add; may be repeated.'),
  many('--indicator <value>', 'A value to add, or type=value; may be repeated.'),
  many(
    '--set <field=value>',
    'Another field, such as severity=low; without a value it goes. May be repeated.',
  ),
  new Option('--publish', 'Publish the report; what it still lacks is told.'),
  new Option('--supersede-by <id>', 'The report that takes its place; both files say so.'),
  new Option('--withdraw', 'Withdraw the report; needs --why.'),
  new Option(
    '--redact',
    'Say that something was taken out that nobody is to read: the site hands out no text from before.',
  ),
  new Option('--yes', 'Do not ask before writing.'),
  new Option('--dry-run', 'Print the difference, and write nothing.'),
  new Option('--format <format>', 'Print the result for people (text) or for a program (json).')
    .choices(['text', 'json'])
    .default('text'),
];

function many(flags: string, description: string): Option {
  return new Option(flags, description).argParser((value: string, all?: string[]) => [...(all ?? []), value]);
}
