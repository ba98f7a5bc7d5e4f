import { join } from 'node:path';
import launchEditor from 'launch-editor';
import type { GitFault } from '../../archive/git-faults.ts';
import { findTakenIds } from '../../archive/ids.ts';
import { readOwnRules } from '../../archive/own-rules.ts';
import { openArchive } from '../../archive/read.ts';
import { readTemplates } from '../../archive/templates.ts';
import { writeNewFile } from '../../archive/write.ts';
import { reportFile } from '../../core/draft/form.ts';
import { writeDraft } from '../../core/draft/draft.ts';
import { formatDate, idYear } from '../../core/time/times.ts';
import type { Template } from '../../core/draft/template.ts';
import type { Diagnostic } from '../../core/model/report.ts';
import { UserError } from '../../core/model/user-error.ts';
import type { Io, Terminal } from '../io.ts';
import { loadProjectSettings, refuseNoArchive } from '../project.ts';
import { unlessBrokenOff } from '../prompts.ts';
import { checkUnwritten } from '../unwritten.ts';
import { printable, sayUnchecked, showPath, toJson } from '../wording.ts';
import {
  extractDraftIndicators,
  textOf,
  withDefaults,
  type Choices,
  type Given,
  type Scene,
} from './choices.ts';
import { explainMissing, readFlags, type NewOptions } from './flags.ts';
import { askForChoices, askWhatNext } from './questions.ts';
import { readRawText } from './raw-text.ts';
import { suggestPrecedents, toRow, writeNewSummary, type NewReport } from './summary.ts';

/** Makes a new report from flags, and from the answers of a person where there is one, who may then want the site. */
export async function createReport(
  options: NewOptions,
  io: Io,
): Promise<'written' | 'broken-off' | 'wants-preview'> {
  const scene = await openScene(options, io);
  const { given, faults } = readFlags(options, scene);
  const paste = await readRawText(options.paste, io);
  if (paste !== undefined) given.paste = paste;
  if (faults.length > 0) throw new UserError(faults.join('\n'), 'Nothing was written.');
  const terminal = options.yes === true || options.json === true ? undefined : io.openTerminal?.();
  try {
    const choices = await unlessBrokenOff(decide(given, scene, terminal, options), io);
    if (choices === undefined) return 'broken-off';
    const report = await write(choices, scene, options.dryRun === true);
    return (await finish(report, options, io, terminal)) === 'preview' ? 'wants-preview' : 'written';
  } finally {
    terminal?.close();
  }
}

async function openScene(options: NewOptions, io: Io): Promise<Scene> {
  const settings = await loadProjectSettings(io, options);
  refuseNoArchive(settings, options, io);
  const [archive, templates, { rules: own }] = await Promise.all([
    openArchive(settings, io.cwd),
    readTemplates(settings.incidents),
    readOwnRules(settings),
  ]);
  return { io, settings, archive, templates, own };
}

async function decide(
  given: Given,
  scene: Scene,
  terminal: Terminal | undefined,
  options: NewOptions,
): Promise<Choices> {
  if (terminal !== undefined) return askForChoices(given, scene, terminal);
  const missing = explainMissing(given, options, scene);
  if (missing !== undefined) throw missing;
  return withDefaults({ ...given, title: given.title ?? '' }, scene);
}

/** Writes the draft under the next free number; another run may take a number first, then the one behind it is taken. */
async function write(choices: Choices, scene: Scene, isDryRun: boolean): Promise<NewReport> {
  const { settings, io } = scene;
  const taken = await findTakenIds(settings.incidents, settings.idPrefix, io.env);
  for (;;) {
    const id = taken.next(idYear(choices.detected, settings.timeZone));
    const file = reportFile(id);
    const path = join(settings.incidents, file);
    const text = writeDraft(choices.template, id, answersOf(choices));
    const { diagnostics } = checkUnwritten(new Map([[file, text]]), scene);
    refuseErrors(diagnostics, choices.template);
    if (!isDryRun && !writeNewFile(path, text)) continue;
    return {
      id,
      file: showPath(path, io),
      path,
      text,
      detected: formatDate(choices.detected, { language: settings.language, timeZone: settings.timeZone }),
      branches: taken.branches,
      diagnostics,
      precedents: await suggestPrecedents({ text: textOf(choices), indicators: choices.indicators }, scene),
      ...leftOutOf(choices),
    };
  }
}

function refuseErrors(diagnostics: readonly Diagnostic[], template: Template): void {
  const faults = diagnostics.filter(({ level }) => level === 'error');
  if (faults.length === 0) return;
  throw new UserError(
    `A report from the template \`${template.name}\` would not pass the check:\n${printable(faults.map(toRow).join('\n'))}`,
    'Nothing was written.',
    1,
  );
}

function answersOf({ related, template: _, ...answers }: Choices): Parameters<typeof writeDraft>[2] {
  const relations = related.map((target) => ({ type: 'related-to' as const, target }));
  return { ...answers, ...(relations.length === 0 ? {} : { relations }) };
}

function leftOutOf({ paste = '', indicators }: Choices): Pick<NewReport, 'leftOut' | 'doubtful'> {
  const kept = new Set(indicators.map(({ value }) => value));
  const { own, doubtful } = extractDraftIndicators(paste);
  const left = (list: typeof own): string[] =>
    list.map(({ value }) => value).filter((value) => !kept.has(value));
  return { leftOut: left(own), doubtful: left(doubtful) };
}

/** Shows the report, and gives what a person wants next. */
async function finish(
  report: NewReport,
  { json, dryRun, open }: NewOptions,
  io: Io,
  terminal: Terminal | undefined,
): ReturnType<typeof askWhatNext> {
  if (json === true) io.stdout.write(describeReport(report));
  else if (dryRun === true) io.stdout.write(report.text);
  else io.stdout.write(printable(io.say(writeNewSummary(report, terminal !== undefined))));
  if ((json === true || dryRun === true) && typeof report.branches !== 'number')
    tellUnasked(report.branches, io);
  if (dryRun === true) return 'nothing';
  const isAsked = terminal !== undefined && open !== true;
  const next = isAsked ? await askWhatNext(terminal, io.say).catch(() => 'nothing' as const) : 'nothing';
  if (open === true || next === 'editor') openInEditor(report.path, io);
  return next;
}

/** Beside a result for programs; the summary for people says it itself. */
function tellUnasked(fault: GitFault, io: Io): void {
  if (fault.kind !== 'no-repository') io.stderr.write(`${sayUnchecked(fault)}\n`);
}

function describeReport({ id, file, precedents, diagnostics }: NewReport): string {
  const warnings = diagnostics.map(({ rule, level, message }) => ({ rule, level, message }));
  return toJson({ id, file, precedents, diagnostics: warnings });
}

/** Opens a file in the editor that the person prefers, else in one that runs. */
function openInEditor(path: string, { env, stderr }: Io): void {
  const preferred = env['VISUAL'] ?? env['EDITOR'];
  launchEditor(path, preferred, () =>
    stderr.write('No editor could be opened. Name yours in the environment variable EDITOR.\n'),
  );
}
