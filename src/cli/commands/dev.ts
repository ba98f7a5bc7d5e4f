import type { Command } from 'commander';
import type { CommandContext, Io } from '../io.ts';
import { checkArchive, READ_OPTION, readProjectSettings } from '../project.ts';
import { countLevel } from '../reporters/report.ts';
import { portOption, serveUntilStopped } from '../serve.ts';
import { count } from '../wording.ts';

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
    .option(...READ_OPTION)
    .action((options: DevOptions) => runDev(options, io));
}

/** Serves the site until the person stops it. */
export async function runDev(options: DevOptions, io: Io): Promise<void> {
  const read = await readProjectSettings(io, options);
  const { settings } = read;
  const { archive, diagnostics } = await checkArchive(read, io);
  const errors = countLevel(diagnostics, 'error');
  if (errors > 0)
    io.stderr.write(`The reports have ${count(errors, 'error')}; see \`precedent-kb check\`.\n`);
  const { startDev } = await import('../../dev/server.ts');
  const server = await startDev({
    settings,
    port: options.port,
    archive,
    now: () => io.now().toISOString(),
    env: io.env,
    cwd: io.cwd,
    tell: (line) => io.stderr.write(`${line}\n`),
  });
  await serveUntilStopped(server, io);
}
