import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { Argument, Option } from 'commander';
import type { Command } from 'commander';
import type { Settings } from '../../../schemas/settings.ts';
import type { Archive } from '../../archive/archive.ts';
import type { Diagnostic } from '../../core/model.ts';
import { createPaths } from '../../core/paths.ts';
import { UserError } from '../../core/user-error.ts';
import { runRules } from '../../rules/index.ts';
import { openArchive } from '../../site/open.ts';
import { createPaint } from '../colors.ts';
import { readProjectSettings } from '../context.ts';
import type { CommandContext } from '../context.ts';
import type { ReadSettings } from '../../settings.ts';
import { secondsSince, showPath } from '../io.ts';
import type { Io } from '../io.ts';
import { createProgress } from '../progress.ts';
import { writeJson } from '../reporters/json.ts';
import { countLevel } from '../reporters/report.ts';
import type { CheckReport } from '../reporters/report.ts';
import { writeText } from '../reporters/text.ts';

type CheckOptions = { incidents?: string; format: 'text' | 'json' };

/** `check`: says what is wrong with the reports. */
export function addCheck(program: Command, { io, setExitCode }: CommandContext): void {
  program
    .command('check')
    .summary('say what is wrong with the reports')
    .description('Reads every report and says what is wrong with it, where, and what to write instead.')
    .addArgument(new Argument('[files...]', 'Show only the problems of these files or folders.'))
    .option('--incidents <dir>', 'Read the reports of this folder instead of the one in the settings.')
    .addOption(
      new Option('--format <format>', 'Print the result for people or as one JSON object.')
        .choices(['text', 'json'])
        .default('text'),
    )
    .action(async (files: string[], options: CheckOptions) => setExitCode(await check(files, options, io)));
}

/** Everything that is wrong with an archive: what reading it found, and what the rules say. */
export async function checkArchive(
  { settings, diagnostics: wrongSettings }: ReadSettings,
  io: Io,
): Promise<{ archive: Archive; diagnostics: Diagnostic[] }> {
  const progress = createProgress(io);
  progress.start('Reading the reports');
  const archive = await openArchive(settings, io.cwd, progress.update);
  progress.end();
  const found = [
    ...wrongSettings,
    ...archive.diagnostics,
    ...runRules(archive, { now: io.now().toISOString(), settings }),
  ];
  return { archive, diagnostics: found.sort(byFile) };
}

/** The problems as text for people. */
export function writeProblems(report: CheckReport, settings: Settings, io: Io): string {
  const paths = createPaths(new URL(settings.address).pathname);
  return writeText(report, {
    paint: createPaint(io),
    linesOf: (file) => readLines(join(io.cwd, file)),
    addressOf: (rule) => new URL(paths.rule(rule), settings.address).href,
  });
}

async function check(files: readonly string[], options: CheckOptions, io: Io): Promise<0 | 1> {
  const started = io.now();
  const overrides = options.incidents === undefined ? {} : { incidents: options.incidents };
  const read = await readProjectSettings(io, overrides);
  const { settings } = read;
  const wanted = files.map((file) => findWanted(file, settings, io));
  const { archive, diagnostics } = await checkArchive(read, io);
  const isWanted = (file: string): boolean =>
    wanted.length === 0 || wanted.some((path) => file === path || file.startsWith(`${path}/`) || path === '');
  const shown = diagnostics.filter(({ file }) => isWanted(file));
  const reports =
    wanted.length === 0
      ? archive.files
      : archive.reports.filter(({ file }) => isWanted(archive.show(file))).length;
  const report: CheckReport = { diagnostics: shown, reports, duration: secondsSince(started, io) };
  io.stdout.write(options.format === 'json' ? writeJson(report) : writeProblems(report, settings, io));
  return countLevel(shown, 'error') > 0 ? 1 : 0;
}

/** The path of a named file as diagnostics spell it. */
function findWanted(file: string, { incidents }: Settings, { cwd }: Io): string {
  const path = resolve(cwd, file);
  if (!existsSync(path))
    throw new UserError(
      `There is no file \`${file}\`.`,
      'Name a report, or name nothing to check all of them.',
    );
  const isOutside = relative(incidents, path).startsWith('..');
  if (isOutside && !relative(path, incidents).startsWith('..') && statSync(path).isDirectory()) return '';
  if (isOutside) {
    throw new UserError(
      `\`${file}\` is not in the incidents folder \`${showPath(incidents, { cwd })}\`.`,
      'Name another folder with --incidents.',
    );
  }
  return relative(cwd, path).split(sep).join('/');
}

/** Problems of one file stand together, in the order in which they were found. */
function byFile(a: Diagnostic, b: Diagnostic): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : 0;
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8')
      .replace(/^\uFEFF/, '')
      .split(/\r?\n/);
  } catch {
    return [];
  }
}
