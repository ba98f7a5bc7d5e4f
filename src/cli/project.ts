import { allWords } from '../core/i18n/archive-words.ts';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Option } from 'commander';
import type { Settings } from '../../schemas/settings.ts';
import { TLP, type Tlp } from '../../schemas/vocabulary.ts';
import { openCheckedArchive, type CheckedArchive } from '../archive/checked-archive.ts';
import { openArchive, type ReadOptions } from '../archive/read.ts';
import {
  findRoot,
  loadSettings,
  readSettings,
  SETTINGS_FILE,
  type ReadSettings,
  type SettingsOverrides,
} from '../archive/settings.ts';
import { readReport, type ReadResult } from '../compile/read.ts';
import { createDirectories, nameThings } from '../core/language/things.ts';
import type { Archive } from '../core/model/archive.ts';
import { knownFields } from '../core/model/values.ts';
import type { QueryVocabulary } from '../core/search/query/parse.ts';
import { buildQueryVocabulary } from '../core/search/query/names.ts';
import { UserError } from '../core/model/user-error.ts';
import type { Io } from './io.ts';
import { createProgress } from './progress.ts';
import { showPath, suggest } from './wording.ts';

/** Where reports are, for commands that read them; as commander takes an option. */
export const READ_OPTION = [
  '--incidents <dir>',
  'Read the reports in this folder instead of the one in the settings.',
] as const;

/** The same for commands that write them. */
export const WRITE_OPTION = [
  '--incidents <dir>',
  'Write to this folder instead of the one in the settings.',
] as const;

/** `--at-most`, for what goes to readers who may not see everything. */
export function audienceOption(): Option {
  return new Option(
    '--at-most <level>',
    'Count a report above this level of TLP as an error, as for a site that everybody can read.',
  ).choices(TLP);
}

/** Settings of the project around the working directory, the nearest folder upwards with a settings file. */
export function loadProjectSettings({ cwd, env }: Io, overrides: SettingsOverrides): Promise<Settings> {
  return loadSettings(findRoot(cwd), cwd, overrides, { env });
}

/**
 * The same for commands that go on with a wrong setting, and tell it with the other problems. Throws a UserError where
 * there is no archive.
 */
export async function readProjectSettings(io: Io, overrides: SettingsOverrides): Promise<ReadSettings> {
  const read = await readSettings(findRoot(io.cwd), io.cwd, overrides, { env: io.env });
  refuseNoArchive(read.settings, overrides, io);
  return read;
}

/** A folder that is named, by an option or in the settings, is missed by its own name. */
export function refuseNoArchive({ incidents }: Settings, overrides: SettingsOverrides, { cwd }: Io): void {
  const isNamed = overrides.incidents !== undefined || existsSync(join(findRoot(cwd), SETTINGS_FILE));
  if (isNamed || existsSync(incidents)) return;
  throw new UserError(
    `There is no archive in \`${cwd}\`: it has no folder \`incidents\`, and neither it nor a folder above it has \`${SETTINGS_FILE}\`.`,
    'Go to the folder of an archive, or begin one here with `precedent-kb init`.',
  );
}

export type Project = { settings: Settings; archive: Archive };

/**
 * The settings of the project with its archive, for commands that only need what can be read of it. Throws a UserError
 * when there is no folder of reports.
 */
export async function openProject(io: Io, overrides: SettingsOverrides): Promise<Project> {
  const settings = await loadProjectSettings(io, overrides);
  refuseNoArchive(settings, overrides, io);
  if (!existsSync(settings.incidents))
    throw new UserError(
      `There is no folder \`${showPath(settings.incidents, io)}\`.`,
      `Name the folder of the reports with --incidents, or set \`incidents\` in ${SETTINGS_FILE}. \`init\` begins an archive.`,
    );
  return { settings, archive: nameArchive(await openArchive(settings, io.cwd), settings) };
}

/** Tells of files that are no part of an answer, since they cannot be read: nobody may take it for what the whole archive says. */
export function tellUnread({ files, reports, diagnostics }: Archive, io: Pick<Io, 'stderr'>): void {
  const count = files - reports.length;
  const file = diagnostics.find(
    ({ level, file: shown }) => level === 'error' && shown.endsWith('.mdx'),
  )?.file;
  if (count === 0 || file === undefined) return;
  const told =
    count === 1
      ? `\`${file}\` cannot be read as a report, so it is left out.`
      : `${count} files cannot be read as reports, such as \`${file}\`, so they are left out.`;
  io.stderr.write(`${told}\n\`precedent-kb check\` says which and why.\n`);
}

/** What the values of filters are called in this archive, in each language of the interface. */
export function queryVocabularyOf({
  archive: { tags, things, reports },
  settings,
}: Project): QueryVocabulary {
  const named = createDirectories(things ?? {}, settings.language);
  return buildQueryVocabulary(allWords(settings), tags, {
    fields: settings.fields,
    things: named,
    named: reports,
  });
}

/** The reports of an archive with the names that it has for their sources and services. */
function nameArchive(archive: Archive, { language }: Settings): Archive {
  const things = createDirectories(archive.things ?? {}, language);
  return { ...archive, reports: archive.reports.map((report) => nameThings(report, things)) };
}

/** The archive with everything that is wrong with it; how far reading is shows as progress. */
export async function checkArchive(
  read: ReadSettings,
  io: Io,
  { atMost, ...options }: Pick<ReadOptions, 'isBrief'> & { atMost?: Tlp | undefined } = {},
): Promise<CheckedArchive> {
  const progress = createProgress(io);
  progress.start('Reading the reports');
  const input = knownFields({ ...read, cwd: io.cwd, now: io.now().toISOString(), env: io.env, atMost });
  return openCheckedArchive(input, { ...options, onProgress: progress.update }).finally(progress.end);
}

/** What reading says of a report that is not written yet. `file` is its place in the incidents folder. */
export function readUnwritten(text: string, file: string, settings: Settings, shown = file): ReadResult {
  const bytes = new TextEncoder().encode(text);
  return readReport({ path: join(settings.incidents, file), file, shown, bytes }, { settings });
}

/** What to tell of a name that is no report: that its file cannot be read, else the nearest of the known names. */
export function explainNoReport(
  name: string,
  { diagnostics }: Archive,
  known: readonly string[],
  advice: string,
): UserError {
  const broken = diagnostics.find(({ level, file }) => level === 'error' && file.includes(name));
  if (broken !== undefined) return explainUnreadable(broken.file);
  return new UserError(`There is no report \`${name}\`.`, suggest(name, known) ?? advice);
}

export function explainUnreadable(file: string): UserError {
  return new UserError(
    `\`${file}\` cannot be read as a report.`,
    `\`precedent-kb check ${file}\` says why. Correct that first.`,
    1,
  );
}
