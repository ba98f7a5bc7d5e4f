import { existsSync, readFileSync } from 'node:fs';

export type Count = { passed: number; failed: number; skipped: number };

/** Counts of vitest's JSON report. A run without one, or that failed outside of a test, counts as one failure. */
export function readCount(report: string, isGood: boolean): Count {
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const result = JSON.parse(readFileSync(report, 'utf8')) as Record<string, number | undefined>;
  const failed = result['numFailedTests'] ?? 0;
  return {
    passed: result['numPassedTests'] ?? 0,
    failed: failed === 0 && !isGood ? 1 : failed,
    skipped: (result['numPendingTests'] ?? 0) + (result['numTodoTests'] ?? 0),
  };
}
