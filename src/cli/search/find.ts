import type { Archive } from '../../core/model/archive.ts';
import { declaredKeys, exactKeys } from '../../core/search/exact/keys.ts';
import { lookUp } from '../../core/search/exact/look-up.ts';
import type { ExactIndex, Found } from '../../core/search/exact/look-up.ts';
import { packIndex } from '../../core/search/exact/pack.ts';
import { hasShape, recogniseValue } from '../../core/indicators/value.ts';
import type { ExactValue } from '../../core/indicators/value.ts';
import type { Report } from '../../core/model/report.ts';
import { matchesFilters } from '../../core/search/query/filters.ts';
import { filtersOf, phrasesOf, termsOf } from '../../core/search/query/query.ts';
import type { Query } from '../../core/search/query/query.ts';
import { scanReports } from '../../core/search/query/scan.ts';
import type { ScanHit } from '../../core/search/query/scan.ts';
import { describeRow } from '../../core/list/row.ts';
import { newestReportFirst } from '../../core/time/times.ts';

/** A value of the query, and the reports that hold it and pass its filters. */
export type ExactResult = Pick<Found, 'value' | 'keys' | 'neighbours' | 'covering'> & {
  reports: Report[];
  /** Number of reports that hold the value, whatever the filters say. */
  total: number;
};

export type SearchResult = {
  exact: ExactResult[];
  /** Reports whose text holds the words; undefined when the query has no words. */
  words?: ScanHit[];
  /** Reports that pass the filters, when the query is nothing else. */
  listed?: Report[];
};

/** Answers a query from the reports themselves. `now` is an ISO 8601 date and time. */
export async function searchArchive(query: Query, archive: Archive, now: string): Promise<SearchResult> {
  const passing = archive.reports.filter((report) => matchesFilters(query, describeRow(report, now)));
  const terms = termsOf(query);
  const phrases = phrasesOf(query);
  if (terms.length + phrases.length === 0)
    return {
      exact: [],
      ...(filtersOf(query).length > 0 ? { listed: passing.toSorted(newestReportFirst) } : {}),
    };
  const values = [...terms, ...phrases].map((text) => ({ text, value: recogniseValue(text) }));
  const shaped = values.filter(({ value }) => hasShape(value));
  const exact = await findExact(
    [...values.map(({ value }) => value), recogniseValue([...terms, ...phrases].join(' '))],
    // Names stand in front matter alone; the texts are only read for values.
    openIndex(archive.reports, shaped.length > 0),
    passing,
  );
  // What the index knows exactly is no word; a word that only looks like a value may be one.
  const known = new Set(exact.flatMap(({ value, reports }) => (reports.length > 0 ? [value.key] : [])));
  const isWord = (text: string): boolean => {
    const value = recogniseValue(text);
    return !hasShape(value) || (!known.has(value.key) && WORD_LIKE.has(value.kind));
  };
  const words = terms.filter(isWord);
  const rest = phrases.filter(isWord);
  return {
    exact,
    ...(words.length + rest.length > 0
      ? { words: scanReports(passing, { words, phrases: rest }, archive.tags) }
      : {}),
  };
}

/** Shapes that plain words have too: `node.js.org`, `facade12`, `and/or`. */
const WORD_LIKE: ReadonlySet<string> = new Set(['domain', 'hash-start', 'file', 'path', 'url']);

function openIndex(reports: readonly Report[], withTexts: boolean): ExactIndex {
  const { shards, files } = packIndex(reports, withTexts ? exactKeys : declaredKeys);
  return {
    shards,
    load: (name) => {
      const text = files.get(name);
      return Promise.resolve(text === undefined ? undefined : (JSON.parse(text) as unknown));
    },
  };
}

/** Each value once; names that nobody has are left out, since any word might be one. */
async function findExact(
  values: readonly (ExactValue | undefined)[],
  index: ExactIndex,
  passing: readonly Report[],
): Promise<ExactResult[]> {
  const byKey = new Map(
    values.flatMap((value) => (value === undefined ? [] : [[value.key, value] as const])),
  );
  const results: ExactResult[] = [];
  for (const value of byKey.values()) {
    const { keys, neighbours, covering, allIds } = await lookUp(value, index);
    const ids = new Set(await allIds());
    const reports = passing.filter(({ id }) => ids.has(id)).toSorted(newestReportFirst);
    if (
      reports.length === 0 &&
      !(hasShape(value) && (neighbours || covering.length > 0 || !WORD_LIKE.has(value.kind)))
    )
      continue;
    results.push({
      value,
      keys,
      reports,
      total: ids.size,
      covering,
      ...(neighbours === undefined ? {} : { neighbours }),
    });
  }
  return results;
}
