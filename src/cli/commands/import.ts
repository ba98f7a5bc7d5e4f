import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Argument, type Command } from 'commander';
import type { Settings } from '../../../schemas/settings.ts';
import type { TagVocabulary } from '../../../schemas/tag.ts';
import { findHeldReports } from '../../archive/ids.ts';
import { addTags, readTags, TAGS_FILE } from '../../archive/tags.ts';
import { withImportLock } from '../../archive/lock.ts';
import { UserError } from '../../core/model/user-error.ts';
import type { Format } from '../../formats/format.ts';
import { formats } from '../../formats/index.ts';
import { checkEncoding } from '../import/decode.ts';
import { readSource } from '../import/read-source.ts';
import { findSources, type Source } from '../import/sources.ts';
import { note, startCount, writeSummary, type Import } from '../import/summary.ts';
import { chooseTags } from '../import/tags.ts';
import { createImporter } from '../importer.ts';
import type { CommandContext, Io } from '../io.ts';
import { createProgress } from '../progress.ts';
import { loadProjectSettings, WRITE_OPTION } from '../project.ts';
import { count, sentences, showPath, suggest } from '../wording.ts';

type ImportOptions = { incidents?: string; dryRun?: true; addTags?: true; encoding?: string };

/** `import`: turns records of another system into reports. */
export function addImport(program: Command, { io, setExitCode }: CommandContext): void {
  const list = formats.map(({ id, label }) => `  ${id.padEnd(12)}${io.say(label)}`).join('\n');
  program
    .command('import')
    .summary('turn records of another system into reports')
    .description(
      'Turns records of another system into draft reports. A record that is in the archive already is left alone, no file is ever overwritten, and a record that cannot be read does not stop the others.',
    )
    .addArgument(new Argument('<format>', 'The format of the files, see below.'))
    .addArgument(
      new Argument('<files...>', 'Files, folders, or patterns in quotes, such as "posts/**/*.md".'),
    )
    .option(...WRITE_OPTION)
    .option('--add-tags', 'Add tags that tags.yml does not have, instead of leaving them out.')
    .option('--encoding <name>', 'How files are encoded that are not UTF-8, such as gb18030.')
    .option('--dry-run', 'Say what would be written, and write nothing.')
    .addHelpText('after', () => io.say(`\nFormats:\n${list}`))
    .action(async (format: string, files: string[], options: ImportOptions) =>
      setExitCode(await importFiles(findFormat(format), files, options, io)),
    );
}

async function importFiles(
  format: Format,
  args: readonly string[],
  options: ImportOptions,
  io: Io,
): Promise<0 | 1> {
  const encoding = checkEncoding(options.encoding);
  const settings = await loadProjectSettings(io, options);
  const run = (): Promise<0 | 1> => importInto(settings, format, args, { options, encoding, io });
  if (options.dryRun === true) return run();
  return withImportLock(settings, run, {
    onWait: () => io.stderr.write('Another import into this archive is at work; this one waits for it.\n'),
  });
}

async function importInto(
  settings: Settings,
  format: Format,
  args: readonly string[],
  { options, encoding, io }: { options: ImportOptions; encoding: string | undefined; io: Io },
): Promise<0 | 1> {
  const sources = await findSources(args, format, io);
  const run = { format, encoding, now: io.now().toISOString(), isDryRun: options.dryRun === true };
  const done = startCount(sources.length, showPath(settings.incidents, io), run.isDryRun);
  const tags = chooseTags(await readVocabulary(settings.incidents, io), {
    isAdding: options.addTags === true,
  });
  const keepTags: Parameters<typeof createImporter>[0]['keepTags'] = (fresh) => {
    if (!run.isDryRun) addTags(settings.incidents, fresh);
    for (const tag of Object.keys(fresh)) done.newTags.push(tag);
  };
  const held = await findHeldReports(settings.incidents, existsSync(settings.incidents));
  const take = createImporter({ ...run, settings, held, tags, keepTags });
  const progress = createProgress(io);
  const [only, ...others] = sources;
  progress.start(`Importing ${others.length === 0 ? (only?.shown ?? '') : count(sources.length, 'file')}`);
  for (const source of sources) {
    await importSource(source, run, take, { done, io });
    progress.update(done.read);
  }
  progress.end();
  io.stdout.write(io.say(writeSummary(done, tags.unknown)));
  return done.failed > 0 ? 1 : 0;
}

type Run = Parameters<typeof readSource>[1];

async function importSource(
  source: Source,
  run: Run,
  take: ReturnType<typeof createImporter>,
  { done, io }: { done: Import; io: Io },
): Promise<void> {
  const { problems, records } = await readSource(source, run);
  for (const { line, message } of problems)
    note(done, { kind: 'failed', reason: message }, `${source.shown}:${line}`, io);
  for (const record of records) {
    done.read++;
    const outcome = await take(record, source.shown);
    note(done, outcome, `${source.shown}:${record.line}`, io);
    if (outcome.kind !== 'written') continue;
    for (const { path } of record.unmapped) done.unmapped.set(path, (done.unmapped.get(path) ?? 0) + 1);
  }
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
