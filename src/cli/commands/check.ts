import { existsSync, statSync } from 'node:fs';
import { basename, relative, resolve, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Argument, Option, type Command } from 'commander';
import type { Settings } from '../../../schemas/settings.ts';
import type { Tlp } from '../../../schemas/vocabulary.ts';
import type { CheckedArchive } from '../../archive/checked-archive.ts';
import { GIT_HISTORY } from '../../archive/git-history.ts';
import { isWithin } from '../../archive/places.ts';
import { hasJournal } from '../../archive/rewrite/journal.ts';
import { SETTINGS_FILE } from '../../archive/settings.ts';
import type { Archive } from '../../core/model/archive.ts';
import type { Diagnostic } from '../../core/model/report.ts';
import { UserError } from '../../core/model/user-error.ts';
import type { CommandContext, Io } from '../io.ts';
import { audienceOption, checkArchive, READ_OPTION, readProjectSettings } from '../project.ts';
import { fixReports, refuseLoneDryRun, tellFixed, type FixOptions } from '../repair.ts';
import { reporters, writeProblems, type ReportFormat } from '../reporters/index.ts';
import { countLevel } from '../reporters/report.ts';
import { printable, secondsSince, showPath } from '../wording.ts';

type CheckOptions = FixOptions & { incidents?: string; format: ReportFormat; atMost?: Tlp };

/** `check`: says what is wrong with the reports. */
export function addCheck(program: Command, { io, setExitCode }: CommandContext): void {
  program
    .command('check')
    .summary('say what is wrong with the reports')
    .description('Reads every report and says what is wrong with it, where, and what to write instead.')
    .addArgument(new Argument('[files...]', 'Show only the problems of these files or folders.'))
    .option(...READ_OPTION)
    .addOption(
      new Option(
        '--format <format>',
        'Print the result for people (text), for a program (json), as annotations of GitHub (github), or for code scanning (sarif).',
      )
        .choices(Object.keys(reporters))
        .default('text'),
    )
    .addOption(audienceOption())
    .option('--fix', 'Repair what is safe, in place, and say what is left.')
    .option('--dry-run', 'With --fix: print the repairs as a diff, and write nothing.')
    .action(async (files: string[], options: CheckOptions) => setExitCode(await check(files, options, io)));
}

async function check(files: readonly string[], options: CheckOptions, io: Io): Promise<0 | 1> {
  refuseLoneDryRun(options);
  const started = io.now();
  const read = await readProjectSettings(io, options);
  const { settings } = read;
  const isWanted = findWanted(files, settings, io);
  const readAll = (): Promise<CheckedArchive> =>
    checkArchive(read, io, { isBrief: true, atMost: options.atMost });
  const checked = await readAll();
  if (hasJournal(settings.incidents))
    io.stderr.write(
      'A change of several files was broken off or is still at work. The command that began it, such as `precedent-kb renumber`, completes it.\n',
    );
  const fixed = await fixReports(checked, { options, settings, isWanted }, io);
  const { archive, diagnostics } = fixed?.hasWritten === true ? await readAll() : checked;
  // A rejected promise that a rule left behind is heard of once the process has had time for others.
  await setImmediate();
  // What git could not answer concerns each of them.
  const shown = [
    ...(io.strays?.splice(0) ?? []),
    ...diagnostics.filter(({ file, rule }) => rule === GIT_HISTORY || isWanted(file)),
  ];
  const report = {
    diagnostics: shown,
    reports: files.length === 0 ? archive.files : countReports(archive, shown, isWanted),
    duration: secondsSince(started, io),
    ...fixed?.record,
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

/**
 * Whether the problems of a file are to be shown: of those that a person or a hook named, spelt as diagnostics do, or
 * of all. A name that is of no use is told, and the others count; throws a UserError when none is left. What is wrong
 * with the settings is always wanted.
 */
function findWanted(names: readonly string[], settings: Settings, io: Io): (file: string) => boolean {
  if (names.length === 0) return () => true;
  const places = names.map((name) => findPlace(name, settings, io));
  const paths = places.flatMap((place) => (place instanceof UserError ? [] : [place]));
  for (const place of places) {
    if (!(place instanceof UserError)) continue;
    if (paths.length === 0) throw place;
    io.stderr.write(`Left out: ${printable(place.message)}\n`);
  }
  return (file) =>
    file === SETTINGS_FILE ||
    paths.some((path) => path === '' || file === path || file.startsWith(`${path.replace(OF_FOLDER, '')}/`));
}

/** A report with a folder of its own stands for all that lies in it. */
const OF_FOLDER = /\/index\.mdx$/;

/** A file or folder as diagnostics spell it, empty for all of the archive; the error when it is of no use. */
function findPlace(name: string, { incidents }: Settings, io: Io): string | UserError {
  const path = resolve(io.cwd, name);
  if (!existsSync(path))
    return new UserError(
      `There is no file \`${name}\`.`,
      'Name a report, or leave the names out to check all of them.',
    );
  if (basename(path) === SETTINGS_FILE) return SETTINGS_FILE;
  const isOutside = !isWithin(incidents, path);
  if (!isOutside) return relative(io.cwd, path).split(sep).join('/');
  if (isWithin(path, incidents) && statSync(path).isDirectory()) return '';
  return new UserError(
    `\`${name}\` is not in the incidents folder \`${showPath(incidents, io)}\`.`,
    'Name another folder with --incidents.',
  );
}
