import { Argument, type Command } from 'commander';
import { UserError } from '../../core/model/user-error.ts';
import type { CommandContext, Io } from '../io.ts';
import { loadProjectSettings } from '../project.ts';
import { listRules, readRulePage } from '../rule-pages.ts';
import { createPaint, suggest, toLines } from '../wording.ts';

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
  const language = await loadProjectSettings(io, {}).then(
    (settings) => settings.language,
    () => 'en' as const,
  );
  const rules = listRules();
  const paint = createPaint(io);
  if (rule === undefined) {
    const width = Math.max(...rules.map(({ length }) => length));
    const rows = rules.map((name) => `${name.padEnd(width)}  ${readRulePage(name, language).title}`);
    io.stdout.write(toLines(rows));
    return;
  }
  if (!rules.includes(rule))
    throw new UserError(
      `There is no rule \`${rule}\`.`,
      suggest(rule, rules) ?? '`precedent-kb explain` lists all rules.',
    );
  const { title, text } = readRulePage(rule, language);
  const shown = text.replace(/^## (.+)$/gm, (_line, heading: string) => paint('bold', heading));
  io.stdout.write(`${paint('dim', rule)}  ${paint('bold', title)}\n\n${shown}\n`);
}
