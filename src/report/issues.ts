import type { z } from 'zod';
import type { Range } from '../core/model.ts';
import { nearestWord } from '../core/nearest.ts';
import type { Problem } from './problem.ts';

type Issue = z.core.$ZodIssue;

export type IssueContext = {
  value: unknown;
  schema: z.core.$ZodType;
  /** What the fields belong to, for a field that is missing: `<Step>`, or nothing for the front matter. */
  subject?: string;
  locate: (path: readonly PropertyKey[]) => Range;
  locateKey: (path: readonly PropertyKey[], key: string) => Range;
};

/** What a schema says of some data, one problem for each wrong value or unknown key, at its place in the file. */
export function explainIssues(issues: readonly Issue[], context: IssueContext): Problem[] {
  return issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? explainKeys(issue, context) : [explainIssue(issue, context)],
  );
}

function explainKeys(issue: Issue & { keys: string[] }, context: IssueContext): Problem[] {
  const known = knownKeys(context.schema, issue.path);
  const { hint } = splitSentences(issue.message);
  return issue.keys.map((key) => {
    const nearest = nearestWord(key, known);
    return {
      rule: 'schema',
      message: `\`${key}\` is not a field of ${nameOf(issue.path, context)}.`,
      hint:
        nearest === undefined
          ? context.subject
            ? `Write only: ${known.join(', ')}.`
            : hint
          : `Did you mean \`${nearest}\`?`,
      range: context.locateKey(issue.path, key),
    };
  });
}

function explainIssue(issue: Issue, context: IssueContext): Problem {
  const { message, hint } = splitSentences(issue.message);
  const seen = valueAt(context.value, issue.path);
  const words = issue.code === 'invalid_value' ? issue.values.map(String) : [];
  const nearest = typeof seen === 'string' ? nearestWord(seen, words) : undefined;
  const field = issue.path.length === 0 ? '' : `\`${pathOf(issue.path)}\``;
  const isMissing = seen === undefined && field !== '';
  return {
    rule: 'schema',
    message: isMissing
      ? `${field} is missing${context.subject ? ` on \`${context.subject}\`` : ''}.`
      : field === ''
        ? message
        : `${field}: ${message}`,
    hint: nearest === undefined ? hint : `Did you mean \`${nearest}\`? ${hint}`,
    range: rangeOf(issue, isMissing, context),
  };
}

/** A value, or the parent of one that is missing, or a key that is wrong itself. */
function rangeOf({ code, path }: Issue, isMissing: boolean, { locate, locateKey }: IssueContext): Range {
  const parent = path.slice(0, -1);
  if (code === 'invalid_key') return locateKey(parent, String(path.at(-1)));
  return locate(isMissing ? parent : path);
}

/** `verdict.history[0].at` for `['verdict', 'history', 0, 'at']`. */
function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (shown, key) =>
      typeof key === 'number' ? `${shown}[${key}]` : shown === '' ? String(key) : `${shown}.${String(key)}`,
    '',
  );
}

function nameOf(path: readonly PropertyKey[], context: IssueContext): string {
  if (path.length > 0) return `\`${pathOf(path)}\``;
  return context.subject ? `\`${context.subject}\`` : 'the front matter';
}

/** Schemas say what is wrong first, and then what to write. */
function splitSentences(words: string): { message: string; hint: string } {
  const at = /[.;] (?=(?:Write|Put|Remove|Move|Give) )/.exec(words)?.index;
  return at === undefined
    ? { message: words, hint: 'See the guide for the fields of a report.' }
    : { message: words.slice(0, at + 1), hint: words.slice(at + 2) };
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );
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
