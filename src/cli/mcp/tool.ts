import type { z } from 'zod';
import { truncate } from '../../core/model/text.ts';
import { UserError } from '../../core/model/user-error.ts';
import type { Io } from '../io.ts';
import type { Project } from '../project.ts';
import { sentences, suggest } from '../wording.ts';

/** The archive as the client may see it; `redact` takes the names of what it may not see out of a text. */
export type ShownProject = Project & { redact: (text: string) => string };

/** What a tool answers from: the archive as it is at this moment. */
export type ToolContext = { io: Io; open: () => Promise<ShownProject> };

/** A tool as a client sees it. */
export type Tool = {
  name: string;
  description: string;
  input: z.ZodObject;
  output: z.ZodObject;
  /** Throws a UserError for input that is wrong. */
  call: (given: unknown, context: ToolContext) => Promise<Record<string, unknown>>;
};

type Definition<Input extends z.ZodObject, Output extends z.ZodObject> = {
  name: string;
  description: string;
  input: Input;
  output: Output;
  answer: (input: z.output<Input>, context: ToolContext) => Promise<z.input<Output>>;
};

/**
 * A tool whose input is what its schema lets through, and whose answer is made by the schema that it promises: a client
 * refuses an answer with a field more.
 */
export function defineTool<Input extends z.ZodObject, Output extends z.ZodObject>({
  answer,
  ...tool
}: Definition<Input, Output>): Tool {
  return {
    ...tool,
    call: async (given, context) => {
      const read = tool.input.safeParse(given);
      if (!read.success) throw explainInput(read.error.issues, { ...tool, given });
      return tool.output.parse(await answer(read.data, context));
    },
  };
}

/** The first thing that is wrong with the arguments of a tool, which are a flat list. */
function explainInput(
  [issue]: readonly z.core.$ZodIssue[],
  { name: tool, given, input }: { name: string; given: unknown; input: z.ZodObject },
): UserError {
  const known = Object.keys(input.shape);
  const listed = `Its arguments are: ${known.join(', ')}.`;
  if (issue?.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    return new UserError(`\`${key}\` is not an argument of \`${tool}\`.`, suggest(key, known) ?? listed);
  }
  const [name] = issue?.path ?? [];
  if (issue === undefined || typeof name !== 'string')
    return new UserError(`The arguments of \`${tool}\` are no object.`, listed);
  const value = (given as Record<string, unknown>)[name];
  if (value === undefined)
    return new UserError(`\`${tool}\` needs the argument \`${name}\`.`, 'Add it and call the tool again.');
  return explainValue(issue, issue.path.join('.'), value);
}

function explainValue(issue: z.core.$ZodIssue, name: string, value: unknown): UserError {
  const wrong = `\`${showValue(value)}\` is not a value of \`${name}\`.`;
  switch (issue.code) {
    case 'invalid_value': {
      const values = issue.values.map(String);
      return new UserError(
        wrong,
        sentences(suggest(String(value), values), `Write one of: ${values.join(', ')}.`),
      );
    }
    case 'invalid_type':
      return new UserError(wrong, TYPES[issue.expected]);
    case 'too_small':
      return issue.origin === 'string'
        ? new UserError(`\`${name}\` is empty.`, 'Write a text.')
        : new UserError(wrong, `Write a whole number from ${issue.minimum} up.`);
    case 'too_big':
      if (issue.origin === 'string')
        return new UserError(
          `\`${name}\` has more than ${issue.maximum} characters.`,
          'Give the lines that matter.',
        );
      return issue.origin === 'array'
        ? new UserError(`\`${name}\` has more than ${issue.maximum} values.`, 'Leave some out.')
        : new UserError(wrong, `Write a whole number up to ${issue.maximum}.`);
    default:
      return new UserError(wrong, 'The schema of the tool says what it takes.');
  }
}

/** What to write, by what a schema expects. */
const TYPES: Readonly<Record<string, string>> = {
  string: 'Write a text.',
  number: 'Write a number.',
  int: 'Write a whole number.',
  array: 'Write a list of texts.',
};

/** Longer values are not told back. */
const LONGEST = 80;

function showValue(value: unknown): string {
  return truncate(typeof value === 'string' ? value : JSON.stringify(value), LONGEST).replaceAll('`', "'");
}
