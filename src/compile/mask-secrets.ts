import type { Diagnostic } from '../core/model/report.ts';

/** The lines of a file with its secrets as stars, so that a log of a check does not tell them on. */
export function maskSecrets(lines: readonly string[], diagnostics: readonly Diagnostic[]): readonly string[] {
  const ranges = diagnostics.flatMap(({ rule, range }) => (rule === 'secret' && range ? [range] : []));
  if (ranges.length === 0) return lines;
  const masked = [...lines];
  for (const { start, end } of ranges) {
    for (let line = start.line; line <= end.line; line++) {
      const text = masked[line - 1] ?? '';
      const from = line === start.line ? start.column - 1 : 0;
      // What follows without a space may be the rest of it.
      const rest = /^\S*/.exec(text.slice(line === end.line ? end.column - 1 : text.length))?.[0].length ?? 0;
      const to = line === end.line ? end.column - 1 + rest : text.length;
      masked[line - 1] = text.slice(0, from) + '*'.repeat(to - from) + text.slice(to);
    }
  }
  return masked;
}
