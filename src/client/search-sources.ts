import { unpackRows, type RowFile } from '../core/list/row-file.ts';
import { createPaths, type Paths } from '../core/model/paths.ts';
import type { SearchSources } from '../core/search/engine.ts';
import { keepFiles } from '../core/search/kept-files.ts';
import { openExactIndex } from '../core/search/exact/look-up.ts';
import type { ProseSearch } from '../core/search/prose/open.ts';
import type { PageFiles, PageHead } from '../core/search/prose/pages.ts';
import type { ProsePart } from '../core/search/prose/prose-index.ts';
import { mayFilter, type QueryVocabulary } from '../core/search/query/parse.ts';
import { vocabularyOf, type QueryNames, type QueryUi } from '../core/search/query/words.ts';
import { fetchJson, keepOnce } from './load.ts';

/** What the search of a site needs beside the files that answers come from. */
export type SiteSources = SearchSources & {
  ui: QueryUi;
  /** What filters and all of their values are called. */
  names: () => Promise<QueryNames>;
  /** What a text is read with; only one that may hold a filter needs the names of values. */
  vocabulary: (text: string) => Promise<QueryVocabulary>;
  paths: Paths;
};

/** Opens the search of a site; what a query does not need is not loaded. Rejects when what each one needs is not there. */
export async function openSiteSources(base: string): Promise<SiteSources> {
  const paths = createPaths(base);
  const ui = await fetchJson<QueryUi>(paths.queryUi());
  const names = keepOnce(() => fetchJson<QueryNames>(paths.queryNames()));
  const ofFields = vocabularyOf(ui);
  const ofValues = keepOnce(async () => vocabularyOf(await names()));
  return {
    ui,
    names,
    vocabulary: async (text) => (mayFilter(text) ? ofValues() : ofFields),
    paths,
    rows: keepOnce(async () => unpackRows(await fetchJson<RowFile>(paths.rows()))),
    ...openIndexes(paths),
    pages: ui.hasPages === true ? openPages(paths) : undefined,
  };
}

function openPages(paths: Paths): PageFiles {
  return {
    heads: keepOnce(() => fetchJson<PageHead[]>(paths.pageWords(), { cache: 'no-cache' })),
    parts: keepFiles((slug) => fetchJson<ProsePart[]>(paths.pageText(slug), { cache: 'no-cache' })),
  };
}

/** The indexes of a site; each is loaded with the first query that needs it. */
export function openIndexes(paths: Paths): Pick<SearchSources, 'exact' | 'prose'> {
  return {
    exact: keepOnce(() => openExactIndex((file) => fetchJson(paths.exact(file)))),
    prose: keepOnce(() => openWords(`${paths.base}prose/`)),
  };
}

/**
 * A browser keeps a script that could not be loaded as failed until the page is loaded anew, as its reason tells then:
 * https://github.com/whatwg/html/issues/6768
 */
async function openWords(base: string): Promise<ProseSearch> {
  const loaded = import('./search-words.ts').catch((error: unknown) => {
    throw new Error('The script of word search could not be loaded.', { cause: error });
  });
  return (await loaded).openWordSearch(base);
}
