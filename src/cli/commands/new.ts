import { Option, type Command } from 'commander';
import type { CommandContext } from '../io.ts';
import type { NewOptions } from '../new/flags.ts';
import { WRITE_OPTION } from '../project.ts';
import { runDev } from './dev.ts';

/** `new`: writes a draft of a report. */
export function addNew(program: Command, { io, setExitCode }: CommandContext): void {
  const command = program
    .command('new')
    .summary('write a new report from a template')
    .description(
      'Asks what happened and writes a draft that passes the check, under a number that is free in the working tree and on every branch. Each question is a flag too. Text that is piped in is kept as the raw alert, and its indicators are found. No file is ever overwritten.',
    );
  for (const option of OPTIONS) command.addOption(option);
  command.option(...WRITE_OPTION).action(async (options: NewOptions) => {
    // Questions, templates and extraction are needed by this command alone.
    const { createReport } = await import('../new/create.ts');
    const end = await createReport(options, io);
    setExitCode(end === 'broken-off' ? 1 : 0);
    if (end === 'wants-preview') await runDev({ ...options, port: 4321 }, io);
  });
}

const OPTIONS = [
  new Option('--title <text>', 'What happened, in one line.'),
  new Option('--lang <language>', 'Language of the report: en or zh-CN.'),
  new Option('--template <name>', 'What to begin with, such as false-alarm or outage.'),
  new Option('--severity <severity>', 'How severe it is: informational, low, medium, high or critical.'),
  new Option('--tlp <level>', 'Who may see it: clear, green, amber, amber+strict or red.'),
  new Option(
    '--detected <time>',
    'When it was noticed: "40 min ago", "昨天 14:00", an ISO 8601 time, or `unknown`.',
  ),
  many('--tag <tag>', 'A tag of tags.yml; may be repeated.'),
  many('--indicator <value>', 'A value, or type=value; may be repeated.'),
  many('--related <id>', 'An earlier report that it is related to; may be repeated.'),
  new Option('--paste <file>', 'Raw alert or log text to keep; - is standard input.'),
  many('--source <name>', 'What raised it: intel=NAME or detection=NAME, or a name alone; may be repeated.'),
  many('--field <name=value>', 'A field of your own that the settings declare; may be repeated.'),
  new Option('--service <name>', 'The service that it is about, by any of its names in services.yml.'),
  new Option('--yes', 'Ask nothing, and take defaults for what no flag says.'),
  new Option('--open', 'Open the report in the editor.'),
  new Option('--dry-run', 'Print the report, and write nothing.'),
  new Option('--json', 'Ask nothing, and print the id and file as JSON.'),
];

function many(flags: string, description: string): Option {
  return new Option(flags, description).argParser((value: string, all?: string[]) => [...(all ?? []), value]);
}
