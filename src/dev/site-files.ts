import { extname } from 'node:path';
import type { ViteDevServer } from 'vite';
import { PROSE_HEAD } from '../core/search/prose/index-files.ts';
import { listSiteFiles } from '../site/files.ts';
import type { Site } from '../site/open.ts';
import { listExactIndexFiles } from '../core/search/exact/pack.ts';
import { listProseFiles } from '../site/search/prose-index.ts';
import { getSession } from '../site/site.ts';

const TYPES: Record<string, string> = {
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
};

/** Serves from memory what a build writes beside the pages: files for machines and for scripts, and both search indexes. */
export function serveSiteFiles(server: ViteDevServer): void {
  const findProseFile = openProse();
  server.middlewares.use((request, response, next) => {
    const path = (request.originalUrl ?? '').replace(/[?#].*$/, '');
    const type = TYPES[extname(path)];
    const site = type === undefined ? undefined : getSession()?.site;
    const text =
      site && (findExactFile(site, path) ?? findProseFile(site, path) ?? filesOf(site).get(path)?.());
    if (type === undefined || text === undefined) {
      next();
      return;
    }
    response.setHeader('content-type', type);
    response.setHeader('cache-control', 'no-store');
    response.end(text);
  });
}

const filesOf = keepFor(
  (site) => new Map(listSiteFiles(site, site.settings.incidents).map(({ path, write }) => [path, write])),
);

const exactFilesOf = keepFor(
  ({ reports, paths }) =>
    new Map(listExactIndexFiles(reports).map(({ name, text }) => [paths.exact(name), text])),
);

/**
 * The text of the file of the exact index at an address. The index is made when its first file is asked for: a save makes
 * another site, and most saves are followed by no lookup.
 */
export function findExactFile(site: Site, path: string): string | undefined {
  return path.startsWith(site.paths.exact('')) ? exactFilesOf(site).get(path) : undefined;
}

/** Finds files of the index of prose, which is made for the first search, and for the next one after the archive has changed. */
function openProse(): (site: Site, path: string) => string | undefined {
  let indexed: Site | undefined;
  let files = new Map<string, string>();
  return (site, path) => {
    const folder = `${site.paths.base}prose/`;
    if (!path.startsWith(folder)) return undefined;
    const name = path.slice(folder.length);
    // A search that has begun goes on in the index of its head.
    if (indexed === undefined || (indexed !== site && name === PROSE_HEAD)) {
      indexed = site;
      files = listProseFiles(site.reports, site.tags, site.settings.timeZone);
    }
    return files.get(name);
  };
}

/** What is made of a site, once for each. */
function keepFor<Made>(make: (site: Site) => Made): (site: Site) => Made {
  const kept = new WeakMap<Site, Made>();
  return (site) => {
    const made = kept.get(site) ?? make(site);
    kept.set(site, made);
    return made;
  };
}
