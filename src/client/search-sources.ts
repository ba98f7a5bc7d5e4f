import { unpackRows, type RowFile } from '../core/list/row-file.ts';
import { createPaths, type Paths } from '../core/model/paths.ts';
import type { SearchSources } from '../core/search/engine.ts';
import { openExactIndex } from '../core/search/exact/look-up.ts';
import { openProseIndex, PROSE_HEAD } from '../core/search/prose/index-files.ts';
import type { QueryVocabulary } from '../core/search/query/parse.ts';
import { vocabularyOf, type QueryUi } from '../core/search/query/words.ts';
import { fetchFile, fetchJson, keepOnce } from './load.ts';

/** What the search of a site needs: its vocabulary, and the files that answers come from. */
export type SiteSources = SearchSources & { ui: QueryUi; vocabulary: QueryVocabulary; paths: Paths };

/** Opens the search of a site; what a query does not need is not loaded. Rejects when its vocabulary is not there. */
export async function openSiteSources(base: string): Promise<SiteSources> {
  const paths = createPaths(base);
  const ui = await fetchJson<QueryUi>(paths.queryUi());
  return {
    ui,
    vocabulary: vocabularyOf(ui),
    paths,
    rows: keepOnce(async () => unpackRows(await fetchJson<RowFile>(paths.rows()))),
    exact: keepOnce(() => openExactIndex((file) => fetchJson(paths.exact(file)))),
    prose: keepOnce(() =>
      openProseIndex(async (path) => {
        // Only the head can change: all else stands in a folder that is named after what is in it.
        const cache = path === PROSE_HEAD ? 'no-cache' : 'default';
        return (await fetchFile(`${paths.base}prose/${path}`, { cache })).text();
      }),
    ),
  };
}
