import type { EnginePort, EngineReply } from '../core/search/prose/pagefind.ts';
import {
  openProseIndex,
  PROSE_HEAD,
  PROSE_WORKER,
  type ProseFiles,
  type ProseIndex,
} from '../core/search/prose/prose-index.ts';
import { openProseSearch, type ProseSearch } from '../core/search/prose/open.ts';
import { fetchFile } from './load.ts';

/** Opens the search for words, given the address of its index; whoever looks up a value does not load it. */
export function openWordSearch(base: string): Promise<ProseSearch> {
  return openProseSearch(wordFiles(base));
}

/** Opens the index below that search, for who ranks texts by himself. */
export function openWords(base: string): Promise<ProseIndex> {
  return openProseIndex(wordFiles(base));
}

function wordFiles(base: string): ProseFiles {
  return {
    load: async (path) => {
      // Only the head can change: all else stands in folders that are named after what is in them.
      const cache = path === PROSE_HEAD ? 'no-cache' : 'default';
      return (await fetchFile(`${base}${path}`, { cache })).text();
    },
    connect: (engine) => startWorker(`${base}${PROSE_WORKER}?${engine}`),
    addressOf: (folder) => `${base}${folder}/`,
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
