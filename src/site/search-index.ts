import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildProseIndex, closeIndexer, readProseIndexes, writeProseIndexes } from '../search/prose-index.ts';
import { createSearchDocument } from '../search/search-document.ts';
import type { SearchDocument } from '../search/search-document.ts';
import { linkTree } from './link-tree.ts';
import type { Site } from './site-data.ts';

/** Files of Pagefind's own interfaces and of its other loaders, which our pages never ask for. */
const UNUSED = /\/pagefind-(?:ui|modular-ui|component-ui|highlight)\.[^/]*$/;

/** The reports of a site as search documents. */
export function* searchDocuments(site: Site): Iterable<SearchDocument> {
  for (const report of site.reports)
    yield createSearchDocument(report, `/incidents/${report.id}/`, site.tags);
}

/** Makes the index of a site in `folder`, one bundle of files for each language. */
export async function writeSiteIndex(site: Site, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeProseIndexes(await buildProseIndex(searchDocuments(site)), folder);
  await closeIndexer();
}

/** The index of a site in memory: files by their path. */
export async function readSiteIndex(site: Site): Promise<Map<string, Uint8Array>> {
  const files = await readProseIndexes(await buildProseIndex(searchDocuments(site)));
  await closeIndexer();
  return files;
}

/** A search index that is being made; `linkTo` waits for it. */
export type PendingIndex = { linkTo: (folder: string) => Promise<void> };

/**
 * Starts indexing in the background. The index is kept in `cache`, and used again when every document is the same
 * as last time; the output gets hard links to it.
 */
export function startSiteIndex(site: Site, cache: string): PendingIndex {
  const kept = join(cache, 'pagefind');
  const ready = prepareIndex(site, kept);
  // The failure is thrown at `linkTo`; until then it must not count as unhandled.
  ready.catch(() => undefined);
  return {
    linkTo: async (folder) => {
      await ready;
      linkTree(kept, folder, (path) => !UNUSED.test(path));
    },
  };
}

async function prepareIndex(site: Site, kept: string): Promise<void> {
  const key = indexKey(site);
  const keyFile = `${kept}.key`;
  if (existsSync(kept) && existsSync(keyFile) && readFileSync(keyFile, 'utf8') === key) return;
  const next = `${kept}.next`;
  await rm(next, { recursive: true, force: true });
  await writeSiteIndex(site, next);
  await rm(keyFile, { force: true });
  await rm(kept, { recursive: true, force: true });
  await rename(next, kept);
  await writeFile(keyFile, key);
}

function indexKey(site: Site): string {
  const hash = createHash('sha256').update(site.buildKey).update(JSON.stringify(site.tags));
  for (const report of site.reports) hash.update(report.id).update(report.digest);
  return hash.digest('hex');
}
