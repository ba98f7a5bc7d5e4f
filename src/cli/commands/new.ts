import { Option, type Command } from 'commander';
import type { CommandContext } from '../io.ts';
import type { NewOptions } from '../new/flags.ts';
import { WRITE_OPTION } from '../project.ts';
import { runDev } from './dev.ts';

/** `new`: writes a draft of a report. */
export function addNew(program: Command, { io, setExitCode }: CommandContext): void {
  program
    .command('new')
    .summary('write a new report from a template')
    .description(
      'Asks what happened and writes a draft that passes the check, under a number that is free in the working tree and on every branch. Each question is a flag too. Text that is piped in is kept as the raw alert, and its indicators are found. No file is ever overwritten.',
    )
    .option('--title <text>', 'What happened, in one line.')
    .option('--lang <language>', 'Language of the report: en or zh-CN.')
    .option('--template <name>', 'What to begin with, such as false-alarm or outage.')
    .option('--severity <severity>', 'How severe it is: informational, low, medium, high or critical.')
    .option('--tlp <level>', 'Who may see it: clear, green, amber, amber+strict or red.')
    .option(
      '--detected <time>',
      'When it was noticed: "40 min ago", "昨天 14:00", an ISO 8601 time, or `unknown`.',
    )
    .addOption(many('--tag <tag>', 'A tag of tags.yml; may be repeated.'))
    .addOption(many('--indicator <value>', 'A value, or type=value; may be repeated.'))
    .addOption(many('--related <id>', 'An earlier report that it is related to; may be repeated.'))
    .option('--paste <file>', 'Raw alert or log text to keep; - is standard input.')
    .addOption(
      many(
        '--source <name>',
        'What raised it: intel=NAME or detection=NAME, or a name alone; may be repeated.',
      ),
    )
    .addOption(
      many('--field <name=value>', 'A field of your own that the settings declare; may be repeated.'),
    )
    .option('--service <name>', 'The service that it is about, by any of its names in services.yml.')
    .option('--yes', 'Ask nothing, and take defaults for what no flag says.')
    .option('--open', 'Open the report in the editor.')
    .option('--dry-run', 'Print the report, and write nothing.')
    .option('--json', 'Ask nothing, and print the id and file as JSON.')
    .option(...WRITE_OPTION)
    .action(async (options: NewOptions) => {
      // Questions, templates and extraction are needed by this command alone.
      const { createReport } = await import('../new/create.ts');
      const end = await createReport(options, io);
      setExitCode(end === 'broken-off' ? 1 : 0);
      if (end === 'wants-preview') await runDev({ ...options, port: 4321 }, io);
    });
}

function many(flags: string, description: string): Option {
  return new Option(flags, description).argParser((value: string, all?: string[]) => [...(all ?? []), value]);
}
