import { z } from 'zod';
import { explain, oneOf, show } from './messages.ts';

/** Control characters, characters that turn the reading direction, and halves of a surrogate pair. */
const HIDDEN = /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u;
const HIDDEN_BUT_BREAKS = /[^\P{Cc}\n\t]|[\p{Cs}\u202A-\u202E\u2066-\u2069]/u;

/**
 * One line of text: trimmed, not empty, at most `max` code points, nothing hidden in it. `advice` says what to write where
 * there is none.
 */
export function line(max: number, noun = 'text', advice?: string) {
  return text(max, noun, HIDDEN, advice);
}

/** Text that may run over several lines: trimmed, not empty, at most `max` code points, nothing hidden in it. */
export function prose(max: number, noun = 'text') {
  return text(max, noun, HIDDEN_BUT_BREAKS);
}

/** One trimmed line that matches `pattern`; `advice` says in a full sentence what to write. */
export function pattern(shape: RegExp, noun: string, advice: string) {
  return z
    .string({ error: explain(noun, advice) })
    .trim()
    .regex(shape, { error: explain(noun, advice) });
}

/** One word of a closed list. */
export function word<const W extends readonly string[]>(words: W, noun: string) {
  return z.enum(words as unknown as { [K in W[number]]: K }, { error: explain(noun, oneOf(words)) });
}

/** An http or https address. */
export function url() {
  const advice = 'Write a full address that begins with https:// or http://.';
  return z
    .string({ error: explain('a web address', advice) })
    .trim()
    .refine((value) => isWebAddress(value), { error: explain('a web address', advice) })
    .meta({ format: 'uri', pattern: '^https?://', maxLength: 2000 });
}

type ListLimits<S extends z.core.$ZodType> = { key?: (value: z.output<S>) => string; max?: number };

/** A list that is empty when the field is absent; `key` names what may not repeat in it, `max` how long it may be. */
export function list<S extends z.core.$ZodType>(item: S, { key, max }: ListLimits<S> = {}) {
  const error = explain('a list', 'Write one item a line, each after “- ”.');
  const items = z.array(item, { error });
  const limited =
    key === undefined && max === undefined
      ? items
      : items.superRefine((values, context) => {
          if (key) refuseRepeats(values.map(key), context);
          if (max !== undefined) refuseMore(values.length, max, context);
        });
  return (max === undefined ? limited : limited.meta({ maxItems: max })).default([]);
}

/** SHA-256 as 64 hex digits; upper case becomes lower case. */
export function sha256() {
  const advice = 'Write its 64 hexadecimal digits.';
  return pattern(/^[0-9a-fA-F]{64}$/, 'a SHA-256 digest', advice).toLowerCase();
}

/** A number from 0 to `max`. */
export function amount(max: number, unit: string) {
  const error = explain(`a number of ${unit} from 0 to ${max}`, 'Write it in digits, without a unit.');
  return z.number({ error }).min(0, { error }).max(max, { error });
}

/** Whole minutes from 1 to a day. */
export function minutes() {
  const error = explain('a whole number of minutes from 1 to 1440', 'Write it in digits, without a unit.');
  return z.int({ error }).min(1, { error }).max(1440, { error });
}

function text(max: number, noun: string, hidden: RegExp, advice = 'Write a few words.') {
  return z
    .string({
      error: (issue) => {
        const isAbsent = issue.input === undefined || issue.input === null;
        return explain(noun, isAbsent ? advice : 'Write it in quotes.')(issue);
      },
    })
    .trim()
    .superRefine((value, context) => {
      const message = faultOf(value, max, hidden);
      if (message) context.addIssue({ code: 'custom', message });
    })
    .meta({ minLength: 1, maxLength: max });
}

function faultOf(value: string, max: number, hidden: RegExp): string | undefined {
  if (value === '') return 'This text is empty. Write something, or remove the field.';
  const size = [...value].length;
  if (size > max) return `This text has ${size} characters. Write at most ${max}.`;
  const found = hidden.exec(value)?.[0];
  if (!found) return undefined;
  if (found === '\n') return 'This text has a line break. Write it on one line.';
  const point = found.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
  return `This text holds the invisible character U+${point}. Write it without that character.`;
}

function isWebAddress(value: string): boolean {
  return (
    value.length <= 2000 && /^https?:\/\/[^\s]+$/i.test(value) && !HIDDEN.test(value) && URL.canParse(value)
  );
}

function refuseRepeats(keys: string[], context: z.core.$RefinementCtx): void {
  const seen = new Set<string>();
  keys.forEach((key, index) => {
    if (seen.size < seen.add(key).size) return;
    context.addIssue({
      code: 'custom',
      path: [index],
      message: `${show(key)} stands here twice. Write it once, or give the second one another id.`,
    });
  });
}

function refuseMore(length: number, max: number, context: z.core.$RefinementCtx): void {
  if (length <= max) return;
  const message = `This list has ${length} items. Write at most ${max}, those that tell most.`;
  context.addIssue({ code: 'custom', message });
}
