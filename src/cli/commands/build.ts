import type { Command } from 'commander';
import { GIT_HISTORY } from '../../archive/git-history.ts';
import { readNoise } from '../../archive/recall-inputs.ts';
import type { BuildEvents } from '../../build/build.ts';
import { knownFields } from '../../core/model/values.ts';
import { UserError } from '../../core/model/user-error.ts';
import { SETTINGS_FILE } from '../../archive/settings.ts';
import { partialDate } from '../../../schemas/times.ts';
import { UNSET_ADDRESS, type Tlp } from '../../../schemas/vocabulary.ts';
import type { CommandContext, Io } from '../io.ts';
import { tellNoiseProblems } from '../noise-problems.ts';
import { createProgress, type Progress } from '../progress.ts';
import { audienceOption, READ_OPTION, readProjectSettings } from '../project.ts';
import { countLevel } from '../reporters/report.ts';
import { count, printable, secondsSince, sentences, showPath } from '../wording.ts';

type BuildOptions = { incidents?: string; out?: string; today?: string; atMost?: Tlp };

/** `build`: turns the reports into a site of static files. */
export function addBuild(program: Command, { io, setExitCode }: CommandContext): void {
  program
    .command('build')
    .summary('turn the reports into a static site')
    .description(
      'Checks the reports and turns them into a site of static files. While a report has an error nothing is built, and the last site stays as it is.',
    )
    .option(...READ_OPTION)
    .option('--out <dir>', 'Write the site to this folder instead of the one in the settings.')
    .option(
      '--today <day>',
      'Build the site as it is on this day, such as 2026-11-30: what is overdue hangs on it. Otherwise SOURCE_DATE_EPOCH, else the clock.',
    )
    .addOption(audienceOption())
    .action(async (options: BuildOptions) => setExitCode(await build(options, io)));
}

async function build({ today, atMost, ...overrides }: BuildOptions, io: Io): Promise<0 | 1> {
  const started = io.now();
  const tell = (words: string): unknown => io.stdout.write(io.say(words));
  const now = readNow(today, io);
  const read = await readProjectSettings(io, overrides);
  // Readers who may not see everything change no report, and its source has comments that no page shows.
  const settings = atMost === undefined ? read.settings : { ...read.settings, editing: false };
  const out = showPath(settings.out, io);
  const progress = createProgress(io);
  progress.start('Reading the reports');
  // Loaded here, so that the other commands need not wait for it.
  const { buildSite } = await import('../../build/build.ts');
  const input = knownFields({ ...read, settings, cwd: io.cwd, now, env: io.env, atMost });
  const built = await buildSite(input, tellProgress(progress)).finally(progress.end);
  const { reports, diagnostics, rendered, isCurrent } = built;
  if (countLevel(diagnostics, 'error') > 0) {
    const report = { diagnostics, reports, duration: secondsSince(started, io) };
    const { writeProblems } = await import('../reporters/index.ts');
    io.stdout.write(writeProblems(report, settings, io));
    io.stderr.write(`Nothing was built: correct the errors first. \`${out}\` stays as it is.\n`);
    return 1;
  }
  tell(
    isCurrent === true
      ? `\`${out}\` is up to date: nothing has changed since it was built from ${count(reports, 'report')}.\n`
      : `Built ${count(reports, 'report')} into \`${out}\` in ${secondsSince(started, io)}; ${count(rendered, 'page')} rendered.\n`,
  );
  if (settings.address === UNSET_ADDRESS)
    tell(
      `\`address\` is not set in ${SETTINGS_FILE}: feeds, exports and citations of the command line lead to ${UNSET_ADDRESS}. Set it before the site is published.\n`,
    );
  const unasked = diagnostics.filter(({ rule }) => rule === GIT_HISTORY);
  for (const { message, hint } of unasked) tell(`${sentences(message, hint)}\n`);
  tellNoiseProblems(readNoise(settings.incidents).problems, io);
  const warnings = countLevel(diagnostics, 'warning') - unasked.length;
  if (warnings > 0) tell(`The reports have ${count(warnings, 'warning')}; see \`precedent-kb check\`.\n`);
  return 0;
}

/** The day that was asked for, or the moment of the build. */
function readNow(today: string | undefined, { now, env }: Io): string {
  if (today !== undefined && !isDay(today))
    throw new UserError(
      `\`--today ${printable(today)}\` is no day of the calendar.`,
      'Write it as year, month and day, such as 2026-11-30.',
    );
  if (today !== undefined) return today;
  const epoch = env['SOURCE_DATE_EPOCH'] ?? '';
  if (epoch === '') return now().toISOString();
  if (!/^\d{1,11}$/.test(epoch))
    throw new UserError(
      `The variable SOURCE_DATE_EPOCH is \`${printable(epoch)}\`, which is no time.`,
      'Set it to the seconds since 1970, such as 1796083200, or unset it.',
    );
  return new Date(Number(epoch) * 1000).toISOString();
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && partialDate.safeParse(text).success;
}

function tellProgress(progress: Progress): BuildEvents {
  let isWaiting = false;
  return {
    onReport: (done, total) => {
      if (!isWaiting) progress.update(done, total);
    },
    onWait: ({ lock, pid }) => {
      isWaiting = true;
      const process = pid === undefined ? '' : ` of process ${pid}`;
      progress.start(`Waiting for the build${process} to end, which holds ${lock}`);
    },
    onChecked: () => progress.start('Building the pages'),
    onPage: progress.update,
  };
}
