import { extname } from 'node:path';
import type { ViteDevServer } from 'vite';
import { PROSE_HEAD } from '../core/search/prose/index-files.ts';
import { listSiteIndex } from '../site/search-index.ts';
import { getSession } from '../site/session.ts';
import type { Site } from '../site/site-data.ts';

const TYPES: Record<string, string> = {
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * Serves the search index from memory. It is made when search is first used, and again at the next search
 * after the archive has changed.
 */
export function serveSearchInDev(server: ViteDevServer): void {
  let indexed: Site | undefined;
  let files = new Map<string, string>();
  server.middlewares.use((request, response, next) => {
    const path = /\/prose\/([^?]+)/.exec(request.url ?? '')?.[1];
    const site = getSession()?.site;
    if (path === undefined || site === undefined) {
      next();
      return;
    }
    if (indexed === undefined || (indexed !== site && path === PROSE_HEAD)) {
      indexed = site;
      files = listSiteIndex(site);
    }
    const content = files.get(path);
    if (content === undefined) {
      next();
      return;
    }
    response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream');
    response.setHeader('cache-control', 'no-store');
    response.end(content);
  });
}
