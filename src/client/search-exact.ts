import { lookUp } from '../core/search/exact/look-up.ts';
import type { ExactHit, ExactIndex, Found } from '../core/search/exact/look-up.ts';
import type { ExactValue } from '../core/indicators/value.ts';
import { isCertain } from '../core/search/query/wanted-values.ts';
import type { ReportRow } from '../core/model/row.ts';
import { fetchJson } from './search-load.ts';

/** A value of the query, the reports that hold it and pass the filters, and what is near it. */
export type ExactGroup = Pick<Found, 'value' | 'keys' | 'neighbours' | 'covering'> & {
  hits: ExactHit[];
  /** Number of these reports; more than `hits` when only the first are at hand. */
  count: number;
  /** Number of reports that hold the value, whatever the filters say. */
  total: number;
};

/** Opens the exact index in a folder; a file of it is loaded once. */
export async function openExactIndex(folder: string): Promise<ExactIndex> {
  const { shards } = await fetchJson<{ shards: number }>(`${folder}index.json`);
  const kept = new Map<string, Promise<unknown>>();
  return {
    shards,
    load: (name) => {
      const loading = kept.get(name) ?? fetchJson<unknown>(`${folder}${name}.json`);
      kept.set(name, loading);
      // A lost connection must not stay lost.
      loading.catch(() => kept.delete(name));
      return loading;
    },
  };
}

/**
 * Looks values up. `passing` are the rows that pass the filters of the query, when it has any. What nobody holds is left
 * out when it may be a plain word.
 */
export async function findExact(
  values: readonly ExactValue[],
  index: ExactIndex,
  passing: readonly ReportRow[] | undefined,
): Promise<ExactGroup[]> {
  const groups = await Promise.all(
    values.map(async (value): Promise<ExactGroup> => {
      const { hits, total, allIds, keys, covering, neighbours } = await lookUp(value, index);
      const near = { value, keys, total, covering, ...(neighbours === undefined ? {} : { neighbours }) };
      if (passing === undefined) return { ...near, hits, count: total };
      const kept = filterHits(hits, new Set(await allIds()), passing);
      return { ...near, hits: kept, count: kept.length };
    }),
  );
  return groups.filter(
    ({ value, total, neighbours, covering }) =>
      total > 0 ||
      isCertain(value) ||
      (value.kind !== 'name' && (neighbours !== undefined || covering.length > 0)),
  );
}

function filterHits(
  hits: readonly ExactHit[],
  ids: ReadonlySet<string>,
  passing: readonly ReportRow[],
): ExactHit[] {
  const known = new Map(hits.map((hit) => [hit.id, hit]));
  return passing
    .filter(({ id }) => ids.has(id))
    .map(
      ({ id, title, lang, detected, verdict, record }) =>
        known.get(id) ?? { id, title, lang, detected, verdict, record, place: 'text' },
    );
}
