import type { Command } from 'commander';
import { join, resolve } from 'node:path';
import type { ReadSettings } from '../../archive/settings.ts';
import type { Diagnostic } from '../../core/model/report.ts';
import { UserError } from '../../core/model/user-error.ts';
import type { CommandContext, Io } from '../io.ts';
import { createProgress } from '../progress.ts';
import { READ_OPTION, readProjectSettings } from '../project.ts';
import { countLevel } from '../reporters/report.ts';
import { count, secondsSince, showPath } from '../wording.ts';

type BundleOptions = { offline?: true; incidents?: string; out: string };

/** `bundle`: the site as one folder that opens from disk. */
export function addBundle(program: Command, { io, setExitCode }: CommandContext): void {
  program
    .command('bundle')
    .summary('pack the site into a folder that opens from disk')
    .description(
      'Builds the site and makes of it one folder that opens from disk in a browser, for the day on which the site cannot be reached. Its pages say what does not work there.',
    )
    .option('--offline', 'Make a folder that needs no server.')
    .option(...READ_OPTION)
    .option('--out <dir>', 'Write the folder here.', 'offline')
    .action(async (options: BundleOptions) => setExitCode(await bundle(options, io)));
}

async function bundle({ offline, incidents, out }: BundleOptions, io: Io): Promise<0 | 1> {
  if (offline !== true)
    throw new UserError(
      '`precedent-kb bundle` makes one kind of folder, and asks for it by name.',
      'Write `precedent-kb bundle --offline`.',
    );
  const started = io.now();
  const read = await readProjectSettings(io, incidents === undefined ? {} : { incidents });
  const { settings } = read;
  const folder = resolve(io.cwd, out);
  // Loaded here, so that the other commands need not wait for it.
  const { claimOffline, writeOffline } = await import('../../build/offline.ts');
  claimOffline(settings, folder);
  const { diagnostics, reports } = await build(read, io);
  if (countLevel(diagnostics, 'error') > 0) {
    const { writeProblems } = await import('../reporters/index.ts');
    const report = { diagnostics, reports, duration: secondsSince(started, io) };
    io.stdout.write(writeProblems(report, settings, io));
    io.stderr.write(
      `Nothing was packed: correct the errors first. \`${showPath(folder, io)}\` stays as it is.\n`,
    );
    return 1;
  }
  await writeOffline({ settings, site: settings.out, out: folder });
  io.stdout.write(io.say(`Packed ${count(reports, 'report')} in ${secondsSince(started, io)}.\n`));
  io.stdout.write(io.say(`Open \`${showPath(join(folder, 'index.html'), io)}\` in a browser.\n`));
  return 0;
}

async function build(read: ReadSettings, io: Io): Promise<{ diagnostics: Diagnostic[]; reports: number }> {
  const progress = createProgress(io);
  progress.start('Building the pages');
  const { buildSite } = await import('../../build/build.ts');
  const input = { ...read, cwd: io.cwd, now: io.now().toISOString(), env: io.env };
  return buildSite(input).finally(progress.end);
}
