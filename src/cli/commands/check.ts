import { Argument, Option } from 'commander';
import type { Command } from 'commander';
import type { Archive } from '../../core/model/archive.ts';
import type { ReadOptions } from '../../archive/read.ts';
import type { Diagnostic } from '../../core/model/report.ts';
import { openCheckedArchive } from '../../archive/checked-archive.ts';
import type { CheckedArchive } from '../../archive/checked-archive.ts';
import { readProjectSettings } from '../context.ts';
import type { CommandContext } from '../context.ts';
import type { ReadSettings } from '../../archive/settings.ts';
import { secondsSince } from '../io.ts';
import type { Io } from '../io.ts';
import { createProgress } from '../progress.ts';
import { reporters } from '../reporters/index.ts';
import type { ReportFormat } from '../reporters/index.ts';
import { countLevel } from '../reporters/report.ts';
import type { CheckReport } from '../reporters/report.ts';
import { writeProblems } from '../problems.ts';
import { findWanted } from './check-files.ts';
import { describeFixed, fixReports, refuseLoneDryRun, tellFixed } from './check-fix.ts';
import type { FixOptions } from './check-fix.ts';

type CheckOptions = FixOptions & { incidents?: string; format: ReportFormat };

/** `check`: says what is wrong with the reports. */
export function addCheck(program: Command, { io, setExitCode }: CommandContext): void {
  program
    .command('check')
    .summary('say what is wrong with the reports')
    .description('Reads every report and says what is wrong with it, where, and what to write instead.')
    .addArgument(new Argument('[files...]', 'Show only the problems of these files or folders.'))
    .option('--incidents <dir>', 'Read the reports of this folder instead of the one in the settings.')
    .addOption(
      new Option(
        '--format <format>',
        'Print the result for people (text), for a program (json), as annotations of GitHub (github), or for code scanning (sarif).',
      )
        .choices(Object.keys(reporters))
        .default('text'),
    )
    .option('--fix', 'Repair what is safe, in place, and say what is left.')
    .option('--dry-run', 'With --fix: print the repairs as a diff, and write nothing.')
    .action(async (files: string[], options: CheckOptions) => setExitCode(await check(files, options, io)));
}

/** The archive with everything that is wrong with it; how far reading is shows as progress. */
export async function checkArchive(
  read: ReadSettings,
  io: Io,
  options: Pick<ReadOptions, 'isBrief'> = {},
): Promise<CheckedArchive> {
  const progress = createProgress(io);
  progress.start('Reading the reports');
  const input = { ...read, cwd: io.cwd, now: io.now().toISOString() };
  return openCheckedArchive(input, { ...options, onProgress: progress.update }).finally(progress.end);
}

async function check(files: readonly string[], options: CheckOptions, io: Io): Promise<0 | 1> {
  refuseLoneDryRun(options);
  const started = io.now();
  const overrides = options.incidents === undefined ? {} : { incidents: options.incidents };
  const read = await readProjectSettings(io, overrides);
  const { settings } = read;
  const { isLimited, isWanted } = findWanted(files, settings, io);
  const readAll = (): Promise<CheckedArchive> => checkArchive(read, io, { isBrief: true });
  const checked = await readAll();
  const fixed = await fixReports(checked, { options, settings, isWanted });
  const { archive, diagnostics } = fixed?.hasWritten === true ? await readAll() : checked;
  const shown = diagnostics.filter(({ file }) => isWanted(file));
  const reports = isLimited ? countReports(archive, shown, isWanted) : archive.files;
  const report: CheckReport = {
    diagnostics: shown,
    reports,
    duration: secondsSince(started, io),
    ...(fixed === undefined ? {} : describeFixed(fixed)),
  };
  const output = writeProblems(report, settings, io, options.format);
  io.stdout.write(fixed === undefined ? output : tellFixed(fixed, output, options.format, io));
  return countLevel(shown, 'error') > 0 ? 1 : 0;
}

/** Report files among the wanted ones, with those that could not be read. */
function countReports(
  { reports, show }: Archive,
  diagnostics: readonly Diagnostic[],
  isWanted: (file: string) => boolean,
): number {
  const files = [...reports.map(({ file }) => show(file)), ...diagnostics.map(({ file }) => file)];
  return new Set(files.filter((file) => file.endsWith('.mdx') && isWanted(file))).size;
}
