import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import type { ViteDevServer } from 'vite';
import { cacheFolder } from '../archive/places.ts';
import { PROSE_HEAD } from '../core/search/prose/prose-index.ts';
import { keepFor } from '../core/model/values.ts';
import { listOwnFiles, listSiteFiles } from '../site/files.ts';
import type { Site } from '../site/open.ts';
import { exactKeys } from '../core/search/exact/keys.ts';
import { listExactIndexFiles } from '../core/search/exact/pack.ts';
import { listEvidenceFiles } from '../site/report-files.ts';
import { recallFilesOf } from '../site/recall-files.ts';
import { proseFolder } from '../site/search-index.ts';
import { patchProse } from '../site/search/prose-folder.ts';
import { getSession } from '../site/site.ts';

const TYPES: Record<string, string> = {
  '.bin': 'application/octet-stream',
  '.css': 'text/css; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.pagefind': 'application/octet-stream',
  '.pf_index': 'application/octet-stream',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
};

/** Serves what a build writes beside the pages: files for machines and for scripts, and both search indexes. */
export function serveSiteFiles(server: ViteDevServer): void {
  const findProseFile = openProse();
  server.middlewares.use((request, response, next) => {
    const path = (request.originalUrl ?? '').replace(/[?#].*$/, '');
    const type = TYPES[extname(path)];
    const site = type === undefined ? undefined : getSession()?.site;
    const find = async (): Promise<string | Uint8Array | undefined> =>
      site &&
      (findExactFile(site, path) ??
        findRecallFile(site, path) ??
        (await findProseFile(site, path)) ??
        filesOf(site).get(path)?.());
    find().then((content) => {
      if (type === undefined || content === undefined) {
        next();
        return;
      }
      response.setHeader('content-type', type);
      response.setHeader('cache-control', 'no-store');
      // Evidence is never shown.
      response.setHeader('x-content-type-options', 'nosniff');
      if (path.endsWith('.bin')) response.setHeader('content-disposition', 'attachment');
      response.end(content);
    }, next);
  });
}

const filesOf = keepFor(
  (site: Site) =>
    new Map<string, () => string | Uint8Array>([
      ...[...listEvidenceFiles(site), ...listSiteFiles(site, site.settings.incidents)].map(
        ({ path, write }) => [path, write] as const,
      ),
      ...listOwnFiles(site).map(({ path, read }) => [path, read] as const),
    ]),
);

/** Most reports are the same after a save. */
const keysOf = keepFor(exactKeys);

const exactFilesOf = keepFor(
  ({ reports, paths }: Site) =>
    new Map(listExactIndexFiles(reports, keysOf).map(({ name, text }) => [paths.exact(name), text])),
);

/**
 * The text of the file of the exact index at an address. The index is made when its first file is asked for: a save makes
 * another site, and most saves are followed by no lookup.
 */
export function findExactFile(site: Site, path: string): string | undefined {
  return path.startsWith(site.paths.exact('')) ? exactFilesOf(site).get(path) : undefined;
}

/** The text of the file of recall at an address. */
function findRecallFile(site: Site, path: string): string | undefined {
  return path.startsWith(site.paths.recall('')) ? recallFilesOf(site).get(path) : undefined;
}

/**
 * Finds files of the index of prose, which is brought up to date for the first search, and for the next one after the
 * archive has changed.
 */
function openProse(): (site: Site, path: string) => Promise<Uint8Array | undefined> {
  const update = keepFor((site: Site) =>
    patchProse({ ...site, timeZone: site.settings.timeZone }, folderOf(site)),
  );
  return async (site, path) => {
    const address = `${site.paths.base}prose/`;
    if (!path.startsWith(address)) return undefined;
    const name = path.slice(address.length);
    // A search that has begun goes on in the bundles of its head.
    if (name === PROSE_HEAD) return Buffer.from(JSON.stringify(await update(site)));
    const file = join(folderOf(site), normalize(`/${name}`));
    return existsSync(file) ? readFile(file) : undefined;
  };
}

function folderOf({ settings }: Site): string {
  return proseFolder(cacheFolder(settings));
}
