import { zonedDay } from '../../core/time/times.ts';
import { Option, type Command } from 'commander';
import { readBaseArchives } from '../../archive/base-archive.ts';
import { sayDiagnostics } from '../../archive/checked-archive.ts';
import { CHAT_FORMATS, writeChatDigest } from '../../core/exports/changes/chat.ts';
import type { Settings } from '../../../schemas/settings.ts';
import { ownTitle } from '../../core/indicators/defanger.ts';
import {
  compareArchives,
  type ArchiveChanges,
  type ArchiveState,
} from '../../core/exports/changes/compare.ts';
import { writeChangesMarkdown } from '../../core/exports/changes/markdown.ts';
import type { Archive } from '../../core/model/archive.ts';
import type { Report } from '../../core/model/report.ts';
import { runRules } from '../../core/rules/index.ts';
import { GIT_HISTORY } from '../../archive/git-history.ts';
import { idOfFile } from '../../archive/ids.ts';
import { readAppearance } from '../../archive/appearance.ts';
import { readOwnRules } from '../../archive/own-rules.ts';
import { reportCacheFile } from '../../archive/places.ts';
import { draftsOption, reportsForOthers } from '../drafts.ts';
import type { CommandContext, Io } from '../io.ts';
import { checkArchive, READ_OPTION, readProjectSettings } from '../project.ts';
import { sentences, toJson } from '../wording.ts';
import { statedSeverity } from '../../core/model/imported.ts';

type ChangesOptions = {
  base: string;
  format: 'md' | 'json' | (typeof CHAT_FORMATS)[number];
  incidents?: string;
  withDrafts?: true;
};

/** `changes`: says what a branch does to the archive, for its pull request. */
export function addChanges(program: Command, { io }: CommandContext): void {
  program
    .command('changes')
    .summary('say what a branch changes in the archive')
    .description(
      'Compares the reports of the working tree with those at the point where this branch started: new reports, changed facts, verdicts that turned, pictures, actions, and problems that came or went. What has been changed on the other branch since then is left out, but a report that both have changed is named. A digest for a chat leaves out drafts if the settings hide them.',
    )
    .requiredOption('--base <ref>', 'The branch, tag or commit to compare with, such as origin/main.')
    .addOption(
      new Option(
        '--format <format>',
        'Write a comment in Markdown, one JSON object, a digest as text, or the digest as the webhook of a chat takes it.',
      )
        .choices(['md', 'json', ...CHAT_FORMATS])
        .default('md'),
    )
    .addOption(draftsOption())
    .option(...READ_OPTION)
    .action((options: ChangesOptions) => changes(options, io));
}

async function changes(options: ChangesOptions, io: Io): Promise<void> {
  const read = await readProjectSettings(io, options);
  const { settings } = read;
  const now = io.now().toISOString();
  const { archive, diagnostics } = await checkArchive(read, io);
  const { fork, tip } = await readBaseArchives({
    archive,
    ref: options.base,
    settings,
    cacheFile: reportCacheFile(settings),
    env: io.env,
  });
  const { rules: own } = await readOwnRules(settings);
  const { pages } = readAppearance(settings).appearance;
  const before = {
    reports: fork.reports,
    diagnostics: sayDiagnostics(
      [...fork.diagnostics, ...runRules(fork, { now, settings, own, pages })],
      settings,
    ),
  };
  // What git could not say is no doing of the branch.
  const ours = diagnostics.filter(({ rule }) => rule !== GIT_HISTORY);
  const after = { reports: archive.reports, diagnostics: ours };
  const today = zonedDay(now, settings.timeZone);
  const files = new Set(
    diagnostics.filter(({ level }) => level === 'error').map(({ file }) => idOfFile(file)),
  );
  const forWhom = <State extends ArchiveState>(state: State): State =>
    isReadHere(options.format) ? state : forOthers(state, archive, { settings, ...options });
  const base = tip && forWhom({ reports: tip.reports, diagnostics: [] }).reports;
  const found = compareArchives(forWhom(before), forWhom(after), { today, base, files });
  for (const { rule, message, hint } of diagnostics)
    if (rule === GIT_HISTORY) io.stderr.write(`${sentences(message, hint)}\n`);
  io.stdout.write(writeChanges(found, settings, options.format));
}

/** Where the checkout is read, as in the pull request, its drafts are no secret. */
function isReadHere(format: ChangesOptions['format']): format is 'md' | 'json' {
  return format === 'md' || format === 'json';
}

/** What a chat hears of: reports that the site shows, and what is wrong with those. */
function forOthers<State extends ArchiveState>(
  state: State,
  { show }: Pick<Archive, 'show'>,
  { settings, withDrafts }: { settings: Settings; withDrafts?: boolean },
): State {
  const { shown } = reportsForOthers(state.reports, settings, withDrafts);
  const ids = new Set(shown.map(({ id }) => id));
  const hidden = new Set(state.reports.filter(({ id }) => !ids.has(id)).map(({ file }) => show(file)));
  const diagnostics = state.diagnostics.filter(({ file }) => !hidden.has(file));
  return { ...state, reports: shown, diagnostics };
}

function writeChanges(found: ArchiveChanges, settings: Settings, format: ChangesOptions['format']): string {
  if (format === 'json') return toJson(describeChanges(found));
  return isReadHere(format)
    ? writeChangesMarkdown(found, settings)
    : writeChatDigest(found, settings, format);
}

function describeChanges({ added, changed, removed, unread, ...rest }: ArchiveChanges): object {
  const shown = (report: Report) => ({
    id: report.id,
    title: ownTitle(report),
    severity: statedSeverity(report),
    verdict: report.incident.verdict.value,
    record_status: report.incident.record_status,
  });
  return {
    version: 1,
    added: added.map(({ report, ...rest }) => ({ ...shown(report), ...rest })),
    changed: changed.map(({ report, ...change }) => ({ ...shown(report), ...change })),
    removed: removed.map(({ report, ...rest }) => ({ ...shown(report), ...rest })),
    unread: unread.map(({ report, ...rest }) => ({ ...shown(report), ...rest })),
    ...rest,
  };
}
