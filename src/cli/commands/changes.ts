import { zonedDay } from '../../core/time/times.ts';
import { Option, type Command } from 'commander';
import { readBaseArchive } from '../../archive/base-archive.ts';
import { compareArchives, type ArchiveChanges } from '../../core/exports/changes/compare.ts';
import { writeChangesMarkdown } from '../../core/exports/changes/markdown.ts';
import { runRules } from '../../core/rules/index.ts';
import { reportCacheFile } from '../../archive/places.ts';
import type { CommandContext, Io } from '../io.ts';
import { checkArchive, READ_OPTION, readProjectSettings } from '../project.ts';
import { toJson } from '../wording.ts';

type ChangesOptions = { base: string; format: 'md' | 'json'; incidents?: string };

/** `changes`: says what a branch does to the archive, for its pull request. */
export function addChanges(program: Command, { io }: CommandContext): void {
  program
    .command('changes')
    .summary('say what a branch changes in the archive')
    .description(
      'Compares the reports of the working tree with those of another commit: new reports, changed facts, verdicts that turned, actions, and problems that came or went.',
    )
    .requiredOption('--base <ref>', 'The branch, tag or commit to compare with, such as origin/main.')
    .addOption(
      new Option('--format <format>', 'Write a comment in Markdown or one JSON object.')
        .choices(['md', 'json'])
        .default('md'),
    )
    .option(...READ_OPTION)
    .action((options: ChangesOptions) => changes(options, io));
}

async function changes(options: ChangesOptions, io: Io): Promise<void> {
  const read = await readProjectSettings(io, options);
  const { settings } = read;
  const now = io.now().toISOString();
  const { archive, diagnostics } = await checkArchive(read, io);
  const old = await readBaseArchive({
    folder: settings.incidents,
    ref: options.base,
    settings,
    cacheFile: reportCacheFile(settings),
    show: archive.show,
  });
  const before = {
    reports: old.reports,
    diagnostics: [...old.diagnostics, ...runRules(old, { now, settings })],
  };
  const today = zonedDay(now, settings.timeZone);
  const found = compareArchives(before, { reports: archive.reports, diagnostics }, today);
  io.stdout.write(
    options.format === 'json' ? toJson(describeChanges(found)) : writeChangesMarkdown(found, settings),
  );
}

function describeChanges({ added, changed, removed, ...rest }: ArchiveChanges): object {
  const shown = ({ id, incident }: ArchiveChanges['added'][number]) => ({
    id,
    title: incident.title,
    severity: incident.severity,
    verdict: incident.verdict.value,
    record_status: incident.record_status,
  });
  return {
    version: 1,
    added: added.map(shown),
    changed: changed.map(({ report, ...change }) => ({ ...shown(report), ...change })),
    removed: removed.map(shown),
    ...rest,
  };
}
