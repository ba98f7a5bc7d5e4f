import type { Diagnostic, Level } from '../../core/model/report.ts';
import type { Say } from '../../core/i18n/say.ts';
import type { Paint } from '../wording.ts';

/** What a check found, as reporters show it. */
export type CheckReport = {
  diagnostics: readonly Diagnostic[];
  /** Number of reports that were looked at. */
  reports: number;
  /** Such as `0.4 s`. */
  duration: string;
  /** What a repair did before the check. */
  repairs?: readonly RepairRecord[];
  /** What a repair would write, as a unified diff. */
  diff?: string;
};

/** One repair: `line` is that of the file as it was, `reason` why it was left undone. */
export type RepairRecord = {
  file: string;
  repair: string;
  line: number;
  what: string;
  outcome: 'made' | 'left';
  reason?: string;
};

/** What a reporter may ask for. */
export type ReportOptions = {
  paint: Paint;
  /** The lines of a file, or nothing when it cannot be read. */
  linesOf: (file: string) => readonly string[];
  /** Address of the page on a rule; undefined for a site that has none but on this machine. */
  addressOf: (rule: string) => string | undefined;
  say: Say;
  /** Title of the page on a rule. */
  titleOf: (rule: string) => string;
};

/** Writes the result of a check in one format, with its last line break. */
export type Reporter = (report: CheckReport, options: ReportOptions) => string;

export function countLevel(diagnostics: readonly Diagnostic[], level: Level): number {
  return diagnostics.filter((diagnostic) => diagnostic.level === level).length;
}

/** Where a rule is explained: on the site of the team, and by a command that needs neither site nor network. */
export function explanationOf(rule: string, { addressOf }: Pick<ReportOptions, 'addressOf'>): string {
  return addressOf(rule) ?? `npx --no precedent-kb explain ${rule}`;
}
