import { resolve } from 'node:path';
import { readSourceLines } from '../archive/locate.ts';
import type { DevProblem, DevProblems } from '../core/model/dev-problems.ts';
import type { Diagnostic, Level } from '../core/model/report.ts';
import type { Paths } from '../core/model/paths.ts';
import type { Words } from '../core/i18n/words.ts';
import { writeCodeFrame } from '../compile/code-frame.ts';
import { maskSecrets } from '../compile/mask-secrets.ts';

/** A panel of more helps nobody; `check` shows the rest. */
const MAX_SHOWN = 20;
const LEVELS: readonly Level[] = ['error', 'warning', 'suggestion'];

export type DescribeOptions = {
  words: Words;
  paths: Paths;
  /** Paths in diagnostics are relative to it. */
  cwd: string;
};

/** Diagnostics for a page, the worst first, each with the lines around its place. */
export function describeProblems(
  diagnostics: readonly Diagnostic[],
  { words, paths, cwd }: DescribeOptions,
): DevProblems {
  const sorted = diagnostics.toSorted((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
  const linesOf = createLineReader(diagnostics, cwd);
  const items = sorted.slice(0, MAX_SHOWN).map(({ level, rule, message, hint, file, range }): DevProblem => {
    const place = range === undefined ? file : `${file}:${range.start.line}:${range.start.column}`;
    const lines = range === undefined ? [] : linesOf(file);
    const isFramed = range !== undefined && (lines[range.start.line - 1] ?? '').trim() !== '';
    return {
      level,
      levelWord: words.levels[level],
      rule,
      ruleHref: paths.rule(rule),
      place,
      message,
      editorHref: `${paths.asset('__open-in-editor')}?file=${encodeURIComponent(resolve(cwd, place))}`,
      ...(hint === undefined ? {} : { hint }),
      ...(isFramed ? { frame: writeCodeFrame(lines, range) } : {}),
    };
  });
  return {
    items,
    isUrgent: items[0]?.level === 'error',
    summary: summarise(sorted, words),
    close: words.dev.close,
    openEditor: words.dev.openEditor,
  };
}

/** One line for each problem that a person should act on, for the terminal. */
export function listProblems(diagnostics: readonly Diagnostic[]): string[] {
  const shown = diagnostics.filter(({ level }) => level !== 'suggestion');
  const lines = shown.slice(0, MAX_SHOWN).map(({ file, range, level, rule, message }) => {
    const place = range === undefined ? file : `${file}:${range.start.line}:${range.start.column}`;
    return printable(`${place} ${level} ${rule} ${message}`);
  });
  const more = shown.length - lines.length;
  return more > 0 ? [...lines, `and ${more} more: \`precedent check\` shows them.`] : lines;
}

function summarise(diagnostics: readonly Diagnostic[], { dev, site }: Words): string {
  const count = (level: Level): number => diagnostics.filter((one) => one.level === level).length;
  const [errors, warnings, suggestions] = [count('error'), count('warning'), count('suggestion')];
  const parts = [
    ...(errors > 0 ? [dev.errors(errors)] : []),
    ...(warnings > 0 ? [dev.warnings(warnings)] : []),
    ...(suggestions > 0 ? [dev.suggestions(suggestions)] : []),
  ];
  const more = diagnostics.length - MAX_SHOWN;
  return [parts.join(site.comma), ...(more > 0 ? [dev.more(more)] : [])].join(' · ');
}

/** The lines of each file without its secrets, read once. */
function createLineReader(
  diagnostics: readonly Diagnostic[],
  cwd: string,
): (file: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (file) => {
    const own = diagnostics.filter((diagnostic) => diagnostic.file === file);
    const lines = known.get(file) ?? maskSecrets(readSourceLines(resolve(cwd, file)), own);
    known.set(file, lines);
    return lines;
  };
}

/** Nothing of a report may steer the terminal. */
function printable(text: string): string {
  return text.replace(/\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD');
}
