import type { Command } from 'commander';
import type { InitOptions } from '../init/create.ts';
import type { CommandContext } from '../io.ts';

/** `init`: begins an archive in a folder of its own. */
export function addInit(program: Command, { io, setExitCode }: CommandContext): void {
  program
    .command('init')
    .summary('begin an archive in a repository of your own')
    .description(
      'Asks for a title, a language and where the repository lives, and writes the few files of an archive: settings, tags, an example, and what CI needs. Reports that are there already are adopted and stay as they are. No file is ever overwritten.',
    )
    .argument('[folder]', 'Folder of the archive; this one when absent.')
    .option('--title <text>', 'Name of the site.')
    .option('--language <language>', 'Language of the pages: en or zh-CN.')
    .option('--prefix <prefix>', 'Begins the id of each report, such as INC.')
    .option('--time-zone <zone>', 'Zone in which times are shown, such as Asia/Shanghai.')
    .option('--forge <forge>', 'Where the repository lives: github, gitlab or none.')
    .option('--address <address>', 'Public address of the site, such as https://wiki.example.org/.')
    .option(
      '--package <package>',
      'Tarball or address from which the archive installs Precedent; the one of this program when absent.',
    )
    .option('--keep', 'Leave files that are there as they are, and write the others.')
    .option('--yes', 'Ask nothing, and take defaults for what no flag says.')
    .option('--dry-run', 'Say what would be written, and write nothing.')
    .action(async (folder: string | undefined, options: InitOptions) => {
      const { createArchive } = await import('../init/create.ts');
      setExitCode((await createArchive(folder ?? '.', options, io)) ? 0 : 1);
    });
}
