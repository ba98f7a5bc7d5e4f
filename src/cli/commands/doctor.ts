import { Option, type Command } from 'commander';
import type { DoctorOptions } from '../doctor/doctor.ts';
import type { CommandContext } from '../io.ts';
import { portOption } from '../serve.ts';

/** `doctor`: says what is wrong with a set-up. */
export function addDoctor(program: Command, { io, setExitCode }: CommandContext): void {
  program
    .command('doctor')
    .summary('say what is wrong with the set-up, and how to mend it')
    .description(
      'Looks at Node, the package, settings, folders, git, CI, what is kept between runs, and the port, and says how to mend what is wrong. It changes nothing, and contacts nothing but the site that you name.',
    )
    .addOption(portOption('Look whether this port is free for the server.'))
    .option('--site <address>', 'Ask the server of a published site for its headers too.')
    .addOption(
      new Option('--format <format>', 'Print the result for people (text) or for a program (json).')
        .choices(['text', 'json'])
        .default('text'),
    )
    .action(async (options: DoctorOptions) => {
      const { examine } = await import('../doctor/doctor.ts');
      setExitCode(await examine(options, io));
    });
}
