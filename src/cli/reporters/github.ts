import type { Diagnostic, Level } from '../../core/model/report.ts';
import { knownFields } from '../../core/model/values.ts';
import { printable } from '../wording.ts';
import { countLevel, explanationOf, type CheckReport, type ReportOptions } from './report.ts';
import { writeSummary } from './text.ts';

/** Annotations of one kind that GitHub shows for one step; it drops the rest without a word. */
const SHOWN = 10;

const COMMANDS: Record<Level, string> = { error: 'error', warning: 'warning', suggestion: 'notice' };

/**
 * A check as workflow commands, which GitHub shows at the lines of a pull request, errors first. The last lines are
 * for the log: how much was found, and what GitHub leaves out.
 */
export function writeGithub(report: CheckReport, options: ReportOptions): string {
  const levels: readonly Level[] = ['error', 'warning', 'suggestion'];
  const commands = levels.flatMap((level) =>
    report.diagnostics.filter((one) => one.level === level).map((one) => writeCommand(one, options)),
  );
  const isCut = levels.some((level) => countLevel(report.diagnostics, level) > SHOWN);
  const note = isCut ? [`GitHub shows ${SHOWN} annotations of each kind; all of them are in this log.`] : [];
  return `${[...commands, options.say([writeSummary(report), ...note].join('\n'))].join('\n')}\n`;
}

function writeCommand(
  { level, file, range, rule, message, hint }: Diagnostic,
  options: ReportOptions,
): string {
  // GitHub refuses columns of a place on several lines.
  const line = range?.start.line === range?.end.line ? range : undefined;
  const properties = knownFields({
    file,
    line: range?.start.line,
    endLine: range?.end.line,
    col: line?.start.column,
    endColumn: line && Math.max(line.start.column, line.end.column - 1),
    title: rule,
  });
  const told = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  const words = [message, ...(hint === undefined ? [] : [hint]), explanationOf(rule, options)].join('\n');
  return `::${COMMANDS[level]} ${told.join(',')}::${escapeData(printable(words))}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
