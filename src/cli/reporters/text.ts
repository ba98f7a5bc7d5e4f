import type { Diagnostic, Level } from '../../core/model/report.ts';
import { count, printable, type Style } from '../wording.ts';
import { writeCodeFrame } from '../../compile/code-frame.ts';
import { maskSecrets } from '../../compile/secrets.ts';
import { countLevel, explanationOf, type CheckReport, type ReportOptions } from './report.ts';

const STYLES: Record<Level, Style> = { error: 'red', warning: 'yellow', suggestion: 'cyan' };

/** A check for a person: file by file, each problem with its place, the words, the lines around it, and what to write. */
export function writeText(report: CheckReport, options: ReportOptions): string {
  const files = Map.groupBy(report.diagnostics, ({ file }) => file);
  const groups = [...files].map(([file, diagnostics]) => writeFile(file, diagnostics, options));
  return [...groups, `${options.say(writeSummary(report))}\n`].join('\n');
}

/** `12 reports, 0 errors, 2 warnings in 0.4 s`. */
export function writeSummary({ reports, diagnostics, duration }: CheckReport): string {
  const suggestions = countLevel(diagnostics, 'suggestion');
  const counts = [
    count(reports, 'report'),
    count(countLevel(diagnostics, 'error'), 'error'),
    count(countLevel(diagnostics, 'warning'), 'warning'),
    ...(suggestions === 0 ? [] : [count(suggestions, 'suggestion')]),
  ];
  return `${counts.join(', ')} in ${duration}`;
}

function writeFile(file: string, diagnostics: readonly Diagnostic[], options: ReportOptions): string {
  const lines = maskSecrets(options.linesOf(file), diagnostics).map(printable);
  const shown = diagnostics.map((diagnostic) => writeDiagnostic(diagnostic, lines, options));
  return `${options.paint('bold', printable(file))}\n\n${shown.join('\n')}`;
}

function writeDiagnostic(diagnostic: Diagnostic, lines: readonly string[], options: ReportOptions): string {
  const { file, level, rule, message, hint, range } = diagnostic;
  const { paint, say } = options;
  const place = range === undefined ? file : `${file}:${range.start.line}:${range.start.column}`;
  const head = `${printable(place)} ${paint(STYLES[level], say(level))} ${paint('dim', rule)} ${printable(message)}`;
  const isFramed = range !== undefined && (lines[range.start.line - 1] ?? '').trim() !== '';
  const frame = isFramed ? [writeCodeFrame(lines, range)] : [];
  const body = [
    ...frame,
    ...(hint === undefined ? [] : [printable(hint)]),
    paint('dim', explanationOf(rule, options)),
  ];
  return `${head}\n${indent(body.join('\n'))}\n`;
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '    ');
}
