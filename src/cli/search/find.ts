import type { Archive } from '../../core/model/archive.ts';
import { describeRow } from '../../core/list/row.ts';
import type { Report } from '../../core/model/report.ts';
import { declaredKeys, exactKeys } from '../../core/search/exact/keys.ts';
import {
  findExact,
  openExactIndex,
  type ExactGroup,
  type ExactIndex,
} from '../../core/search/exact/look-up.ts';
import { listExactIndexFiles } from '../../core/search/exact/pack.ts';
import { matchesFilters } from '../../core/search/query/filters.ts';
import type { Query } from '../../core/search/query/query.ts';
import { scanReports, type ScanHit } from '../../core/search/query/scan.ts';
import { readWantedValues } from '../../core/search/query/wanted-values.ts';
import { newestFirst } from '../../core/time/times.ts';

/** A value of the query, and the reports that hold it and pass its filters. */
export type ExactResult = Omit<ExactGroup, 'hits' | 'count'> & { reports: Report[] };

export type SearchResult = {
  exact: ExactResult[];
  /** Reports whose text holds the words; undefined when the query has no words. */
  words?: ScanHit[];
  /** Reports that pass the filters, when the query is nothing else. */
  listed?: Report[];
};

/** Answers a query from the reports themselves. `today` is the day in the zone of the site. */
export async function searchArchive(query: Query, archive: Archive, today: string): Promise<SearchResult> {
  const passing = archive.reports
    .map((report) => ({ report, row: describeRow(report, today) }))
    .filter(({ row }) => matchesFilters(query, row))
    .sort((a, b) => newestFirst(a.row, b.row));
  const reports = passing.map(({ report }) => report);
  if (query.items.every(({ kind }) => kind === 'filter'))
    return { exact: [], ...(query.items.length > 0 ? { listed: reports } : {}) };
  const { shaped, names, without } = readWantedValues(query);
  const groups = await findExact(
    [...shaped, ...names],
    // Names stand in front matter alone; the texts are only read for values.
    await openIndex(archive.reports, shaped.length > 0),
    passing.map(({ row }) => row),
  );
  const byId = new Map(reports.map((report) => [report.id, report]));
  const exact = groups
    .map(({ hits, count: _count, ...group }) => ({
      ...group,
      reports: hits.flatMap(({ id }) => byId.get(id) ?? []),
    }))
    .filter(({ value, reports: found }) => found.length > 0 || value.kind !== 'name');
  // What the index knows exactly is no word; a word that only looks like a value may be one.
  const rest = without(new Set(exact.flatMap(({ value, total }) => (total > 0 ? [value.key] : []))));
  return {
    exact,
    ...(rest.items.length > 0 ? { words: scanReports(reports, rest, archive.tags) } : {}),
  };
}

function openIndex(reports: readonly Report[], withTexts: boolean): Promise<ExactIndex> {
  const files = new Map(
    listExactIndexFiles(reports, withTexts ? exactKeys : declaredKeys).map(({ name, text }) => [name, text]),
  );
  return openExactIndex((file) => Promise.resolve(JSON.parse(files.get(file) ?? 'null') as unknown));
}
