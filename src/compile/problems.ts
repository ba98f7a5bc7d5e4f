import type { z } from 'zod';
import type { Diagnostic, Level, Range } from '../core/model/report.ts';
import { valueAt } from '../core/model/values.ts';
import { explainSchemaIssues, type ExplainedIssue, type ExplainInput } from '../core/model/schema-issues.ts';

/** What is wrong in one file, before the file is known; an error unless it says otherwise. */
export type Problem = { rule: string; level?: Level; message: string; hint: string; range?: Range };

export function diagnose(problem: Problem, file: string): Diagnostic {
  return { ...problem, level: problem.level ?? 'error', file };
}

/** In the order of the file, so that an author can go through it from top to bottom. */
export function byPlace(a: Diagnostic, b: Diagnostic): number {
  return (a.range?.start.offset ?? 0) - (b.range?.start.offset ?? 0);
}

type IssueContext = ExplainInput & {
  locate: (path: readonly PropertyKey[]) => Range;
  locateKey: (path: readonly PropertyKey[], key: string) => Range;
  written?: (path: readonly PropertyKey[]) => string | undefined;
};

/** What a schema says of some data, one problem for each wrong value or unknown key, at its place in the file. */
export function explainIssues(issues: readonly z.core.$ZodIssue[], context: IssueContext): Problem[] {
  const quotable = findQuotable(issues, context);
  return explainSchemaIssues(issues, context).map((explained) => {
    const words = asWritten(explained, quotable.has(keyOf(explained.path)), context);
    return { rule: 'schema', ...words, range: rangeOf(explained, context) };
  });
}

/** The places of numbers and booleans that the schema would take as the text that stands there. */
function findQuotable(
  issues: readonly z.core.$ZodIssue[],
  { value, schema, written }: IssueContext,
): ReadonlySet<string> {
  const paths = issues.map(({ path }) => path).filter((path) => isRead(valueAt(value, path)));
  if (written === undefined || paths.length === 0) return new Set();
  const quoted = structuredClone(value);
  for (const path of paths) {
    const parent = valueAt(quoted, path.slice(0, -1)) as Record<PropertyKey, unknown>;
    parent[path.at(-1) ?? ''] = written(path);
  }
  const left = (schema as z.ZodType).safeParse(quoted).error?.issues ?? [];
  const wrong = new Set(left.map(({ path }) => keyOf(path)));
  return new Set(paths.map(keyOf).filter((key) => !wrong.has(key)));
}

function isRead(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'boolean';
}

function keyOf(path: readonly PropertyKey[]): string {
  return JSON.stringify(path.map(String));
}

/** A value in the words of the file: who wrote `1.10` does not look for 1.1, and who wrote `null` not for nothing. */
function asWritten(
  { message, hint, path, place }: ExplainedIssue,
  isQuotable: boolean,
  context: IssueContext,
): Pick<Problem, 'message' | 'hint'> {
  const seen = valueAt(context.value, path);
  const written = place === 'value' && (seen === null || isRead(seen)) ? context.written?.(path) : undefined;
  if (written === undefined || written === '') return { message, hint };
  return {
    message: message
      .replace(/This field is empty; it must be (.*)\.$/, (_all, noun: string) => sayEmpty(written, noun))
      .replace(/This has no value, or is just true; it must be (.*)\.$/, `\`${written}\` is not $1.`)
      .replace(typeof seen === 'number' ? String(seen) : /(?<=: )False(?= is not)/, written),
    hint:
      isQuotable || (seen === null && hint === 'Write a few words.')
        ? `Write it in quotes: \`"${written}"\`.`
        : hint,
  };
}

function sayEmpty(written: string, noun: string): string {
  return written.startsWith('#')
    ? `\`${written}\` is a comment to YAML, so this field is empty; it must be ${noun}.`
    : `\`${written}\` is no value to YAML, so this field is empty; it must be ${noun}.`;
}

/** A value, or the parent of one that is missing, or a key that is wrong itself. */
function rangeOf({ place, path }: ExplainedIssue, { locate, locateKey }: IssueContext): Range {
  const parent = path.slice(0, -1);
  if (place === 'key') return locateKey(parent, String(path.at(-1)));
  return locate(place === 'missing' ? parent : path);
}
