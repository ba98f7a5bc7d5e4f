import { Argument, type Command } from 'commander';
import { readOwnRules } from '../../archive/own-rules.ts';
import { UserError } from '../../core/model/user-error.ts';
import type { CommandContext, Io } from '../io.ts';
import { loadProjectSettings } from '../project.ts';
import { listRules, readRulePage } from '../rule-pages.ts';
import { createPaint, printable, suggest, toLines } from '../wording.ts';

/** `explain`: prints the page of a rule. */
export function addExplain(program: Command, { io }: CommandContext): void {
  program
    .command('explain')
    .summary('print the page of a rule')
    .description(
      'Prints what a rule asks for and why, without a browser or a network. Without a name it lists all rules.',
    )
    .addArgument(new Argument('[rule]', 'The rule as a diagnostic names it, such as schema.'))
    .action((rule: string | undefined) => explain(rule, io));
}

async function explain(rule: string | undefined, io: Io): Promise<void> {
  // A wrong setting is what may have to be explained.
  const settings = await loadProjectSettings(io, {}).catch(() => undefined);
  const language = settings?.language ?? 'en';
  const own = settings === undefined ? [] : (await readOwnRules(settings)).rules;
  const rules = [...listRules(), ...own.map(({ id }) => id)];
  const paint = createPaint(io);
  if (rule === undefined) {
    const width = Math.max(...rules.map(({ length }) => length));
    const titleOf = (name: string): string =>
      own.find(({ id }) => id === name)?.title ?? readRulePage(name, language).title;
    const rows = rules.map((name) => `${name.padEnd(width)}  ${printable(titleOf(name))}`);
    io.stdout.write(toLines(rows));
    return;
  }
  if (!rules.includes(rule))
    throw new UserError(
      `There is no rule \`${rule}\`.`,
      suggest(rule, rules) ?? '`precedent-kb explain` lists all rules.',
    );
  const ofTeam = own.find(({ id }) => id === rule);
  if (ofTeam !== undefined) {
    const lines = [`${paint('dim', rule)}  ${paint('bold', printable(ofTeam.title))}`, ofTeam.file];
    io.stdout.write(toLines([...lines, ...(ofTeam.docs === undefined ? [] : [ofTeam.docs])]));
    return;
  }
  const { title, text } = readRulePage(rule, language);
  const shown = text.replace(/^## (.+)$/gm, (_line, heading: string) => paint('bold', heading));
  io.stdout.write(`${paint('dim', rule)}  ${paint('bold', title)}\n\n${shown}\n`);
}
