import type { Command } from 'commander';
import { readProjectSettings } from '../context.ts';
import type { CommandContext } from '../context.ts';
import { count } from '../io.ts';
import type { Io } from '../io.ts';
import { countLevel } from '../reporters/report.ts';
import { portOption, serveUntilStopped } from '../serve.ts';
import { checkArchive } from './check.ts';

type DevOptions = { port: number; incidents?: string };

/** `dev`: serves the site while reports are written. */
export function addDev(program: Command, { io }: CommandContext): void {
  program
    .command('dev')
    .summary('serve the site while you write, and follow each change')
    .description(
      'Serves the site on this machine only. A report that you save shows at once, and its mistakes show on the page.',
    )
    .addOption(portOption())
    .option('--incidents <dir>', 'Read the reports of this folder instead of the one in the settings.')
    .action((options: DevOptions) => runDev(options, io));
}

/** Serves the site until the person stops it. */
export async function runDev({ port, incidents }: DevOptions, io: Io): Promise<void> {
  const read = await readProjectSettings(io, incidents === undefined ? {} : { incidents });
  const { settings } = read;
  const { archive, diagnostics } = await checkArchive(read, io);
  const errors = countLevel(diagnostics, 'error');
  if (errors > 0)
    io.stderr.write(`The reports have ${count(errors, 'error')}: \`precedent check\` shows them.\n`);
  const { startDev } = await import('../../dev/server.ts');
  const server = await startDev({
    settings,
    port,
    archive,
    now: () => io.now().toISOString(),
    cwd: io.cwd,
    tell: (line) => io.stderr.write(`${line}\n`),
  });
  await serveUntilStopped(server, io);
}
