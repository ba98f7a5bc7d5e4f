import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { Report } from '../../src/core/model/report.ts';
import { buildReport } from '../../tests/builders.ts';

/** A report of a public set, and the ids of those that are listed as the same. */
export type Bug = { id: string; title: string; body: string };
export type Duplicates = { bugs: Bug[]; queries: { bug: Bug; wanted: ReadonlySet<string> }[] };

/**
 * Reads a set as GitBugs lays it out: `*_bugs.csv` with the reports, `*_bugs-combined.csv` with which is a duplicate of which.
 * A query is a report with a listed duplicate in the set.
 */
export function readDuplicates(folder: string): Duplicates {
  const names = readdirSync(folder);
  const read = (ending: string): Record<string, string>[] => {
    const name = names.find((one) => one.endsWith(ending));
    if (name === undefined) throw new Error(`${folder} has no file that ends in ${ending}.`);
    const text = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n');
    return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
  };
  const bugs = read('_bugs.csv').map((row) => ({
    id: row['Issue id'] ?? '',
    title: row['Summary'] ?? '',
    body: row['Description'] ?? '',
  }));
  const byId = new Map(bugs.map((bug) => [bug.id, bug]));
  const queries = read('_bugs-combined.csv').flatMap((row) => {
    const bug = byId.get(row['Issue id'] ?? '');
    const listed = (row['Duplicate id'] ?? '')
      .split(/[\s,;]+/)
      .filter((id) => byId.has(id) && id !== bug?.id);
    return bug === undefined || listed.length === 0 ? [] : [{ bug, wanted: new Set(listed) }];
  });
  return { bugs, queries };
}

/** How often the first, one of the first five, and one of the first ten is wanted. */
export function recallAt(
  { queries }: Duplicates,
  ranked: ReadonlyMap<string, readonly string[]>,
): Record<'at1' | 'at5' | 'at10', number> {
  const at = (most: number): number =>
    queries.filter(({ bug, wanted }) =>
      (ranked.get(bug.id) ?? []).slice(0, most).some((id) => wanted.has(id)),
    ).length / Math.max(1, queries.length);
  return { at1: at(1), at5: at(5), at10: at(10) };
}

/** One of so many reports without a duplicate is asked for. */
const EACH_SINGLE = 10;

/**
 * A set without the reports that are asked for, so that none finds itself: each with a duplicate of which one stays, and every
 * tenth of those without.
 */
export function holdOut({ bugs, queries }: Duplicates): {
  kept: Bug[];
  repeated: Duplicates['queries'];
  single: Bug[];
} {
  const out = new Set<string>();
  const needed = new Set<string>();
  const repeated = queries.filter(({ bug, wanted }) => {
    const staying = [...wanted].find((id) => !out.has(id));
    if (staying === undefined || needed.has(bug.id)) return false;
    needed.add(staying);
    out.add(bug.id);
    return true;
  });
  const linked = new Set(queries.flatMap(({ bug, wanted }) => [bug.id, ...wanted]));
  const single = bugs.filter(({ id }) => !linked.has(id)).filter((_, at) => at % EACH_SINGLE === 0);
  for (const { id } of single) out.add(id);
  return { kept: bugs.filter(({ id }) => !out.has(id)), repeated, single };
}

/** A bug as a report of ours, in the order of the set. */
export function asReport({ title, body }: Bug, at: number): Report {
  const id = `INC-2020-${String(at + 1).padStart(4, '0')}`;
  return buildReport({
    id,
    digest: id,
    incident: {
      title:
        title
          .replaceAll(/\p{Cc}+/gu, ' ')
          .slice(0, 200)
          .trim() || '-',
      times: { detected: '2020-01-01' },
    },
    sections: [
      { kind: 'background', anchor: 'background', title: 'Background', html: '', text: body, parts: [] },
    ],
  });
}
