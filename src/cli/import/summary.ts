import { count, printable } from '../io.ts';
import type { Outcome } from './importer.ts';

/** Paths that the end of an import lists; a file of another kind may have thousands. */
const MAX_ROWS = 40;

/** What an import did, counted. */
export type ImportSummary = {
  files: number;
  /** Records that the format could read. */
  read: number;
  written: string[];
  held: number;
  failed: number;
  /** Number of values by the path that no field of a report takes. */
  unmapped: Map<string, number>;
  unknownTags: ReadonlyMap<string, number>;
  newTagsFile?: string;
  /** As the person knows it. */
  folder: string;
  isDryRun: boolean;
};

export function emptySummary(folder: string, isDryRun: boolean): ImportSummary {
  return {
    files: 0,
    read: 0,
    written: [],
    held: 0,
    failed: 0,
    unmapped: new Map(),
    unknownTags: new Map(),
    folder,
    isDryRun,
  };
}

export function countOutcome(summary: ImportSummary, outcome: Outcome): void {
  if (outcome.kind === 'written') summary.written.push(outcome.id);
  else if (outcome.kind === 'held') summary.held++;
  else summary.failed++;
}

/** The end of an import in words: what was read, what was written and what was not, and what has no place in a report. */
export function writeImportSummary(summary: ImportSummary): string {
  const { read, files, held, failed, folder, isDryRun } = summary;
  const lines = [
    `Read ${count(read, 'record')} from ${count(files, 'file')}.`,
    `${isDryRun ? 'Would write' : 'Wrote'} ${count(summary.written.length, 'report')}${placeOf(summary)}.`,
    ...(held === 0
      ? []
      : [
          `Left ${count(held, 'record')} alone, since ${held === 1 ? 'it is' : 'they are'} in the archive already.`,
        ]),
    ...(failed === 0
      ? []
      : [
          `Could not read or import ${count(failed, 'record or file', 'records or files')}; the reasons stand above.`,
        ]),
    ...writeTags(summary),
    ...writeUnmapped(summary.unmapped),
    ...(isDryRun ? [`Nothing was written, because of --dry-run; \`${folder}\` is as it was.`] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function placeOf({ written, folder }: ImportSummary): string {
  const [first, last] = [written.toSorted()[0], written.toSorted().at(-1)];
  if (first === undefined) return '';
  const ids = first === last ? first : `${first} to ${last}`;
  return ` to \`${folder}\`, ${ids}, as ${written.length === 1 ? 'a draft' : 'drafts'}`;
}

function writeTags({ unknownTags, newTagsFile, folder, isDryRun }: ImportSummary): string[] {
  if (newTagsFile !== undefined)
    return [`${isDryRun ? 'Would write' : 'Wrote'} \`${newTagsFile}\` with the tags of these reports.`];
  if (unknownTags.size === 0) return [];
  const tags = [...unknownTags].map(([id, number]) => `${id} (${number.toLocaleString('en')})`);
  return [`Left out tags that \`${folder}/tags.yml\` does not have: ${tags.join(', ')}.`];
}

function writeUnmapped(unmapped: ReadonlyMap<string, number>): string[] {
  const all = [...unmapped].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  if (all.length === 0) return [];
  const rows = all
    .slice(0, MAX_ROWS)
    .map(([path, number]) => [printable(path), number.toLocaleString('en')] as const);
  const width = Math.max(...rows.map(([path]) => path.length));
  return [
    'Left out values that have no place in a report:',
    ...rows.map(([path, number]) => `  ${path.padEnd(width)}  ${number}`),
    ...(all.length > MAX_ROWS ? [`  and ${count(all.length - MAX_ROWS, 'more path')}`] : []),
  ];
}
