import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { Argument } from 'commander';
import type { Command } from 'commander';
import type { Settings } from '../../../schemas/settings.ts';
import type { TagVocabulary } from '../../../schemas/tag.ts';
import { findHeldReports } from '../../archive/ids.ts';
import { readTags, TAGS_FILE } from '../../archive/tags.ts';
import { writeNewTags } from '../../archive/tags.ts';
import { nearestWord } from '../../core/model/nearest.ts';
import { UserError } from '../../core/model/user-error.ts';
import type { Format, ParsedFile } from '../../formats/format.ts';
import { formats } from '../../formats/index.ts';
import { loadProjectSettings } from '../context.ts';
import type { CommandContext } from '../context.ts';
import { createImporter } from '../import/importer.ts';
import type { Outcome } from '../import/importer.ts';
import { countOutcome, emptySummary, writeImportSummary } from '../import/summary.ts';
import type { ImportSummary } from '../import/summary.ts';
import { chooseTags } from '../import/tags.ts';
import type { TagChoice } from '../import/tags.ts';
import { printable, showPath } from '../io.ts';
import type { Io } from '../io.ts';
import { createProgress } from '../progress.ts';

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
    .option('--incidents <dir>', 'Write to this folder instead of the one in the settings.')
    .option('--dry-run', 'Say what would be written, and write nothing.')
    .addHelpText('after', `\nFormats:\n${list}`)
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
  const settings = await loadProjectSettings(
    io,
    options.incidents === undefined ? {} : { incidents: options.incidents },
  );
  const folder = settings.incidents;
  const held = await findHeldReports(folder, existsSync(folder));
  const tags = chooseTags(await readVocabulary(folder, io));
  const take = createImporter({ format, settings, held, tags, isDryRun });
  const summary = emptySummary(showPath(folder, io), isDryRun);
  const progress = createProgress(io);
  progress.start(
    `Importing ${files.length === 1 ? (files[0] ?? '') : `${files.length.toLocaleString('en')} files`}`,
  );
  for (const file of files) {
    summary.files++;
    const parsed = await parseFile(file, format, io);
    for (const { line, message } of parsed.problems) {
      countOutcome(summary, tell({ kind: 'failed', reason: message }, file, line, io));
    }
    for (const record of parsed.records) {
      summary.read++;
      const outcome = take(record);
      countOutcome(summary, tell(outcome, file, record.line, io));
      if (outcome.kind === 'written') countUnmapped(summary, record.unmapped);
      progress.update(summary.read);
    }
  }
  progress.end();
  finishTags(summary, tags, settings);
  io.stdout.write(writeImportSummary(summary));
  return summary.failed > 0 ? 1 : 0;
}

function findFormat(id: string): Format {
  const format = formats.find((known) => known.id === id);
  if (format !== undefined) return format;
  const ids = formats.map((known) => known.id);
  const nearest = nearestWord(id, ids);
  throw new UserError(
    `There is no format \`${id}\`.`,
    `${nearest === undefined ? '' : `Did you mean \`${nearest}\`? `}The formats are: ${ids.join(', ')}.`,
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
    return fail(`The file cannot be read (${code}).`);
  }
}

/** A record that failed is told at once, with its place; the others only count. */
function tell(outcome: Outcome, file: string, line: number, io: Io): Outcome {
  if (outcome.kind !== 'failed') return outcome;
  io.stderr.write(`${io.isTTY ? '\r\u001b[2K' : ''}${printable(`${file}:${line} ${outcome.reason}`)}\n`);
  return outcome;
}

function countUnmapped(summary: ImportSummary, fields: readonly { path: string }[]): void {
  for (const { path } of fields) summary.unmapped.set(path, (summary.unmapped.get(path) ?? 0) + 1);
}

function finishTags(summary: ImportSummary, tags: TagChoice, { incidents }: Settings): void {
  summary.unknownTags = tags.unknown;
  if (Object.keys(tags.fresh).length === 0 || summary.written.length === 0) return;
  const isNew = summary.isDryRun || writeNewTags(incidents, tags.fresh);
  if (isNew) summary.newTagsFile = join(summary.folder, TAGS_FILE);
}
