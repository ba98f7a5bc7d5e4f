import { existsSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { Argument, type Command } from 'commander';
import { reportIdPattern } from '../../../schemas/report-id.ts';
import { isHeldByAnother } from '../../archive/branch-ids.ts';
import { findTakenIds, idOfFile, type TakenIds } from '../../archive/ids.ts';
import {
  findRenumbering,
  planRenumber,
  type Mention,
  type RenumberPlan,
  type Renumbering,
} from '../../archive/renumber/renumber.ts';
import { completeRewrite, writeRewrite } from '../../archive/rewrite/write.ts';
import type { Archive } from '../../core/model/archive.ts';
import type { Report } from '../../core/model/report.ts';
import { UserError } from '../../core/model/user-error.ts';
import type { CommandContext, Io } from '../io.ts';
import { explainNoReport, explainUnreadable, openProject, READ_OPTION } from '../project.ts';
import { createPrompts, unlessBrokenOff } from '../prompts.ts';
import { refuseUnfinished, tellCompleted } from '../completed.ts';
import { asWritten } from '../../core/i18n/say.ts';
import { count, printable, sayUnchecked, section, shorten, toLines } from '../wording.ts';

type RenumberOptions = {
  to?: string;
  alias: boolean;
  allCitations?: true;
  dryRun?: true;
  incidents?: string;
};

/** `renumber`: gives a report another id, and takes its citations along. */
export function addRenumber(program: Command, { io, setExitCode }: CommandContext): void {
  program
    .command('renumber')
    .summary('give a report another id, when two have the same')
    .description(
      'Gives a report another id and moves its file. The old id stays as an alias, unless another report holds it. Citations, relations and fields that name the report are changed too. If two reports share the id, a mention that may mean either is listed and left as it is.',
    )
    .addArgument(new Argument('<report>', 'Its id, or its file when two reports share the id.'))
    .option('--to <id>', 'The new id, instead of the next free one.')
    .option('--all-citations', 'Also change the citations that may mean another report.')
    .option('--no-alias', 'Do not keep the old id as an alias.')
    .option('--dry-run', 'Say what would be changed, and write nothing.')
    .option(...READ_OPTION)
    .action(async (name: string, options: RenumberOptions) => setExitCode(await renumber(name, options, io)));
}

async function renumber(name: string, options: RenumberOptions, io: Io): Promise<0 | 1> {
  const { settings, archive } = await openProject(io, options);
  const { incidents: folder, idPrefix } = settings;
  if (options.dryRun === true) refuseUnfinished(folder);
  const completed = completeRewrite(archive);
  if (completed !== undefined) return tellCompleted(completed, archive.show, io);
  const report = findReport(name, archive, io.cwd);
  const taken = await findTakenIds(folder, idPrefix, io.env);
  const isBack = await isOwnAlias(options.to, report, { archive, taken, io });
  const to = (isBack ? options.to : undefined) ?? chooseId(options.to, report.id, taken, idPrefix);
  const found = await findRenumbering(archive, report);
  const isForeign = await isHeldByAnother(folder, taken.onBranches.get(report.id) ?? [], report, io.env);
  const [holder] = found.holders;
  const owner = holder === undefined ? undefined : archive.show(holder.file);
  const noAliasBecause = explainNoAlias(owner, isForeign, options.alias);
  const taking = await chooseMentions(found, options, io);
  if (taking === undefined) return 1;
  const alias = noAliasBecause === undefined ? report.id : undefined;
  const changed = [...found.sure, ...taking].sort(byPlace);
  const plan = planRenumber(found, { to, alias, changed });
  const isDryRun = options.dryRun === true;
  if (!isDryRun) writeRewrite(archive, plan);
  const unsure = found.unsure.filter((mention) => !taking.includes(mention));
  const outcome = { found, plan, to, noAliasBecause, changed, unsure, branches: taken.branches, isDryRun };
  io.stdout.write(io.say(writeSummary(outcome, archive.show)));
  return 0;
}

/** The one report that a person names by its file or its id. Throws a UserError when it is none or more than one. */
function findReport(name: string, archive: Archive, cwd: string): Report {
  const { folder, reports, show } = archive;
  const file = findFile(name, folder, cwd);
  const matches =
    file === undefined
      ? reports.filter((report) => report.id === name || idOfFile(report.file) === name)
      : reports.filter((report) => report.file === file);
  const [only, ...others] = matches;
  if (only !== undefined && others.length === 0) return only;
  if (only !== undefined) {
    const files = matches.map((report) => `\`${show(report.file)}\``);
    throw new UserError(
      files.length === 2
        ? `${files.join(' and ')} both go by \`${name}\`.`
        : `${files.length} reports go by \`${name}\`: ${shorten(files, 5).join(', ')}.`,
      'Name the file of the one that gets another id.',
    );
  }
  if (file !== undefined) throw explainUnreadable(show(file));
  const ids = reports.map(({ id }) => id);
  throw explainNoReport(name, archive, ids, 'Write an id or the path of a report file.');
}

/** The path in the incidents folder of a file or folder that is named from the working directory or from there. */
function findFile(name: string, folder: string, cwd: string): string | undefined {
  for (const base of [cwd, folder]) {
    const path = resolve(base, name);
    const isInside = path.startsWith(folder + sep);
    if (!isInside || !existsSync(path)) continue;
    const file = statSync(path).isDirectory() ? join(path, 'index.mdx') : path;
    if (file.endsWith('.mdx') && existsSync(file)) return relative(folder, file).split(sep).join('/');
  }
  return undefined;
}

/** The id that a person names, or the next one of the same year that is free everywhere. */
function chooseId(wanted: string | undefined, from: string, taken: TakenIds, prefix: string): string {
  const free = taken.next(from.split('-')[1] ?? '');
  if (wanted === undefined) return free;
  const hint = `Leave --to out, and the report becomes \`${free}\`.`;
  if (!reportIdPattern(prefix).test(wanted))
    throw new UserError(`\`${wanted}\` is not an id of this archive, such as \`${prefix}-2026-0001\`.`, hint);
  if (wanted === from) throw new UserError(`The report is \`${from}\` already.`, hint);
  if (taken.here.has(wanted)) throw new UserError(`\`${wanted}\` is taken by another report.`, hint);
  if (taken.onBranches.has(wanted)) throw new UserError(`\`${wanted}\` is taken on another branch.`, hint);
  return wanted;
}

/** Whether a report goes back to an id that it had, and that nobody else has taken since. */
async function isOwnAlias(
  wanted: string | undefined,
  report: Report,
  { archive, taken, io }: { archive: Archive; taken: TakenIds; io: Io },
): Promise<boolean> {
  if (wanted === undefined || !report.incident.aliases.includes(wanted)) return false;
  const others = archive.reports.filter(({ file }) => file !== report.file);
  if (others.some(({ id, incident }) => id === wanted || incident.aliases.includes(wanted))) return false;
  return !(await isHeldByAnother(archive.folder, taken.onBranches.get(wanted) ?? [], report, io.env));
}

/** Why the report cannot keep its old id as an alias; undefined when it can. */
function explainNoAlias(
  owner: string | undefined,
  isForeign: boolean,
  wantsAlias: boolean,
): string | undefined {
  if (owner !== undefined) return `it belongs to ${owner}`;
  if (isForeign) return 'it belongs to another report on a branch';
  return wantsAlias ? undefined : 'you asked for none';
}

/** The mentions that are not certain and are taken along; undefined when the person breaks off. */
async function chooseMentions(
  { unsure, report: { id, incident } }: Renumbering,
  { allCitations, dryRun }: RenumberOptions,
  io: Io,
): Promise<Mention[] | undefined> {
  if (unsure.length === 0) return [];
  if (allCitations === true) return [...unsure];
  if (dryRun === true) return [];
  const terminal = io.openTerminal?.();
  if (terminal === undefined) return [];
  const asking = createPrompts(terminal, io.say).many(
    `Which of these mean ${asWritten(`“${printable(incident.title)}”`)}? The others stay as they are.`,
    unsure.map((mention) => ({ value: mention, label: describeMention(mention, id, (file) => file) })),
  );
  return unlessBrokenOff(asking, io).finally(terminal.close);
}

function byPlace(a: Mention, b: Mention): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.start - b.start;
}

/** How a renumbering went, or would go. */
type Outcome = {
  found: Renumbering;
  plan: RenumberPlan;
  to: string;
  /** Why the old id is no alias; undefined when it is one. */
  noAliasBecause: string | undefined;
  changed: readonly Mention[];
  unsure: readonly Mention[];
  /** Number of branches on which the new id is free, or why they could not be looked at. */
  branches: TakenIds['branches'];
  isDryRun: boolean;
};

/** Mentions that went along are listed up to this number; those that stay are all listed. */
const MAX_CHANGED = 40;

/** What was changed, what was left and why, with the place of each. `show` gives a path as the person knows it. */
function writeSummary(outcome: Outcome, show: (file: string) => string): string {
  const { found, plan, to, noAliasBecause, changed, unsure, branches, isDryRun } = outcome;
  const { from, left } = found;
  const tell = (mentions: readonly Mention[], id: string): string[] =>
    mentions.map((mention) => `  ${describeMention(placeAfter(mention, outcome), id, show)}`);
  return toLines(
    `${isDryRun ? 'Would move' : 'Moved'} ${show(plan.move.oldFile)} to ${show(plan.move.newFile)}.`,
    noAliasBecause === undefined
      ? `${from} ${isDryRun ? 'would be' : 'is'} an alias of ${to}, so its address still leads there.`
      : `${from} ${isDryRun ? 'would not be' : 'is not'} an alias of ${to}, since ${noAliasBecause}.`,
    section(
      `${isDryRun ? 'Would change' : 'Changed'} ${count(changed.length, 'mention')}:`,
      shorten(
        tell(changed, isDryRun ? from : to),
        MAX_CHANGED,
        (rest) => `  and ${count(rest, 'more mention')}`,
      ),
    ),
    section('Left alone, since only you can tell which report is meant:', tell(unsure, from)),
    section('Left alone, since they mean another report or are not citations:', tell(left, from)),
    typeof branches !== 'number' &&
      branches.kind !== 'no-repository' &&
      `${to} is free in the working tree. ${sayUnchecked(branches)}`,
    isDryRun && 'Nothing was written, because of --dry-run.',
  );
}

/** Where a mention stands when the report has moved and perhaps has a line more for its alias. */
function placeAfter(mention: Mention, { found, plan, isDryRun }: Outcome): Mention {
  if (mention.file !== plan.move.oldFile || isDryRun) return mention;
  const linesOf = (text = ''): number => text.split('\n').length;
  const shift =
    linesOf(plan.changes.get(plan.move.oldFile)?.text) - linesOf(found.texts.get(plan.move.oldFile)?.text);
  return { ...mention, file: plan.move.newFile, line: mention.line + shift };
}

/** One mention with its place, as an editor can jump to it. */
function describeMention(
  { file, line, before, after }: Mention,
  id: string,
  show: (file: string) => string,
): string {
  return asWritten(`${show(file)}:${line}  ${printable(before + id + after)}`);
}
