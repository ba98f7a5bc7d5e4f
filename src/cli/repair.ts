import type { Settings } from '../../schemas/settings.ts';
import type { CheckedArchive } from '../archive/checked-archive.ts';
import { UserError } from '../core/model/user-error.ts';
import { repairArchive, type RepairedFile } from '../fix/repair-archive.ts';
import { createDiff, isChanged, paintDiff } from './diff.ts';
import type { Io } from './io.ts';
import type { CheckReport, RepairRecord } from './reporters/report.ts';
import { count, createPaint, printable } from './wording.ts';

export type FixOptions = { fix?: true; dryRun?: true };

type FixInput = { options: FixOptions; settings: Settings; isWanted: (file: string) => boolean };

/** What `check --fix` did before the check that it ends with. */
export type Fixed = {
  /** For the result of the check. */
  record: Pick<CheckReport, 'repairs' | 'diff'>;
  /** For people. */
  words: string;
  /** Whether files are not as they were, so that the archive has to be read again. */
  hasWritten: boolean;
};

/** Repairs what is safe in the wanted files; undefined without `--fix`. With `--dry-run` nothing is written. */
export async function fixReports(
  { archive, diagnostics }: CheckedArchive,
  { options, settings, isWanted }: FixInput,
  io: Io,
): Promise<Fixed | undefined> {
  if (options.fix !== true) return undefined;
  const isDryRun = options.dryRun === true;
  const files = await repairArchive(archive, {
    settings,
    env: io.env,
    diagnostics,
    isWanted,
    isWriting: !isDryRun,
  });
  return {
    record: { repairs: files.flatMap(toRecords), ...(isDryRun ? { diff: createDiff(files) } : {}) },
    words: describeRepairs(files, isDryRun, io),
    hasWritten: !isDryRun && files.some(isChanged),
  };
}

/** `--dry-run` says what `--fix` would do, and nothing else. */
export function refuseLoneDryRun({ fix, dryRun }: FixOptions): void {
  if (dryRun === true && fix !== true)
    throw new UserError(
      '`--dry-run` needs `--fix`.',
      'Write `precedent-kb check --fix --dry-run` to see what would be repaired; `precedent-kb check` alone writes nothing.',
    );
}

/**
 * Tells what was done, and gives what goes to standard output, where `result` is what the check has to say: for people
 * both, of a dry run the diff alone, so that it can be piped, and for programs the result as it is.
 */
export function tellFixed({ record, words }: Fixed, result: string, format: string, io: Io): string {
  if (format === 'json') return result;
  if (format === 'text' && record.diff === undefined) return `${words}\n${result}`;
  io.stderr.write(words);
  return format === 'text' ? paintDiff(record.diff ?? '', io) : result;
}

function toRecords({ file, made, refused, kept }: RepairedFile): RepairRecord[] {
  const outcome =
    kept === undefined ? { outcome: 'made' as const } : { outcome: 'left' as const, reason: kept };
  return [
    ...made.map((change) => ({ file, ...change, ...outcome })),
    ...refused.map((change) => ({ file, ...change, outcome: 'left' as const })),
  ];
}

/** What was repaired, file by file, for people. */
function describeRepairs(files: readonly RepairedFile[], isDryRun: boolean, io: Io): string {
  const groups = files.map((file) => describeFile(file, io));
  const changed = files.filter(isChanged);
  const places = changed.reduce((sum, { made }) => sum + made.length, 0);
  const counted = `${count(places, 'place')} in ${count(changed.length, 'file')}`;
  const closing =
    changed.length === 0
      ? `${files.length === 0 ? 'There is nothing to repair' : 'Nothing was repaired'}.`
      : isDryRun
        ? `\`--fix\` would repair ${counted}. Nothing was written.`
        : `Repaired ${counted}.`;
  return io.say([...groups, `${closing}\n`].join('\n'));
}

function describeFile({ file, made, refused, kept }: RepairedFile, io: Io): string {
  const row = (line: number, words: string): string =>
    `  ${printable(`${file}:${line}`)}  ${printable(words)}`;
  const rows = [
    ...(kept === undefined ? made.map(({ line, what }) => row(line, what)) : []),
    ...(kept === undefined ? [] : [`  Left as it was: ${kept}.`]),
    ...refused.map(({ line, what, reason }) => row(line, `not done: ${what} (${reason})`)),
  ];
  return `${createPaint(io)('bold', printable(file))}\n${rows.join('\n')}\n`;
}
