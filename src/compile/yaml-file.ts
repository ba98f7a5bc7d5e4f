import type { z } from 'zod';
import type { Diagnostic } from '../core/model/report.ts';
import { explainIssues } from './issues.ts';
import { createLocator } from './positions.ts';
import type { Problem } from './problem.ts';
import { decodeSource } from './source.ts';
import { parseYamlBlock } from './yaml-block.ts';

/** Reads a YAML file against its schema; every mistake is a diagnostic at its place. */
export function parseYamlFile<Data>(
  bytes: Uint8Array,
  shown: string,
  schema: z.ZodType<Data>,
): { data?: Data; diagnostics: Diagnostic[] } {
  const decoded = decodeSource({ path: shown, file: shown, shown, bytes });
  if ('diagnostic' in decoded) return { diagnostics: [decoded.diagnostic] };
  const diagnose = (problem: Problem): Diagnostic => ({
    ...problem,
    level: problem.level ?? 'error',
    file: shown,
  });
  const locator = createLocator(decoded.text);
  // Nothing but comments is an empty file, not a wrong one.
  const isEmpty = decoded.text.split('\n').every((line) => /^\s*(?:#.*)?$/.test(line));
  if (isEmpty && schema.safeParse({}).success) return { diagnostics: [] };
  const block = parseYamlBlock(locator.text, 0, locator, 'The file');
  if ('problems' in block) return { diagnostics: block.problems.map(diagnose) };
  const result = schema.safeParse(block.data);
  if (result.success) return { data: result.data, diagnostics: [] };
  const { locate, locateKey } = block;
  const problems = explainIssues(result.error.issues, {
    value: block.data,
    schema,
    subject: shown,
    locate,
    locateKey,
  });
  return { diagnostics: problems.map(diagnose) };
}
