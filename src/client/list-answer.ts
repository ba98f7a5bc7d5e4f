import type { Paths } from '../core/model/paths.ts';
import type { ReportRow } from '../core/model/row.ts';
import { ask, type FoundRows } from '../core/search/engine.ts';
import type { Query } from '../core/search/query/query.ts';
import { openIndexes } from './search-sources.ts';
import { describeSearch, type RemarkWords } from './tell-answer.ts';

/** What the list needs of an answer: the rows for its words and values, where it has any, and what is said of them. */
export type ListAnswer = { held: FoundRows | undefined; remarks: string[]; hasFailed: boolean };

/** The search of the site over rows that are at hand. */
export function openListSearch({
  rows,
  paths,
  find,
}: {
  rows: readonly ReportRow[];
  paths: Paths;
  find: RemarkWords;
}): (query: Query) => Promise<ListAnswer> {
  const sources = { rows: () => Promise.resolve(rows), ...openIndexes(paths) };
  return async (query) => {
    const answer = await ask(query, sources);
    const hasFailed = 'exact' in answer.failures || 'prose' in answer.failures;
    return { held: await answer.foundRows(), remarks: describeSearch(answer, find), hasFailed };
  };
}
