import type { Command } from 'commander';
import type { CommandContext, Io } from '../io.ts';
import { loadProjectSettings } from '../project.ts';
import { portOption, serveUntilStopped } from '../serve.ts';

type PreviewOptions = { port: number; out?: string };

/** `preview`: serves what `build` made. */
export function addPreview(program: Command, { io }: CommandContext): void {
  program
    .command('preview')
    .summary('serve the site that was built last')
    .description(
      'Serves the site that `precedent-kb build` made, on this machine only, as a web server would.',
    )
    .addOption(portOption())
    .option('--out <dir>', 'Serve the site in this folder instead of the one in the settings.')
    .action((options: PreviewOptions) => preview(options, io));
}

async function preview(options: PreviewOptions, io: Io): Promise<void> {
  const settings = await loadProjectSettings(io, options);
  const { startPreview } = await import('../../dev/server.ts');
  const tell = (line: string): unknown => io.stderr.write(`${line}\n`);
  await serveUntilStopped(await startPreview({ settings, port: options.port, tell }), io);
}
