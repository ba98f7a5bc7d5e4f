import type { Command, CommanderError } from 'commander';
import { UserError } from '../core/model/user-error.ts';
import { sentences, suggest } from './wording.ts';

/** What the argument parser refused, in our words and with the nearest word that exists. */
export function explainUsage(error: CommanderError, program: Command, argv: readonly string[]): UserError {
  const command = program.commands.find((known) => known.name() === argv[0]);
  const name = command === undefined ? 'precedent' : `precedent ${command.name()}`;
  const help = `\`${name} --help\` tells what can be written.`;
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  switch (error.code) {
    case 'commander.unknownCommand':
      return new UserError(
        `There is no command \`${quoted}\`.`,
        sentences(
          suggest(
            quoted,
            program.commands.map((known) => known.name()),
          ),
          help,
        ),
      );
    case 'commander.unknownOption':
      return new UserError(
        `\`${name}\` has no option \`${quoted}\`.`,
        sentences(suggest(quoted, flagsOf(command ?? program)), help),
      );
    case 'commander.missingArgument':
      return new UserError(
        `\`${name}\` needs more words: the argument \`${quoted}\` is missing.`,
        `Write \`${name} ${argumentsOf(command)}\`. ${help}`,
      );
    case 'commander.optionMissingArgument':
      return new UserError(`The option \`${quoted}\` needs a value behind it.`, help);
    case 'commander.missingMandatoryOptionValue':
      return explainMissingOption(command, error.message, help);
    case 'commander.invalidArgument':
      return explainValue(error.message, help);
    case 'commander.excessArguments':
      return new UserError(`\`${name}\` does not take ${wordsBehind(command, argv)}.`, help);
    default:
      return new UserError(sentence(error.message), help);
  }
}

function flagsOf(command: Command): string[] {
  return [...command.options.flatMap(({ long }) => long ?? []), '--help'];
}

function argumentsOf(command: Command | undefined): string {
  const names = command?.registeredArguments.map((argument) =>
    argument.variadic ? `<${argument.name()}…>` : `<${argument.name()}>`,
  );
  return names?.join(' ') ?? '';
}

function explainMissingOption(command: Command | undefined, message: string, help: string): UserError {
  const option = command?.options.find(({ flags }) => message.includes(flags));
  return option === undefined
    ? new UserError(sentence(message), help)
    : new UserError(
        `The option \`${option.long ?? option.flags}\` is missing.`,
        `${option.description} ${help}`,
      );
}

/** A value that is none of the choices of its option. */
function explainValue(message: string, help: string): UserError {
  const [, flag, value, choices] =
    /option '(\S+).*' argument '(.*)' is invalid\. Allowed choices are (.*)\.$/s.exec(message) ?? [];
  if (flag === undefined || value === undefined || choices === undefined)
    return new UserError(sentence(message), help);
  return new UserError(
    `\`${value}\` is not a value of \`${flag}\`.`,
    sentences(suggest(value, choices.split(', ')), `Write one of: ${choices}.`),
  );
}

function wordsBehind(command: Command | undefined, argv: readonly string[]): string {
  const words = argv.slice(command === undefined ? 0 : 1).filter((word) => !word.startsWith('-'));
  return words.map((word) => `\`${word}\``).join(' ');
}

/** The parser's own words as a sentence of ours. */
function sentence(message: string): string {
  const words = message.replace(/^error: /, '').replaceAll("'", '`');
  return words.charAt(0).toUpperCase() + words.slice(1).replace(/\.?$/, '.');
}
