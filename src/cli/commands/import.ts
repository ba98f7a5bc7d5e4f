import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { Argument, type Command } from 'commander';
import type { Settings } from '../../../schemas/settings.ts';
import type { TagVocabulary } from '../../../schemas/tag.ts';
import { findHeldReports } from '../../archive/ids.ts';
import { readTags, TAGS_FILE, writeNewTags } from '../../archive/tags.ts';
import { sayCause } from '../../core/model/system-error.ts';
import { UserError } from '../../core/model/user-error.ts';
import type { Format, ParsedFile } from '../../formats/format.ts';
import { formats } from '../../formats/index.ts';
import { chooseTags, createImporter, type Outcome, type TagChoice } from '../importer.ts';
import type { CommandContext, Io } from '../io.ts';
import { createProgress } from '../progress.ts';
import { loadProjectSettings, WRITE_OPTION } from '../project.ts';
import { count, printable, section, sentences, shorten, showPath, suggest, toLines } from '../wording.ts';

type ImportOptions = { incidents?: string; dryRun?: true };

/** `import`: turns records of another system into reports. */
export function addImport(program: Command, { io, setExitCode }: CommandContext): void {
  const list = formats.map(({ id, label }) => `  ${id.padEnd(12)}${label}`).join('\n');
  program
    .command('import')
    .summary('turn records of another system into reports')
    .description(
      'Turns records of another system into draft reports. A record that is in the archive already is left alone, no file is ever overwritten, and a record that cannot be read does not stop the others.',
    )
    .addArgument(new Argument('<format>', 'The format of the files, see below.'))
    .addArgument(new Argument('<files...>', 'The files to read.'))
    .option(...WRITE_OPTION)
    .option('--dry-run', 'Say what would be written, and write nothing.')
    .addHelpText('after', () => io.say(`\nFormats:\n${list}`))
    .action(async (format: string, files: string[], options: ImportOptions) =>
      setExitCode(await importFiles(findFormat(format), files, options, io)),
    );
}

async function importFiles(
  format: Format,
  files: readonly string[],
  options: ImportOptions,
  io: Io,
): Promise<0 | 1> {
  const isDryRun = options.dryRun === true;
  const settings = await loadProjectSettings(io, options);
  const folder = settings.incidents;
  const held = await findHeldReports(folder, existsSync(folder));
  const tags = chooseTags(await readVocabulary(folder, io));
  const take = createImporter({ format, settings, held, tags, isDryRun });
  const written: string[] = [];
  const counts = { files: files.length, read: 0, held: 0, failed: 0, unmapped: new Map<string, number>() };
  const done = { ...counts, written, unknownTags: tags.unknown, folder: showPath(folder, io), isDryRun };
  const progress = createProgress(io);
  progress.start(`Importing ${files.length === 1 ? (files[0] ?? '') : count(files.length, 'file')}`);
  for (const file of files) {
    const { problems, records } = await parseFile(file, format, io);
    for (const { line, message } of problems)
      note(done, { kind: 'failed', reason: message }, `${file}:${line}`, io);
    for (const record of records) {
      done.read++;
      const outcome = take(record);
      note(done, outcome, `${file}:${record.line}`, io);
      if (outcome.kind === 'written') {
        for (const { path } of record.unmapped) done.unmapped.set(path, (done.unmapped.get(path) ?? 0) + 1);
      }
      progress.update(done.read);
    }
  }
  progress.end();
  finishTags(done, tags, settings);
  io.stdout.write(io.say(writeSummary(done)));
  return done.failed > 0 ? 1 : 0;
}

function findFormat(id: string): Format {
  const format = formats.find((known) => known.id === id);
  if (format !== undefined) return format;
  const ids = formats.map((known) => known.id);
  throw new UserError(
    `There is no format \`${id}\`.`,
    sentences(suggest(id, ids), `The formats are: ${ids.join(', ')}.`),
  );
}

/** The tags of the archive; undefined when it has no tags.yml, and no tag at all while that file has mistakes. */
async function readVocabulary(folder: string, io: Io): Promise<TagVocabulary | undefined> {
  if (!existsSync(join(folder, TAGS_FILE))) return undefined;
  const { vocabulary, diagnostics } = await readTags(folder, (file) => showPath(join(folder, file), io));
  const [fault] = diagnostics;
  if (fault !== undefined) io.stderr.write(`${fault.file}: ${fault.message} No report gets a tag.\n`);
  return vocabulary;
}

async function parseFile(file: string, format: Format, io: Io): Promise<ParsedFile> {
  const path = resolve(io.cwd, file);
  const fail = (message: string): ParsedFile => ({ records: [], problems: [{ line: 1, message }] });
  try {
    if ((await stat(path)).isDirectory()) return fail('This is a folder. Name the files in it.');
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
    return format.parse(text, basename(path));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') return fail('There is no such file.');
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return fail('The file is not UTF-8 text.');
    if (error instanceof TypeError || code === undefined) throw error;
    return fail(`The file cannot be read: ${sayCause(code).because}.`);
  }
}

/** What an import did, counted. */
type Import = {
  files: number;
  /** Records that the format could read. */
  read: number;
  written: string[];
  held: number;
  failed: number;
  /** Number of values by the path that no field of a report takes. */
  unmapped: Map<string, number>;
  unknownTags: ReadonlyMap<string, number>;
  newTagsFile?: string;
  /** As the person knows it. */
  folder: string;
  isDryRun: boolean;
};

/** Counts what became of a record; one that failed is told at once, with its place. */
function note(done: Import, outcome: Outcome, place: string, io: Io): void {
  if (outcome.kind === 'written') done.written.push(outcome.id);
  else if (outcome.kind === 'held') done.held++;
  else {
    done.failed++;
    io.stderr.write(`${io.isTTY ? '\r\u001b[2K' : ''}${printable(`${place} ${outcome.reason}`)}\n`);
  }
}

function finishTags(done: Import, { fresh }: TagChoice, { incidents }: Settings): void {
  if (Object.keys(fresh).length === 0 || done.written.length === 0) return;
  const isNew = done.isDryRun || writeNewTags(incidents, fresh);
  if (isNew) done.newTagsFile = join(done.folder, TAGS_FILE);
}

/** Paths that the end of an import lists; a file of another kind may have thousands. */
const MAX_ROWS = 40;

/** What was read, what was written and what was not, and what has no place in a report. */
function writeSummary(done: Import): string {
  const { read, files, held, failed, folder, isDryRun, unmapped } = done;
  return toLines(
    `Read ${count(read, 'record')} from ${count(files, 'file')}.`,
    `${isDryRun ? 'Would write' : 'Wrote'} ${count(done.written.length, 'report')}${placeOf(done)}.`,
    held > 0 &&
      `Left ${count(held, 'record')} alone, since ${held === 1 ? 'it is' : 'they are'} in the archive already.`,
    failed > 0 &&
      `${count(failed, 'record or file', 'records or files')} could not be imported; the reasons are above.`,
    ...writeTags(done),
    section('Left out values that have no place in a report:', writeUnmapped(unmapped)),
    isDryRun && `Nothing was written, because of --dry-run; \`${folder}\` is as it was.`,
  );
}

function placeOf({ written, folder }: Import): string {
  const [first, last] = [written.toSorted()[0], written.toSorted().at(-1)];
  if (first === undefined) return '';
  const ids = first === last ? first : `${first} to ${last}`;
  return ` to \`${folder}\`, ${ids}, as ${written.length === 1 ? 'a draft' : 'drafts'}`;
}

function writeTags({ unknownTags, newTagsFile, folder, isDryRun }: Import): (string | false)[] {
  const tags = [...unknownTags].map(
    ([name, number]) => `${printable(name)} (${number.toLocaleString('en')})`,
  );
  const where =
    newTagsFile === undefined
      ? `that \`${folder}/${TAGS_FILE}\` does not have`
      : 'whose names have no letters that the id of a tag may have';
  return [
    newTagsFile !== undefined &&
      `${isDryRun ? 'Would write' : 'Wrote'} \`${newTagsFile}\` with the tags of these reports.`,
    tags.length > 0 && `Left out tags ${where}: ${tags.join(', ')}.`,
  ];
}

function writeUnmapped(unmapped: ReadonlyMap<string, number>): string[] {
  const all = [...unmapped].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const paths = all.map(([path]) => printable(path));
  const width = Math.max(...paths.slice(0, MAX_ROWS).map(({ length }) => length));
  const rows = all.map(
    ([, number], index) => `  ${paths[index]?.padEnd(width)}  ${number.toLocaleString('en')}`,
  );
  return shorten(rows, MAX_ROWS, (left) => `  and ${count(left, 'more path')}`);
}
