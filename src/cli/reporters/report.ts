import type { Diagnostic, Level } from '../../core/model.ts';

/** What a check found, as reporters show it. */
export type CheckReport = {
  diagnostics: readonly Diagnostic[];
  /** Number of reports that were looked at. */
  reports: number;
  /** Such as `0.4 s`. */
  duration: string;
};

export function countLevel(diagnostics: readonly Diagnostic[], level: Level): number {
  return diagnostics.filter((diagnostic) => diagnostic.level === level).length;
}
