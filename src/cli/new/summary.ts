import type { Diagnostic } from '../../core/model/report.ts';
import { count } from '../io.ts';
import type { Precedent } from './precedents.ts';

/** A draft that was written, or would be. */
export type NewReport = {
  id: string;
  /** As the person knows it. */
  file: string;
  /** Absolute. */
  path: string;
  text: string;
  /** Number of branches on which its number is free too; undefined when only the working tree was looked at. */
  branches: number | undefined;
  /** What the check says of it; no errors. */
  diagnostics: readonly Diagnostic[];
  precedents: readonly Precedent[];
  /** Private addresses of the pasted text that were not taken as indicators. */
  leftOut: readonly string[];
  /** Whether a person chose; then earlier reports and what was left out are known already. */
  wasAsked: boolean;
};

/** What was written, what is still to be written, and what to do next. */
export function writeNewSummary(report: NewReport): string {
  const { file, branches, diagnostics } = report;
  const lines = [
    `Wrote ${file}.`,
    branches === undefined
      ? 'Its number is free in the working tree; there is no git repository whose branches could be looked at.'
      : `Its number is free here and on ${count(branches, 'branch', 'branches')}.`,
    ...(report.wasAsked ? [] : tellFound(report)),
    `Still to fill: ${whatIsMissing(report.text)}.`,
    ...diagnostics.map(({ message, hint, range }) =>
      `  line ${range?.start.line ?? 1}: ${message} ${hint ?? ''}`.trimEnd(),
    ),
    'Next:',
    `  npx precedent check ${file}`,
    '  npx precedent dev',
  ];
  return `${lines.join('\n')}\n`;
}

function tellFound({ precedents, leftOut }: NewReport): string[] {
  const addresses = count(leftOut.length, 'private address', 'private addresses');
  return [
    ...(leftOut.length === 0 ? [] : [`Left out ${addresses} of the text as indicators: ${list(leftOut)}.`]),
    ...(precedents.length === 0 ? [] : ['Earlier reports saw these or their neighbours:']),
    ...precedents.map(({ id, title, reason }) => `  ${id}  ${title} (${reason})`),
  ];
}

/** Gaps and fields that a published report needs. */
function whatIsMissing(text: string): string {
  const gaps = text.match(/⟨[^⟩]*⟩/g)?.length ?? 0;
  const parts = [
    ...(gaps === 0 ? [] : [`${count(gaps, 'gap')} marked ⟨…⟩`]),
    ...(/^summary:/m.test(text) ? [] : ['the summary']),
    ...(/^ {2}value: undetermined/m.test(text) ? ['the verdict'] : []),
  ];
  const last = parts.pop() ?? 'nothing';
  return parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
}

const MAX_LISTED = 5;

function list(values: readonly string[]): string {
  const rest = values.length - MAX_LISTED;
  return [...values.slice(0, MAX_LISTED), ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
}
