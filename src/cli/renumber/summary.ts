import type { Mention, RenumberPlan, Renumbering } from '../../archive/renumber/renumber.ts';
import { count, printable } from '../io.ts';

/** How a renumbering went, or would go. */
export type RenumberOutcome = {
  found: Renumbering;
  plan: RenumberPlan;
  to: string;
  alias: string | undefined;
  /** Why the old id is no alias; undefined when it is one. */
  noAliasBecause: string | undefined;
  changed: readonly Mention[];
  unsure: readonly Mention[];
  isDryRun: boolean;
};

/** Mentions that went along are listed up to this number; those that stay are all listed. */
const MAX_CHANGED = 40;

/** What was changed, what was left and why, with the place of each. `show` gives a path as the person knows it. */
export function writeRenumberSummary(outcome: RenumberOutcome, show: (file: string) => string): string {
  const { found, plan, to, alias, noAliasBecause, changed, unsure, isDryRun } = outcome;
  const { from, left } = found;
  const tell =
    (id: string) =>
    (mention: Mention): string =>
      `  ${describeMention(placeAfter(mention, outcome), id, show)}`;
  const more = changed.length - MAX_CHANGED;
  const lines = [
    `${isDryRun ? 'Would move' : 'Moved'} ${show(plan.oldFile)} to ${show(plan.newFile)}.`,
    alias === undefined
      ? `${from} is no alias of ${to}, since ${noAliasBecause ?? 'you asked for none'}.`
      : `${from} ${isDryRun ? 'would be' : 'is'} an alias of ${to}, so its address still leads there.`,
    ...section(
      `${isDryRun ? 'Would change' : 'Changed'} ${count(changed.length, 'mention')}:`,
      changed.slice(0, MAX_CHANGED).map(tell(isDryRun ? from : to)),
    ),
    ...(more > 0 ? [`  and ${count(more, 'more mention')}`] : []),
    ...section('Left, since only you know which report is meant:', unsure.map(tell(from))),
    ...section('Left, since it means another report or is no citation:', left.map(tell(from))),
    ...(isDryRun ? ['Nothing was written, because of --dry-run.'] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function section(title: string, rows: readonly string[]): string[] {
  return rows.length === 0 ? [] : [title, ...rows];
}

/** Where a mention stands when the report has moved and perhaps has a line more for its alias. */
function placeAfter(mention: Mention, { found, plan, isDryRun }: RenumberOutcome): Mention {
  if (mention.file !== plan.oldFile || isDryRun) return mention;
  const linesOf = (text = ''): number => text.split('\n').length;
  const shift = linesOf(plan.changes.get(plan.oldFile)?.text) - linesOf(found.texts.get(plan.oldFile)?.text);
  return { ...mention, file: plan.newFile, line: mention.line + shift };
}

/** One mention with its place, as an editor can jump to it. */
export function describeMention(
  { file, line, before, after }: Mention,
  id: string,
  show: (file: string) => string,
): string {
  return `${show(file)}:${line}  ${printable(before + id + after)}`;
}
