import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  completeRewrite,
  refuseLocked,
  writeRewrite,
  type RewritePlan,
} from '../../archive/rewrite/write.ts';
import { decodeText, type TextFile } from '../../archive/write.ts';
import { takePlace, updateText, type Change } from '../../core/draft/update.ts';
import { editBetween } from '../../core/model/edits.ts';
import type { Diagnostic, Report } from '../../core/model/report.ts';
import { UserError } from '../../core/model/user-error.ts';
import { refuseUnfinished, tellCompleted } from '../completed.ts';
import { createDiff, isChanged, paintDiff, type ChangedFile } from '../diff.ts';
import type { Io, Terminal } from '../io.ts';
import { findReport, takeReference } from '../named-report.ts';
import { explainUnreadable, openProject } from '../project.ts';
import { createPrompts, unlessBrokenOff } from '../prompts.ts';
import { listPrecedents, suggestPrecedents } from '../new/summary.ts';
import { checkUnwritten } from '../unwritten.ts';
import { count, printable, section, sentences, shorten, toJson, toLines } from '../wording.ts';
import type { Setting } from '../new/choices.ts';
import { readChanges, type UpdateOptions } from './flags.ts';
import { askForChanges, describeKnown, type Wanted } from './questions.ts';

/** Changes a report by flags, and by the answers of a person where there are none. Gives the exit code. */
export async function updateReport(name: string, options: UpdateOptions, io: Io): Promise<0 | 1> {
  const { settings, archive } = await openProject(io, options);
  const setting: Setting = { io, settings, archive };
  const completed = completeEarlier(options, setting);
  if (completed !== undefined) return completed;
  const report = findOnly(takeReference(name).id, setting);
  const terminal = options.yes === true || options.format === 'json' ? undefined : io.openTerminal?.();
  try {
    const sheet = openSheet(report, setting);
    const wanted = await decide(sheet, options, setting, terminal);
    if (wanted === undefined) return 1;
    const plan = planUpdate(sheet, wanted, setting);
    if (plan.files.every((file) => !isChanged(file))) {
      io.stdout.write(
        options.format === 'json'
          ? tellJson(plan, false, io)
          : io.say(`\`${report.id}\` says all of that already. Nothing was written.\n`),
      );
      return 0;
    }
    const code = await write(plan, options, setting, terminal);
    if (code === 0 && options.format === 'text' && options.dryRun !== true) {
      io.stdout.write(io.say(toLines(tellUnturned(sheet, wanted))));
      await tellPrecedents(report.id, plan, wanted, setting);
    }
    return code;
  } finally {
    terminal?.close();
  }
}

/** What an earlier run had begun comes first; a program is told to ask again. */
function completeEarlier({ dryRun, format }: UpdateOptions, { io, archive }: Setting): 0 | 1 | undefined {
  if (dryRun === true) refuseUnfinished(archive.folder);
  const completed = completeRewrite(archive);
  if (completed === undefined || format === 'text')
    return completed && tellCompleted(completed, archive.show, io);
  throw new UserError(
    `An earlier \`${completed.command}\` was broken off. It is complete now.`,
    'If you wanted something else, run the command again.',
    1,
  );
}

/** The report of an id. Throws a UserError where two files have it. */
function findOnly(id: string, { archive }: Setting): Report {
  const report = findReport(id, archive);
  const files = archive.reports.filter((one) => one.id === report.id).map(({ file }) => archive.show(file));
  if (files.length === 1) return report;
  throw new UserError(
    `${files.map((file) => `\`${file}\``).join(' and ')} both go by \`${report.id}\`.`,
    '`precedent-kb renumber` gives one of them another id. Do that first.',
  );
}

/** The file of a report as it is now, and what it says. */
type Sheet = { report: Report; source: TextFile };

function openSheet({ file }: Report, setting: Setting): Sheet {
  const path = join(setting.archive.folder, file);
  const shown = setting.archive.show(file);
  const source = decodeText({ path, bytes: readFileSync(path) });
  // What is kept of the archive may be older than the file.
  const [report] =
    source === undefined ? [] : checkUnwritten(new Map([[file, source.text]]), setting).reports;
  if (source === undefined || report === undefined) throw explainUnreadable(shown);
  return { source, report };
}

async function decide(
  { report }: Sheet,
  options: UpdateOptions,
  setting: Setting,
  terminal: Terminal | undefined,
): Promise<Wanted | undefined> {
  const { changes, faults } = readChanges(options, report, setting);
  if (faults.length > 0) throw new UserError(faults.join('\n'), 'Nothing was written.');
  const { supersedeBy } = options;
  if (changes.length > 0)
    return { changes, ...(supersedeBy === undefined ? {} : { successor: takeReference(supersedeBy).id }) };
  if (terminal !== undefined) return unlessBrokenOff(askForChanges(report, setting, terminal), setting.io);
  throw new UserError(
    'No change is named, and there is nobody to ask.',
    'Name one, such as `--close A1` or `--verdict false_positive --why "…"`; `precedent-kb update --help` lists them.',
  );
}

/** What is to be written, and what the check says of it anew. */
type Plan = RewritePlan & {
  id: string;
  reports: Report[];
  files: ChangedFile[];
  warnings: Diagnostic[];
};

function planUpdate(sheet: Sheet, { changes, successor }: Wanted, setting: Setting): Plan {
  const { archive } = setting;
  const sheets: [Sheet, readonly Change[]][] = [[sheet, changes]];
  if (successor !== undefined) sheets.push(succeed(sheet, successor, setting));
  const texts = sheets.map(([{ source, report }, wanted]): [string, string] => {
    const updated = updateText(source.text, report, wanted);
    if ('faults' in updated) throw refuse(updated.faults.map(({ message, hint }) => `${message} ${hint}`));
    return [report.file, updated.text];
  });
  const before = new Map(sheets.map(([{ source, report }]) => [report.file, source.text]));
  const known = new Set(checkUnwritten(before, setting).diagnostics.map(keyOf));
  const { reports, diagnostics } = checkUnwritten(new Map(texts), setting);
  const found = diagnostics.filter((one) => !known.has(keyOf(one)));
  const errors = found.filter(({ level }) => level === 'error');
  if (errors.length > 0)
    throw new UserError(
      `The report would not pass the check:\n${printable(shorten(toPlacedRows(errors), MAX_ERRORS, (left) => `  and ${count(left, 'more problem')}`).join('\n'))}`,
      'Nothing was written.',
      1,
    );
  return {
    id: sheet.report.id,
    reports,
    command: 'update',
    changes: new Map(
      sheets.flatMap(([{ source, report }], at) => {
        const text = texts[at]?.[1] ?? source.text;
        const edits = [editBetween(source.text, text)];
        return text === source.text ? [] : [[report.file, { read: source, text, edits }] as const];
      }),
    ),
    files: sheets.map(([{ source, report }], at) => ({
      file: archive.show(report.file),
      before: source.text,
      after: texts[at]?.[1] ?? source.text,
    })),
    warnings: found.filter(({ level }) => level !== 'error'),
  };
}

/** A template has dozens of gaps. */
const MAX_ERRORS = 8;

/** Each in a row; of several that are mended in the same way, the first says how. */
function toPlacedRows(diagnostics: readonly Diagnostic[]): string[] {
  const told = new Set<string | undefined>();
  return diagnostics.map(({ file, range, message, hint }) => {
    const advice = told.has(hint) ? undefined : hint;
    told.add(hint);
    return `  ${file}:${range?.start.line ?? 1}  ${sentences(message, advice)}`;
  });
}

/** The report that takes the place of another one, and what it says of that; a run that was broken off is completed. */
function succeed({ report }: Sheet, successor: string, setting: Setting): [Sheet, readonly Change[]] {
  const next = openSheet(findOnly(successor, setting), setting);
  const taken = takePlace(report, next.report);
  if ('message' in taken) throw refuse([`${taken.message} ${taken.hint}`]);
  return [next, taken];
}

function refuse(lines: readonly string[]): UserError {
  return new UserError(lines.join('\n'), 'Nothing was written.');
}

function keyOf({ rule, message, file }: Diagnostic): string {
  return `${file} ${rule} ${message}`;
}

async function write(
  plan: Plan,
  options: UpdateOptions,
  { io, archive }: Setting,
  terminal: Terminal | undefined,
): Promise<0 | 1> {
  const { files, warnings } = plan;
  const isDryRun = options.dryRun === true;
  const isForPeople = options.format === 'text';
  // What cannot be written is told before anybody is asked.
  if (!isDryRun) refuseLocked(archive, plan);
  if (isForPeople) io.stdout.write(paintDiff(createDiff(files), io));
  const notes = toLines(section('The check will say:', toPlacedRows(warnings)));
  if (isForPeople && notes !== '')
    (isDryRun ? io.stderr : io.stdout).write(printable(isDryRun ? notes : io.say(notes)));
  if (!isDryRun && isForPeople && !(await isWanted(options, io, terminal))) return 1;
  if (!isDryRun) writeRewrite(archive, plan);
  if (!isForPeople) io.stdout.write(tellJson(plan, !isDryRun, io));
  else if (!isDryRun)
    io.stdout.write(
      io.say(
        files
          .filter(isChanged)
          .map(({ file }) => `Wrote ${file}.\n`)
          .join(''),
      ),
    );
  return 0;
}

/** What was written for the verdict before may say so in other words, which nobody can turn but its writer. */
function tellUnturned({ report }: Sheet, { changes }: Wanted): string[] {
  const isTurned = changes.some(({ kind }) => kind === 'verdict');
  const { verdict, summary } = report.incident;
  const left = ['title', ...(summary === undefined ? [] : ['summary'])].filter(
    (field) => !changes.some((change) => change.kind === 'set' && change.path[0] === field),
  );
  const [last] = left.slice(-1);
  if (!isTurned || verdict.value === 'undetermined' || last === undefined) return [];
  const names = left.map((field) => `\`${field}\``).join(', ');
  return [`Still written for the earlier verdict: ${names}. Change one with \`--set ${last}="…"\`.`];
}

/** Whoever turns a verdict or adds a value hears of the reports that are like it now. */
async function tellPrecedents(
  id: string,
  { reports }: Plan,
  { changes }: Wanted,
  setting: Setting,
): Promise<void> {
  const { io } = setting;
  const report = reports.find((one) => one.id === id);
  const isAsked = changes.some(({ kind }) => kind === 'verdict' || kind === 'indicator');
  if (report === undefined || !isAsked) return;
  const found = await suggestPrecedents(describeKnown(report), setting);
  io.stdout.write(printable(io.say(toLines(listPrecedents(found)))));
}

/** Whether the person wants what was shown to be written. */
async function isWanted({ yes }: UpdateOptions, io: Io, terminal: Terminal | undefined): Promise<boolean> {
  if (yes === true) return true;
  if (terminal === undefined)
    throw new UserError(
      'Nothing was written, since there is nobody to ask.',
      'Write `--yes` to have this written, or `--dry-run` to look at it alone.',
    );
  const asking = createPrompts(terminal, io.say).one(
    'Write this?',
    [
      { value: true, label: 'Yes' },
      { value: false, label: 'No' },
    ],
    true,
  );
  const answer = await unlessBrokenOff(asking, io);
  if (answer === false) io.stdout.write(io.say('Nothing was written.\n'));
  return answer === true;
}

function tellJson({ id, files, warnings }: Plan, isWritten: boolean, io: Io): string {
  const changed = files.filter(isChanged);
  return toJson({
    id,
    files: changed.map(({ file }) => file),
    written: isWritten,
    diff: createDiff(changed),
    diagnostics: warnings.map(({ rule, level, message, hint }) => ({
      rule,
      level,
      message: io.say(message),
      hint: hint && io.say(hint),
    })),
  });
}
