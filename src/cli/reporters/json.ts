import { toJson } from '../wording.ts';
import { countLevel, type CheckReport } from './report.ts';

/** A check as one JSON object for other programs; the same archive gives the same text. */
export function writeJson({ diagnostics, reports, repairs, diff }: CheckReport): string {
  const summary = {
    reports,
    errors: countLevel(diagnostics, 'error'),
    warnings: countLevel(diagnostics, 'warning'),
    suggestions: countLevel(diagnostics, 'suggestion'),
  };
  // What is undefined is left out.
  return toJson({ summary, repairs, diff, diagnostics });
}
