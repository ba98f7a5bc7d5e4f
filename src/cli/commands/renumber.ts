import { Argument } from 'commander';
import type { Command } from 'commander';
import { reportIdPattern } from '../../../schemas/report-id.ts';
import { isHeldByAnother } from '../../archive/branch-ids.ts';
import { findTakenIds } from '../../archive/ids.ts';
import type { TakenIds } from '../../archive/ids.ts';
import { findRenumbering, planRenumber } from '../../archive/renumber/renumber.ts';
import type { Mention, Renumbering } from '../../archive/renumber/renumber.ts';
import { writeRenumbering } from '../../archive/renumber/write.ts';
import { UserError } from '../../core/model/user-error.ts';
import { openArchive } from '../../archive/read.ts';
import { loadProjectSettings } from '../context.ts';
import type { CommandContext } from '../context.ts';
import type { Io } from '../io.ts';
import { askWhichAreMeant } from '../renumber/ask.ts';
import { findNamedReport } from '../renumber/find-report.ts';
import { writeRenumberSummary } from '../renumber/summary.ts';

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
      'Gives a report another id and moves its file. The old id stays as an alias, unless another report holds it. Citations, relations and fields that mean the report follow; where two reports share the id, those of which nobody can tell whom they mean are listed and left.',
    )
    .addArgument(new Argument('<report>', 'Its id, or its file when two reports share the id.'))
    .option('--to <id>', 'The new id, instead of the next free one.')
    .option('--all-citations', 'Change also the citations that may mean another report.')
    .option('--no-alias', 'Do not keep the old id as an alias.')
    .option('--dry-run', 'Say what would be changed, and write nothing.')
    .option('--incidents <dir>', 'Use the reports of this folder instead of the one in the settings.')
    .action(async (name: string, options: RenumberOptions) => setExitCode(await renumber(name, options, io)));
}

async function renumber(name: string, options: RenumberOptions, io: Io): Promise<0 | 1> {
  const { incidents } = options;
  const settings = await loadProjectSettings(io, incidents === undefined ? {} : { incidents });
  const folder = settings.incidents;
  const archive = await openArchive(settings, io.cwd);
  const report = findNamedReport(name, archive, io.cwd);
  const taken = await findTakenIds(folder, settings.idPrefix);
  const to = chooseId(options.to, report.id, taken, settings.idPrefix);
  const found = await findRenumbering(archive, report);
  const isForeign = await isHeldByAnother(folder, taken.onBranches.get(report.id) ?? [], report);
  const [holder] = found.holders;
  const owner = holder === undefined ? undefined : archive.show(holder.file);
  const noAliasBecause = explainNoAlias(owner, isForeign, options.alias);
  const taking = await chooseMentions(found, options, io);
  if (taking === undefined) return 1;
  const alias = noAliasBecause === undefined ? report.id : undefined;
  const changed = [...found.sure, ...taking].sort(byPlace);
  const plan = planRenumber(found, { to, alias, changed });
  if (options.dryRun !== true) writeRenumbering(archive, plan);
  const unsure = found.unsure.filter((mention) => !taking.includes(mention));
  const isDryRun = options.dryRun === true;
  io.stdout.write(
    writeRenumberSummary({ found, plan, to, alias, noAliasBecause, changed, unsure, isDryRun }, archive.show),
  );
  return 0;
}

/** The id that a person names, or the next one of the same year that is free everywhere. */
function chooseId(wanted: string | undefined, from: string, taken: TakenIds, prefix: string): string {
  if (wanted === undefined) return taken.next(from.split('-')[1] ?? '');
  const hint = `Leave --to out, and the report becomes \`${taken.next(from.split('-')[1] ?? '')}\`.`;
  if (!reportIdPattern(prefix).test(wanted))
    throw new UserError(`\`${wanted}\` is no id of this archive, such as \`${prefix}-2026-0001\`.`, hint);
  if (wanted === from) throw new UserError(`The report is \`${from}\` already.`, hint);
  if (taken.here.has(wanted)) throw new UserError(`\`${wanted}\` is taken by another report.`, hint);
  if (taken.onBranches.has(wanted)) throw new UserError(`\`${wanted}\` is taken on another branch.`, hint);
  return wanted;
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
  { unsure, report }: Renumbering,
  { allCitations, dryRun }: RenumberOptions,
  io: Io,
): Promise<Mention[] | undefined> {
  if (unsure.length === 0) return [];
  if (allCitations === true) return [...unsure];
  if (dryRun === true) return [];
  const terminal = io.openTerminal?.();
  if (terminal === undefined) return [];
  const chosen = await askWhichAreMeant(unsure, report, terminal);
  terminal.close();
  if (chosen === undefined) io.stdout.write('Nothing was written.\n');
  return chosen;
}

function byPlace(a: Mention, b: Mention): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.start - b.start;
}
