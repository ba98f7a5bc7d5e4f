import type { Diagnostic } from '../../../src/core/model/report.ts';
import { createLocator } from '../../../src/compile/positions.ts';
import type { CheckReport, ReportOptions } from '../../../src/cli/reporters/report.ts';

export const OPTIONS: ReportOptions = {
  paint: (_style, text) => text,
  linesOf: () => [],
  addressOf: (rule) => `https://kb.example.org/guide/rules/${rule}/`,
  titleOf: (rule) => `Title of ${rule}`,
  say: (message) => message,
};

/** A diagnostic about the first place of some words in a text. */
export function diagnose(
  words: string,
  text: string,
  { file = 'incidents/a.mdx', rule = 'schema', ...rest }: Partial<Diagnostic> = {},
): Diagnostic {
  const at = text.indexOf(words);
  const range = createLocator(text).range(at, at + words.length);
  return {
    rule,
    level: 'error',
    message: `\`${words}\` is wrong.`,
    hint: 'Write it right.',
    file,
    range,
    ...rest,
  };
}

export function checked(diagnostics: readonly Diagnostic[]): CheckReport {
  return { diagnostics, reports: 1, duration: '0.1 s' };
}
