import { autocompleteMultiselect, isCancel, log, multiselect, select, text } from '@clack/prompts';
import type { Terminal } from '../io.ts';

/** Thrown inside of the questions when a person breaks off, and caught where they begin. */
export const BROKEN_OFF = new Error('The person broke off.');

export type Choice<Value extends string> = { value: Value; label: string; hint?: string };

/** Questions to the person at a terminal. Each rejects with `BROKEN_OFF` when the person breaks off. */
export type Prompts = {
  text: (message: string, options?: TextOptions) => Promise<string>;
  one: <Value extends string>(
    message: string,
    choices: readonly Choice<Value>[],
    initial: Value,
  ) => Promise<Value>;
  /** Any number of a list; a long one is searched while typing. */
  many: (message: string, choices: readonly Choice<string>[], options?: ManyOptions) => Promise<string[]>;
  say: (message: string) => void;
};

type TextOptions = {
  placeholder?: string;
  initial?: string;
  /** What is wrong with an answer; undefined when nothing is. */
  check?: (answer: string) => string | undefined;
};

type ManyOptions = {
  initial?: readonly string[];
  /** The values that fit what is typed; by their labels when absent. */
  search?: (typed: string) => ReadonlySet<string>;
};

const VISIBLE = 8;

/** A list this short is seen as a whole, and needs no search. */
const SHORT = 12;

export function createPrompts({ input, output }: Terminal): Prompts {
  const streams = { input, output };
  return {
    text: async (message, { placeholder, initial, check } = {}) =>
      answered(
        await text({
          message,
          ...streams,
          ...(placeholder === undefined ? {} : { placeholder }),
          ...(initial === undefined ? {} : { initialValue: initial }),
          validate: (answer) => check?.(answer ?? ''),
        }),
      ),
    one: async (message, choices, initial) => {
      const options = choices.map((choice) => ({ ...choice }));
      // The options of clack are typed by a condition over the type of the value, which a type variable leaves open.
      const chosen = await select<string>({
        message,
        options,
        initialValue: initial,
        maxItems: SHORT,
        ...streams,
      });
      const value = answered(chosen);
      return choices.find((choice) => choice.value === value)?.value ?? initial;
    },
    many: (message, choices, options) => askForMany(message, choices, options ?? {}, streams),
    say: (message) => log.info(message, { output }),
  };
}

async function askForMany(
  message: string,
  choices: readonly Choice<string>[],
  { initial = [], search }: ManyOptions,
  streams: Pick<Terminal, 'input' | 'output'>,
): Promise<string[]> {
  const options = choices.map((choice) => ({ ...choice }));
  const list = { message, options, initialValues: [...initial], required: false, ...streams };
  if (choices.length <= SHORT) return answered(await multiselect<string>({ ...list, maxItems: SHORT }));
  const searched = {
    ...list,
    maxItems: VISIBLE,
    placeholder: 'Type to search',
    ...(search === undefined ? {} : { filter: filterBy(search) }),
  };
  return answered(await autocompleteMultiselect<string>(searched));
}

/** Each option is asked about by itself, so the answer to what is typed is kept. */
function filterBy(
  search: (typed: string) => ReadonlySet<string>,
): (typed: string, option: { value: string }) => boolean {
  let last: { typed: string; found: ReadonlySet<string> } | undefined;
  return (typed, { value }) => {
    if (typed.trim() === '') return true;
    if (last?.typed !== typed) last = { typed, found: search(typed) };
    return last.found.has(value);
  };
}

function answered<Answer>(answer: Answer): Exclude<Answer, symbol> {
  if (isCancel(answer)) throw BROKEN_OFF;
  // Of an answer only the sign of breaking off is a symbol.
  return answer as Exclude<Answer, symbol>;
}
