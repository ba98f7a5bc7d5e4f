import type { z } from 'zod';

type RawIssue = z.core.$ZodRawIssue;

/** The value as a reader knows it, cut to 60 characters. */
export function show(value: unknown): string {
  const plain = typeof value === 'string' ? JSON.stringify(value) : String(value);
  const text = typeof value === 'object' ? kindOf(value) : plain;
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/**
 * An error function for one schema. Its words are "What is wrong. Write what to write instead."
 * `noun` names the value with its article (`a severity`), `advice` is the second sentence.
 */
export function explain(noun: string, advice: string): (issue: RawIssue) => string {
  return ({ input }) => `${blame(input, noun)} ${advice}`;
}

/** The first sentence: what is wrong with a value that should have been `noun`. */
export function blame(input: unknown, noun: string): string {
  if (input === undefined) return `This field is missing; it must be ${noun}.`;
  if (input === null) return `This field is empty; it must be ${noun}.`;
  if (input === true) return `This has no value, or is just true; it must be ${noun}.`;
  return `${capital(show(input))} is not ${noun}.`;
}

/** Words of a closed list as a sentence. */
export function oneOf(words: readonly unknown[]): string {
  return `Write one of: ${words.join(', ')}.`;
}

function kindOf(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return value instanceof Date ? 'a date object' : 'a group of fields';
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
