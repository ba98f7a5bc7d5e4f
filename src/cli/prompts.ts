import { createInterface } from 'node:readline';
import { autocompleteMultiselect, isCancel, log, multiselect, select, text } from '@clack/prompts';
import { knownFields } from '../core/model/values.ts';
import type { Io, Terminal } from './io.ts';

/** One answer that can be chosen; `isUsual` when it is chosen already where several may be. */
type Choice<Value> = { value: Value; label: string; hint?: string | undefined; isUsual?: boolean };
type Choices<Value> = readonly Choice<Value>[];
type Search<Value> = (typed: string) => ReadonlySet<Value>;

/** Questions to the person at a terminal. Each rejects when the person breaks off, see `unlessBrokenOff`. */
export type Prompts = {
  text: (message: string, options?: TextOptions) => Promise<string>;
  /** Lines as they are typed or pasted, tabs and blank ones included, until Ctrl-D or a line with a single point. */
  lines: () => Promise<string>;
  one: <const Value>(message: string, choices: Choices<Value>, initial: Value) => Promise<Value>;
  /** Any number of a list; a long one is searched while typing, by its labels where no search is given. */
  many: <Value>(message: string, choices: Choices<Value>, search?: Search<Value>) => Promise<Value[]>;
  say: (message: string) => void;
};

type TextOptions = {
  placeholder?: string;
  /** What is wrong with an answer; undefined when nothing is. */
  check?: (answer: string) => string | undefined;
};

type Streams = Pick<Terminal, 'input' | 'output'>;

const BROKEN_OFF = new Error('The person broke off.');

const VISIBLE = 8;

/** A list this short is seen as a whole, and needs no search. */
const SHORT = 12;

export function createPrompts({ input, output }: Terminal): Prompts {
  const streams = { input, output };
  return {
    text: async (message, { placeholder = '', check } = {}) =>
      answered(await text({ message, ...streams, placeholder, validate: (answer) => check?.(answer ?? '') })),
    lines: () => readLines(streams),
    one: async (message, choices, initial) => {
      const at = choices.findIndex(({ value }) => value === initial);
      const list = { message, options: toOptions(choices), initialValue: at, maxItems: SHORT, ...streams };
      return choices[answered(await select<number>(list))]?.value ?? initial;
    },
    many: async (message, choices, search) => {
      const initialValues = [...choices.keys()].filter((index) => choices[index]?.isUsual);
      const list = { message, options: toOptions(choices), initialValues, required: false, ...streams };
      const chosen =
        choices.length <= SHORT
          ? await multiselect<number>({ ...list, maxItems: SHORT })
          : await autocompleteMultiselect<number>({
              ...list,
              maxItems: VISIBLE,
              placeholder: 'Type to search',
              ...(search === undefined ? {} : { filter: filterBy(choices, search) }),
            });
      return answered(chosen).flatMap((index) => choices[index]?.value ?? []);
    },
    say: (message) => log.info(message, { output }),
  };
}

/** What a person answered; undefined when the person broke off, who is told that nothing was written. */
export async function unlessBrokenOff<Answers>(
  asking: Promise<Answers>,
  { stdout }: Pick<Io, 'stdout'>,
): Promise<Answers | undefined> {
  try {
    return await asking;
  } catch (error) {
    if (error !== BROKEN_OFF) throw error;
    stdout.write('Nothing was written.\n');
    return undefined;
  }
}

/** The options of clack are typed by a condition over the type of the value, so they go by their place. */
function toOptions(choices: Choices<unknown>): { value: number; label: string; hint?: string }[] {
  return choices.map(({ label, hint }, value) => knownFields({ value, label, hint }));
}

/** Each option is asked about by itself, so the answer to what is typed is kept. */
function filterBy<Value>(
  choices: Choices<Value>,
  search: Search<Value>,
): (typed: string, option: { value: number }) => boolean {
  let last: { typed: string; found: ReadonlySet<Value | undefined> } | undefined;
  return (typed, { value }) => {
    if (typed.trim() === '') return true;
    if (last?.typed !== typed) last = { typed, found: search(typed) };
    return last.found.has(choices[value]?.value);
  };
}

function readLines({ input, output }: Streams): Promise<string> {
  const lines: string[] = [];
  const reader = createInterface({ input, output, prompt: '│  ', terminal: true, historySize: 0 });
  return new Promise((resolve, reject) => {
    reader.on('line', (line) => {
      if (line === '.') reader.close();
      else {
        lines.push(line);
        reader.prompt();
      }
    });
    // Once it is rejected, closing resolves nothing.
    reader.on('SIGINT', () => {
      reject(BROKEN_OFF);
      reader.close();
    });
    reader.on('close', () => {
      output.write('\n');
      resolve(lines.join('\n'));
    });
    reader.prompt();
  });
}

function answered<Answer>(answer: Answer): Exclude<Answer, symbol> {
  if (isCancel(answer)) throw BROKEN_OFF;
  // Of an answer only the sign of breaking off is a symbol.
  return answer as Exclude<Answer, symbol>;
}
