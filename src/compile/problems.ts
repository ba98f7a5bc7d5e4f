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
  return explainSchemaIssues(issues, context).map((explained) => {
    return { rule: 'schema', ...asWritten(explained, context), range: rangeOf(explained, context) };
  });
}

/** A number in the words of the file: who wrote `1.10` does not look for 1.1. */
function asWritten(
  { message, hint, path }: ExplainedIssue,
  context: IssueContext,
): Pick<Problem, 'message' | 'hint'> {
  const seen = valueAt(context.value, path);
  const written = typeof seen === 'number' ? context.written?.(path) : undefined;
  if (written === undefined || written === String(seen)) return { message, hint };
  return {
    message: message.replace(String(seen), written),
    hint: hint.replace('Write it in quotes.', `Write it in quotes: \`"${written}"\`.`),
  };
}

/** A value, or the parent of one that is missing, or a key that is wrong itself. */
function rangeOf({ place, path }: ExplainedIssue, { locate, locateKey }: IssueContext): Range {
  const parent = path.slice(0, -1);
  if (place === 'key') return locateKey(parent, String(path.at(-1)));
  return locate(place === 'missing' ? parent : path);
}
