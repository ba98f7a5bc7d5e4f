import { InvalidArgumentError, type Command, type CommanderError } from 'commander';
import { COMMAND } from '../core/model/product.ts';
import { UserError } from '../core/model/user-error.ts';
import { sentences, suggest } from './wording.ts';

type Refused = {
  /** What the argument parser says, and the part of it in quotation marks. */
  message: string;
  quoted: string;
  command: Command;
  /** The command as a person types it. */
  name: string;
};

/** What the argument parser refused, in our words and with the nearest word that exists. */
export function explainUsage(error: CommanderError, program: Command, argv: readonly string[]): UserError {
  const [command, name] = findCommand(program, COMMAND, argv);
  const [, quoted = ''] = /'(.*)'/s.exec(error.message) ?? [];
  const explain = EXPLANATIONS[error.code.replace('commander.', '')] ?? explainOther;
  const [what, advice] = explain({ message: error.message, quoted, command, name });
  return new UserError(what, sentences(advice, `See \`${name} --help\`.`));
}

/** The command that the first words name, which may be one of another command. */
function findCommand(command: Command, name: string, [word, ...words]: readonly string[]): [Command, string] {
  const found = command.commands.find((known) => known.name() === word);
  return found === undefined ? [command, name] : findCommand(found, `${name} ${found.name()}`, words);
}

/** Reads a whole number from 1 to `most` for an option; `range` says so in words. */
export function wholeNumber(range: string, most = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= 1 && number <= most) return number;
    throw new InvalidArgumentError(`Write a whole number ${range}.`);
  };
}

type Explanation = [what: string, advice?: string | undefined];

/** By the code of the parser, without its prefix. */
const EXPLANATIONS: Readonly<Record<string, (refused: Refused) => Explanation>> = {
  unknownCommand: ({ quoted, command }) => [
    `There is no command \`${quoted}\`.`,
    suggest(
      quoted,
      command.commands.map((known) => known.name()),
    ),
  ],
  unknownOption: ({ quoted, command, name }) => [
    `\`${name}\` has no option \`${quoted}\`.`,
    suggest(quoted, [...command.options.flatMap(({ long }) => long ?? []), '--help']),
  ],
  missingArgument: ({ quoted, command, name }) => [
    `\`${name}\` needs an argument: \`${quoted}\` is missing.`,
    `Write \`${[name, ...command.registeredArguments.map((one) => `<${one.name()}${one.variadic ? '…' : ''}>`)].join(' ')}\`.`,
  ],
  excessArguments: ({ command, name }) => [
    `\`${name}\` does not take ${command.args
      .slice(command.registeredArguments.length)
      .map((word) => `\`${word}\``)
      .join(' ')}.`,
    suggest(
      command.args[0] ?? '',
      command.commands.map((known) => known.name()),
    ),
  ],
  optionMissingArgument: (refused) => [
    `The option \`${refused.quoted}\` needs a value.`,
    describeOption(refused),
  ],
  missingMandatoryOptionValue: (refused) => [
    `The option \`${refused.quoted}\` is missing.`,
    describeOption(refused),
  ],
  invalidArgument: (refused) => {
    const [, flag, value = '', advice = ''] =
      /option '(\S+).*' argument '(.*)' is invalid\. (.*)$/s.exec(refused.message) ?? [];
    if (flag === undefined) return explainOther(refused);
    const [, choices] = /^Allowed choices are (.*)\.$/.exec(advice) ?? [];
    return [
      `\`${value}\` is not a value of \`${flag}\`.`,
      choices === undefined
        ? advice
        : sentences(suggest(value, choices.split(', ')), `Write one of: ${choices}.`),
    ];
  },
};

function describeOption({ quoted, command }: Refused): string | undefined {
  return command.options.find(({ flags }) => flags === quoted)?.description;
}

/** The parser's own words as a sentence of ours. */
function explainOther({ message }: Refused): Explanation {
  const words = message.replace(/^error: /, '').replaceAll("'", '`');
  return [words.charAt(0).toUpperCase() + words.slice(1).replace(/\.?$/, '.')];
}
