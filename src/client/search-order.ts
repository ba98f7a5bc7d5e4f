import type { ReportRow } from '../core/model/row.ts';
import { SEARCH_ORDERS, type SearchSort } from '../core/search/state.ts';
import type { SearchAnswer, SearchHit } from './prose-search.ts';

/** A report of an answer; one that was only filtered has no excerpt and no sections. */
export type ReportHit = Omit<SearchHit, 'meta' | 'url'> & {
  meta: Pick<ReportRow, 'id' | 'title' | 'lang' | 'verdict'> & { date: string };
};

export type OrderedAnswer = {
  count: number;
  /** How many of them hold all words; they come first. */
  fullCount: number;
  load: (index: number) => Promise<ReportHit | undefined>;
};

/** An answer without the reports that do not pass, in another order; those with all words stay ahead of the rest. */
export function orderAnswer(
  answer: SearchAnswer,
  order:
    { rows: readonly ReportRow[]; passing: readonly ReportRow[] | undefined; sort: SearchSort } | undefined,
): OrderedAnswer {
  const load = async (index: number): Promise<ReportHit | undefined> => {
    const hit = await answer.load(index);
    return hit && { ...hit, meta: pickMeta(hit.meta) };
  };
  if (order === undefined) return { count: answer.count, fullCount: answer.fullCount, load };
  const { rows, sort } = order;
  const passing = order.passing === undefined ? undefined : new Set(order.passing);
  const kept = answer.reports.flatMap((report, index) => {
    const row = rows[report];
    return row === undefined || passing?.has(row) === false
      ? []
      : [{ row, index, isFull: index < answer.fullCount }];
  });
  kept.sort((a, b) => Number(b.isFull) - Number(a.isFull) || SEARCH_ORDERS[sort](a.row, b.row));
  return {
    count: kept.length,
    fullCount: kept.filter(({ isFull }) => isFull).length,
    load: async (at) => {
      const found = kept[at];
      return found && load(found.index);
    },
  };
}

/** Rows as an answer; they come newest first. */
export function listRows(rows: readonly ReportRow[], sort: SearchSort): OrderedAnswer {
  const sorted = rows.toSorted(SEARCH_ORDERS[sort]);
  return {
    count: sorted.length,
    fullCount: sorted.length,
    load: (index) => {
      const row = sorted[index];
      return Promise.resolve(row && { excerpt: '', sections: [], meta: { ...row, date: row.day } });
    },
  };
}

function pickMeta({ id, title, lang, date, verdict }: SearchHit['meta']): ReportHit['meta'] {
  return { id, title, lang, date, verdict: verdict as ReportRow['verdict'] };
}
