import type { Command } from 'commander';
import { loadProjectSettings } from '../context.ts';
import type { CommandContext } from '../context.ts';
import type { Io } from '../io.ts';
import { portOption, serveUntilStopped } from '../serve.ts';

type PreviewOptions = { port: number; out?: string };

/** `preview`: serves what `build` made. */
export function addPreview(program: Command, { io }: CommandContext): void {
  program
    .command('preview')
    .summary('serve the site that was built last')
    .description('Serves the site that `precedent build` made, on this machine only, as a web server would.')
    .addOption(portOption())
    .option('--out <dir>', 'Serve the site in this folder instead of the one in the settings.')
    .action((options: PreviewOptions) => preview(options, io));
}

async function preview({ port, out }: PreviewOptions, io: Io): Promise<void> {
  const settings = await loadProjectSettings(io, out === undefined ? {} : { out });
  const { startPreview } = await import('../../dev/server.ts');
  await serveUntilStopped(await startPreview({ settings, port }), io);
}
