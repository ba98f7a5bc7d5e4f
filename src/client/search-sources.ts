import { unpackRows, type RowFile } from '../core/list/row-file.ts';
import { createPaths, type Paths } from '../core/model/paths.ts';
import type { SearchSources } from '../core/search/engine.ts';
import { openExactIndex } from '../core/search/exact/look-up.ts';
import type { EnginePort, EngineReply } from '../core/search/prose/pagefind.ts';
import { openProseIndex, PROSE_HEAD, PROSE_WORKER } from '../core/search/prose/prose-index.ts';
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
    ...openIndexes(paths),
  };
}

/** The indexes of a site; each is loaded with the first query that needs it. */
export function openIndexes(paths: Paths): Pick<SearchSources, 'exact' | 'prose'> {
  return {
    exact: keepOnce(() => openExactIndex((file) => fetchJson(paths.exact(file)))),
    prose: keepOnce(() =>
      openProseIndex({
        load: async (path) => {
          // Only the head can change: all else stands in folders that are named after what is in them.
          const cache = path === PROSE_HEAD ? 'no-cache' : 'default';
          return (await fetchFile(`${paths.base}prose/${path}`, { cache })).text();
        },
        connect: (engine) => startWorker(`${paths.base}prose/${PROSE_WORKER}?${engine}`),
        addressOf: (folder) => `${paths.base}prose/${folder}/`,
      }),
    ),
  };
}

function startWorker(address: string): EnginePort {
  const worker = new Worker(address);
  return {
    post: (message) => worker.postMessage(message),
    listen: (hear) => {
      worker.addEventListener('message', ({ data }) => hear(data as EngineReply));
      // It does not say why its script could not be run.
      worker.addEventListener('error', () => {
        fetchFile(address).then(
          () => hear({ lost: 'The worker of search has failed.' }),
          (error: unknown) => hear({ lost: error instanceof TypeError ? `fetch ${address}` : String(error) }),
        );
      });
    },
  };
}
