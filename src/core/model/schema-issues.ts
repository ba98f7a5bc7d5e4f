import type { z } from 'zod';
import { nearestWord } from './nearest.ts';
import { valueAt } from './values.ts';

type Issue = z.core.$ZodIssue;

/** What a schema says of one place of some data, in words for its author. */
export type ExplainedIssue = {
  message: string;
  hint: string;
  /** To the wrong value, to the one that is missing, or to the key that is wrong. */
  path: readonly PropertyKey[];
  /** Whether the path leads to a value, to nothing, or to a key that is wrong itself. */
  place: 'value' | 'missing' | 'key';
};

export type ExplainInput = {
  value: unknown;
  schema: z.core.$ZodType;
  /** What the fields belong to, for a field that is missing: `<Step>`, or nothing for the front matter. */
  subject?: string;
};

/** One explanation for each wrong value or unknown key. */
export function explainSchemaIssues(issues: readonly Issue[], input: ExplainInput): ExplainedIssue[] {
  return issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? explainKeys(issue, input) : [explainIssue(issue, input)],
  );
}

/** Who has more names that are no fields did not mean them one by one. */
const MAX_KEYS = 50;

function explainKeys(issue: Issue & { keys: string[] }, input: ExplainInput): ExplainedIssue[] {
  const known = knownKeys(input.schema, issue.path);
  const { hint } = splitSentences(issue.message);
  const told = issue.keys.slice(0, MAX_KEYS);
  const left = issue.keys.length - told.length;
  return told.map((key, at) => {
    const others = left > 0 && at === told.length - 1 ? ` Neither are ${left} more.` : '';
    const nearest = nearestWord(key, known);
    const glued = /^\s*([\w-]+)[:：](?=\S)(.*)$/.exec(key);
    return {
      message: showInvisible(`\`${key}\` is not a field of ${nameOf(issue.path, input)}.${others}`),
      hint: glued
        ? `Write a colon and a space behind the name: \`${glued[1] ?? ''}: ${glued[2] ?? ''}\`.`
        : nearest === undefined
          ? input.subject
            ? `Write only: ${known.join(', ')}.`
            : hint
          : key.trim() === nearest
            ? `Write \`${nearest}\`, with plain spaces around it.`
            : `Did you mean \`${nearest}\`?`,
      path: [...issue.path, key],
      place: 'key',
    };
  });
}

function explainIssue(issue: Issue, input: ExplainInput): ExplainedIssue {
  const { message, hint } = splitSentences(issue.message);
  const seen = valueAt(input.value, issue.path);
  const words = issue.code === 'invalid_value' ? issue.values.map(String) : [];
  const nearest = typeof seen === 'string' ? nearestWord(seen, words) : undefined;
  const field = issue.path.length === 0 ? '' : `\`${pathOf(issue.path)}\``;
  const isMissing = seen === undefined && field !== '';
  return {
    message: isMissing
      ? `${field} is missing${input.subject ? ` on \`${input.subject}\`` : ''}.`
      : showInvisible(field === '' ? message : `${field}: ${message}`),
    hint:
      nearest === undefined
        ? `${hintForItem(seen, issue.path)}${hint}`
        : `Did you mean \`${nearest}\`? ${hint}`,
    path: issue.path,
    place: issue.code === 'invalid_key' ? 'key' : isMissing ? 'missing' : 'value',
  };
}

/** Blanks that look like a space and are none, by their code points. */
function showInvisible(words: string): string {
  return words.replace(
    /[\u00a0\u1680\u2000-\u200f\u202f\u205f\u2060\u3000\ufeff]/g,
    (mark) => `[U+${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`,
  );
}

/** What parts the items of a list on a Chinese keyboard makes them one. */
function hintForItem(seen: unknown, path: readonly PropertyKey[]): string {
  const mark =
    typeof seen === 'string' && typeof path.at(-1) === 'number' ? /[，、；]/.exec(seen)?.[0] : undefined;
  return mark === undefined ? '' : `Part the items of a list with \`, \` in place of \`${mark}\`. `;
}

/** `verdict.history[0].at` for `['verdict', 'history', 0, 'at']`. */
function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (shown, key) =>
      typeof key === 'number' ? `${shown}[${key}]` : shown === '' ? String(key) : `${shown}.${String(key)}`,
    '',
  );
}

function nameOf(path: readonly PropertyKey[], { subject }: ExplainInput): string {
  if (path.length > 0) return `\`${pathOf(path)}\``;
  return subject ? `\`${subject}\`` : 'the front matter';
}

/** Schemas say what is wrong first, and then what to write. */
function splitSentences(words: string): { message: string; hint: string } {
  const at = /[.;] (?=(?:Write|Put|Remove|Move|Give) )/.exec(words)?.index;
  return at === undefined
    ? { message: words, hint: 'See the guide for the fields of a report.' }
    : { message: words.slice(0, at + 1), hint: words.slice(at + 2) };
}

/** The keys of the object schema at a path; empty when the path leads to none. */
function knownKeys(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  const at = path.reduce<z.core.$ZodType | undefined>((parent, key) => childOf(parent, key), schema);
  const object = unwrap(at);
  return object?._zod.def.type === 'object' ? Object.keys((object as z.core.$ZodObject)._zod.def.shape) : [];
}

function childOf(schema: z.core.$ZodType | undefined, key: PropertyKey): z.core.$ZodType | undefined {
  const parent = unwrap(schema);
  if (parent?._zod.def.type === 'object') return (parent as z.core.$ZodObject)._zod.def.shape[String(key)];
  if (parent?._zod.def.type === 'array') return (parent as z.core.$ZodArray)._zod.def.element;
  return parent?._zod.def.type === 'record' ? (parent as z.core.$ZodRecord)._zod.def.valueType : undefined;
}

/** The schema behind `optional`, `default` and transforms. */
function unwrap(schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  const def = schema?._zod.def as { innerType?: z.core.$ZodType; in?: z.core.$ZodType } | undefined;
  const inner = def?.innerType ?? def?.in;
  return inner === undefined ? schema : unwrap(inner);
}
