import { countLevel } from './report.ts';
import type { CheckReport } from './report.ts';

/** A check as one JSON object for other programs; the same archive gives the same text. */
export function writeJson({ diagnostics, reports }: CheckReport): string {
  const summary = {
    reports,
    errors: countLevel(diagnostics, 'error'),
    warnings: countLevel(diagnostics, 'warning'),
    suggestions: countLevel(diagnostics, 'suggestion'),
  };
  return `${JSON.stringify({ summary, diagnostics }, null, 2)}\n`;
}
