import { createHash } from 'node:crypto';
import type { Log, ReportingDescriptor, Result } from 'sarif';
import type { Diagnostic, Level } from '../../core/model/report.ts';
import { maskSecrets } from '../../compile/secrets.ts';
import { sentences, toJson } from '../wording.ts';
import { explanationOf, type CheckReport, type ReportOptions } from './report.ts';

const LEVELS: Record<Level, 'error' | 'warning' | 'note'> = {
  error: 'error',
  warning: 'warning',
  suggestion: 'note',
};

/** A check as a SARIF 2.1.0 log, for code scanning. Files are named from the working directory. */
export function writeSarif({ diagnostics }: CheckReport, options: ReportOptions): string {
  const ids = [...new Set(diagnostics.map(({ rule }) => rule))].sort();
  const fingerprint = createFingerprints(diagnostics, options);
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Precedent', rules: ids.map((id) => describeRule(id, options)) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: {
          '%SRCROOT%': { description: { text: options.say('The folder in which the check ran.') } },
        },
        results: diagnostics.map((diagnostic) => ({
          ...describeResult(diagnostic),
          ruleIndex: ids.indexOf(diagnostic.rule),
          partialFingerprints: { 'ruleAndLine/v1': fingerprint(diagnostic) },
        })),
      },
    ],
  };
  return toJson(log);
}

function describeRule(id: string, options: ReportOptions): ReportingDescriptor {
  const helpUri = options.addressOf(id);
  const help = helpUri === undefined ? { help: { text: `\`${explanationOf(id, options)}\`` } } : { helpUri };
  return { id, shortDescription: { text: options.titleOf(id) }, ...help };
}

function describeResult({ rule, level, message, hint, file, range }: Diagnostic): Result {
  // A viewer shows a result at a line; one about a whole file stands at its first.
  const region =
    range === undefined
      ? { startLine: 1 }
      : {
          startLine: range.start.line,
          startColumn: range.start.column,
          endLine: range.end.line,
          endColumn: range.end.column,
          charOffset: range.start.offset,
          charLength: range.end.offset - range.start.offset,
        };
  const artifactLocation = {
    uri: file.split('/').map(encodeURIComponent).join('/'),
    uriBaseId: '%SRCROOT%',
  };
  return {
    ruleId: rule,
    level: LEVELS[level],
    message: { text: sentences(message, hint) },
    locations: [{ physicalLocation: { artifactLocation, region } }],
  };
}

/**
 * What stays the same while lines move: the rule, the file, the words of the line, and the how manieth of its kind it
 * is. Messages may tell the number of days until today.
 */
function createFingerprints(
  diagnostics: readonly Diagnostic[],
  { linesOf }: ReportOptions,
): (diagnostic: Diagnostic) => string {
  const files = Map.groupBy(diagnostics, ({ file }) => file);
  const lines = new Map([...files].map(([file, found]) => [file, maskSecrets(linesOf(file), found)]));
  const seen = new Map<string, number>();
  return ({ rule, file, range }) => {
    const words = range === undefined ? '' : (lines.get(file)?.[range.start.line - 1] ?? '').trim();
    const key = JSON.stringify([rule, file, words]);
    const number = (seen.get(key) ?? 0) + 1;
    seen.set(key, number);
    return createHash('sha256').update(`${key}${number}`).digest('hex').slice(0, 32);
  };
}
