import { packIndex } from '../../core/search/exact/pack.ts';
import type { Report } from '../../core/model/report.ts';

/** A file of the index: its name in the folder of the index, and its text. */
export type ExactIndexFile = { name: string; text: string };

/** The name of the file that says how many shards there are. */
export const EXACT_INDEX_HEAD = 'index.json';

/** The files of the exact index of some reports, in order of name; the same reports give the same bytes. */
export function listExactIndexFiles(reports: readonly Report[]): ExactIndexFile[] {
  const { shards, files } = packIndex(reports);
  return [
    { name: EXACT_INDEX_HEAD, text: JSON.stringify({ shards }) },
    ...[...files].map(([name, text]) => ({ name: `${name}.json`, text })),
  ].sort((a, b) => (a.name < b.name ? -1 : 1));
}
