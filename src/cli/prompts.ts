import { createInterface } from 'node:readline';
import { autocompleteMultiselect, isCancel, log, multiselect, select, text } from '@clack/prompts';
import type { Say } from '../core/i18n/say.ts';
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

/** Our own words are said in the language of the interface; titles and values stay as they are. */
export function createPrompts({ input, output }: Terminal, tell: Say): Prompts {
  const streams = { input, output };
  const listOf = (message: string, choices: Choices<unknown>) => ({
    ...streams,
    message: tell(message),
    options: toOptions(choices, tell),
    maxItems: SHORT,
  });
  return {
    text: async (message, { placeholder = '', check } = {}) => {
      const validate = (answer = ''): string | undefined => {
        const fault = check?.(answer);
        return fault === undefined ? undefined : tell(fault);
      };
      const asked = { message: tell(message), placeholder: tell(placeholder), validate };
      return answered(await text({ ...streams, ...asked }));
    },
    lines: () => readLines(streams),
    one: async (message, choices, initial) => {
      const initialValue = choices.findIndex(({ value }) => value === initial);
      const at = answered(await select<number>({ ...listOf(message, choices), initialValue }));
      return choices[at]?.value ?? initial;
    },
    many: async (message, choices, search) => {
      const initialValues = [...choices.keys()].filter((index) => choices[index]?.isUsual);
      const list = { ...listOf(message, choices), initialValues, required: false };
      const chosen =
        choices.length <= SHORT
          ? await multiselect<number>(list)
          : await autocompleteMultiselect<number>({
              ...list,
              maxItems: VISIBLE,
              placeholder: tell('Type to search'),
              ...(search === undefined ? {} : { filter: filterBy(choices, search) }),
            });
      return answered(chosen).flatMap((index) => choices[index]?.value ?? []);
    },
    say: (message) => log.info(tell(message), { output }),
  };
}

/** What a person answered; undefined when the person broke off, who is told that nothing was written. */
export async function unlessBrokenOff<Answers>(
  asking: Promise<Answers>,
  { stdout, say }: Pick<Io, 'stdout' | 'say'>,
): Promise<Answers | undefined> {
  try {
    return await asking;
  } catch (error) {
    if (error !== BROKEN_OFF) throw error;
    stdout.write(say('Nothing was written.\n'));
    return undefined;
  }
}

type Option = { value: number; label: string; hint?: string };

/** The options of clack are typed by a condition over the type of the value, so they go by their place. */
function toOptions(choices: Choices<unknown>, tell: Say): Option[] {
  return choices.map(({ label, hint }, value) =>
    knownFields({ value, label: tell(label), hint: hint && tell(hint) }),
  );
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
