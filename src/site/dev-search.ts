import { extname } from 'node:path';
import type { ViteDevServer } from 'vite';
import { readSiteIndex } from './search-index.ts';
import { getSession } from './session.ts';
import type { Site } from './site-data.ts';

const TYPES: Record<string, string> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.css': 'text/css',
  '.txt': 'text/plain; charset=utf-8',
};

/** What a client asks for first; all else must come from the same index. */
const FIRST = new Set(['pagefind-entry.json', 'words/index.json']);

/**
 * Serves the search index from memory. It is made when search is first used, and again at the next search
 * after the archive has changed.
 */
export function serveSearchInDev(server: ViteDevServer): void {
  let indexed: Site | undefined;
  let files: Promise<Map<string, Uint8Array>> | undefined;
  server.middlewares.use((request, response, next) => {
    const path = /\/pagefind\/([^?]+)/.exec(request.url ?? '')?.[1];
    const site = getSession()?.site;
    if (path === undefined || site === undefined) {
      next();
      return;
    }
    if (files === undefined || (indexed !== site && FIRST.has(path))) {
      indexed = site;
      files = readSiteIndex(site);
    }
    files.then((known) => {
      const content = known.get(path);
      if (content === undefined) {
        next();
        return;
      }
      response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream');
      response.setHeader('cache-control', 'no-store');
      response.end(content);
    }, next);
  });
}
