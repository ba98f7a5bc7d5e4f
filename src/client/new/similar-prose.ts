import { tellingWords } from '../../core/language/telling-words.ts';
import { unpackRows, type RowFile } from '../../core/list/row-file.ts';
import { createPaths, type Paths } from '../../core/model/paths.ts';
import { ask, type ReportHit, type SearchSources } from '../../core/search/engine.ts';
import { fetchJson, keepOnce } from '../load.ts';
import { openIndexes } from '../search-sources.ts';

/** The most words of a text that are asked for, the first ones: those of the title. */
const MAX_WORDS = 24;
const MAX_READ = 12;

type SimilarProse = {
  hits: ReportHit[];
  /** How many reports were searched. */
  reports: number;
};

/**
 * Opens the search of a site for what is being written: it gives the reports that hold at least half of the telling words
 * of a text, the best ones first, and rejects where an index cannot be read.
 */
export function openSimilar(base: string): (text: string) => Promise<SimilarProse> {
  const sources = openSources(createPaths(base));
  return async (text) => {
    const words = tellingWords(text).slice(0, MAX_WORDS);
    const { order } = await sources.prose();
    if (words.length === 0) return { hits: [], reports: order.length };
    const answer = await ask({ items: words.map((word) => ({ kind: 'term', text: word })) }, sources);
    if (answer.failures.prose !== undefined)
      throw new Error('The words cannot be searched.', { cause: answer.failures.prose });
    const read = await Promise.all(
      Array.from({ length: Math.min(answer.count, MAX_READ) }, (_, at) => answer.load(at)),
    );
    const hits = read.filter((hit) => hit !== undefined && hit.missing.length * 2 <= words.length);
    return { hits: hits as ReportHit[], reports: order.length };
  };
}

function openSources(paths: Paths): SearchSources {
  const rows = keepOnce(async () => unpackRows(await fetchJson<RowFile>(paths.rows())));
  return { rows, ...openIndexes(paths) };
}
