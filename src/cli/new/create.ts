import { join } from 'node:path';
import { findTakenIds } from '../../archive/ids.ts';
import { readTemplates } from '../../archive/templates.ts';
import { writeNewFile } from '../../archive/write.ts';
import { reportFile } from '../../core/draft/form.ts';
import type { Diagnostic } from '../../core/model/report.ts';
import { UserError } from '../../core/model/user-error.ts';
import { writeDraft } from '../../core/draft/draft.ts';
import type { Template } from '../../core/draft/template.ts';
import { openArchive } from '../../archive/read.ts';
import { loadProjectSettings } from '../context.ts';
import { printable, showPath } from '../io.ts';
import type { Io, Terminal } from '../io.ts';
import { openInEditor, askWhatNext } from './afterwards.ts';
import { extractDraftIndicators, withDefaults } from './choices.ts';
import type { Choices, Given } from './choices.ts';
import { readFlags } from './flags.ts';
import type { NewOptions } from './flags.ts';
import { explainMissing } from './missing.ts';
import { suggestPrecedents } from './precedents.ts';
import { BROKEN_OFF } from './prompts.ts';
import { askForChoices } from './questions.ts';
import { readRawText } from './raw-text.ts';
import type { Scene } from './scene.ts';
import { writeNewSummary } from './summary.ts';
import type { NewReport } from './summary.ts';
import { checkDraft } from './verify.ts';

/** What became of a new report; `wantsPreview` when the person asked for the site. */
export type Created = { exitCode: 0 | 1; wantsPreview: boolean };

/** Makes a new report from flags, and from the answers of a person where there is one. */
export async function createReport(options: NewOptions, io: Io): Promise<Created> {
  const scene = await openScene(options, io);
  const { given, faults } = readFlags(options, scene);
  const paste = await readRawText(options.paste, io);
  if (paste !== undefined) given.paste = paste;
  if (faults.length > 0) throw new UserError(faults.join('\n'), 'Nothing was written.');
  const terminal = options.yes === true || options.json === true ? undefined : io.openTerminal?.();
  try {
    const choices = await decide(given, scene, terminal, options);
    const isDryRun = options.dryRun === true;
    const report = await write(choices, scene, { isDryRun, wasAsked: terminal !== undefined });
    return await finish(report, options, io, terminal);
  } catch (error) {
    if (error !== BROKEN_OFF) throw error;
    io.stdout.write('Nothing was written.\n');
    return { exitCode: 1, wantsPreview: false };
  } finally {
    terminal?.close();
  }
}

async function openScene({ incidents }: NewOptions, io: Io): Promise<Scene> {
  const settings = await loadProjectSettings(io, incidents === undefined ? {} : { incidents });
  const [archive, templates] = await Promise.all([
    openArchive(settings, io.cwd),
    readTemplates(settings.incidents),
  ]);
  return { io, settings, archive, templates };
}

async function decide(
  given: Given,
  scene: Scene,
  terminal: Terminal | undefined,
  { yes }: NewOptions,
): Promise<Choices> {
  if (terminal !== undefined) return askForChoices(given, scene, terminal);
  const missing = explainMissing(given, yes === true);
  if (missing !== undefined) throw missing;
  return withDefaults({ ...given, title: given.title ?? '' }, scene);
}

/** Writes the draft under the next free number; another run may take a number first, then the one behind it is taken. */
async function write(
  choices: Choices,
  scene: Scene,
  { isDryRun, wasAsked }: { isDryRun: boolean; wasAsked: boolean },
): Promise<NewReport> {
  const { settings, io, archive } = scene;
  const taken = await findTakenIds(settings.incidents, settings.idPrefix);
  for (;;) {
    const id = taken.next(choices.detected.slice(0, 4));
    const file = reportFile(id);
    const path = join(settings.incidents, file);
    const text = writeDraft(choices.template, id, answersOf(choices));
    const diagnostics = checkDraft(text, file, scene);
    refuseErrors(diagnostics, choices.template);
    if (!isDryRun && !writeNewFile(path, text)) continue;
    return {
      id,
      file: showPath(path, io),
      path,
      text,
      branches: taken.branches,
      diagnostics,
      precedents: suggestPrecedents(archive.reports, choices.indicators),
      leftOut: leftOutOf(choices),
      wasAsked,
    };
  }
}

function refuseErrors(diagnostics: readonly Diagnostic[], template: Template): void {
  const faults = diagnostics.filter(({ level }) => level === 'error');
  if (faults.length === 0) return;
  const rows = faults.map(({ message, hint, range }) =>
    `  line ${range?.start.line ?? 1}: ${message} ${hint ?? ''}`.trimEnd(),
  );
  throw new UserError(
    `A report from the template \`${template.name}\` would not pass the check:\n${printable(rows.join('\n'))}`,
    'Nothing was written.',
    1,
  );
}

function answersOf({ related, template: _, ...answers }: Choices): Parameters<typeof writeDraft>[2] {
  const relations = related.map((target) => ({ type: 'related-to' as const, target }));
  return { ...answers, ...(relations.length === 0 ? {} : { relations }) };
}

function leftOutOf({ paste, indicators }: Choices): string[] {
  if (paste === undefined) return [];
  const kept = new Set(indicators.map(({ value }) => value));
  return extractDraftIndicators(paste)
    .own.map(({ value }) => value)
    .filter((value) => !kept.has(value));
}

async function finish(
  report: NewReport,
  { json, dryRun, open }: NewOptions,
  io: Io,
  terminal: Terminal | undefined,
): Promise<Created> {
  const done = { exitCode: 0 as const, wantsPreview: false };
  if (dryRun === true) {
    io.stdout.write(json === true ? toJson(report) : report.text);
    return done;
  }
  io.stdout.write(json === true ? toJson(report) : printable(writeNewSummary(report)));
  if (open === true) openInEditor(report.path, io);
  if (terminal === undefined || open === true) return done;
  const next = await askWhatNext(terminal).catch(() => 'nothing' as const);
  if (next === 'editor') openInEditor(report.path, io);
  return { ...done, wantsPreview: next === 'preview' };
}

function toJson({ id, file, precedents, diagnostics }: NewReport): string {
  const warnings = diagnostics.map(({ rule, level, message }) => ({ rule, level, message }));
  return `${JSON.stringify({ id, file, precedents, diagnostics: warnings }, null, 2)}\n`;
}
