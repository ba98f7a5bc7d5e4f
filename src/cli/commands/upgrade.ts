import type { Command } from 'commander';
import type { CommandContext } from '../io.ts';
import type { UpgradeOptions } from '../upgrade/upgrade.ts';

/** `upgrade`: brings an archive to another version of the program. */
export function addUpgrade(program: Command, { io, setExitCode }: CommandContext): void {
  program
    .command('upgrade')
    .summary('bring the archive to a newer version of Precedent')
    .description(
      'Installs another version of Precedent in the archive, and brings what earlier versions wrote to it: settings, reports, tags and files for CI. All of it is done or nothing. Without a package, nothing is installed, and what an earlier version wrote is brought up to this one.',
    )
    .argument('[package]', 'Tarball or address of the version to install.')
    .option('--dry-run', 'Print what would change as a diff, and write nothing.')
    .option('--no-install', 'Change the files, and leave installing to you.')
    .action(async (name: string | undefined, options: UpgradeOptions) => {
      const { upgrade } = await import('../upgrade/upgrade.ts');
      setExitCode((await upgrade(name, options, io)) === 0 ? 0 : 1);
    });
}
