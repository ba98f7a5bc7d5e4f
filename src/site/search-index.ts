import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeBundles } from '../search/bundle-files.ts';
import { buildProseIndex } from '../search/prose-index.ts';
import type { SearchBundle } from '../search/prose-index.ts';
import { createSearchDocument } from '../search/search-document.ts';
import type { SearchDocument } from '../search/search-document.ts';
import type { Site } from './site-data.ts';

/** The reports of a site as search documents, oldest first, so that an index does not depend on file order. */
export function* searchDocuments(site: Site): Iterable<SearchDocument> {
  for (const report of site.reports)
    yield createSearchDocument(report, `/incidents/${report.id}/`, site.tags);
}

export function buildSiteIndex(site: Site): Promise<SearchBundle[]> {
  return buildProseIndex(searchDocuments(site));
}

/** A search index that is being made; `writeTo` waits for it. */
export type PendingIndex = { writeTo: (folder: string) => Promise<void> };

/**
 * Starts indexing in the background. The bundles are kept in `cache`, and used again when every document is the
 * same as last time.
 */
export function startSiteIndex(site: Site, cache: string): PendingIndex {
  const key = indexKey(site);
  const kept = join(cache, 'pagefind');
  const ready = prepare();
  // The failure is thrown at `writeTo`; until then it must not count as unhandled.
  ready.catch(() => undefined);
  return {
    writeTo: async (folder) => {
      await ready;
      await cp(kept, folder, { recursive: true });
      await rm(join(folder, 'key'), { force: true });
    },
  };

  async function prepare(): Promise<void> {
    const file = join(kept, 'key');
    if (existsSync(file) && (await readFile(file, 'utf8')) === key) return;
    const bundles = await buildSiteIndex(site);
    const next = `${kept}.${process.pid}`;
    await mkdir(next, { recursive: true });
    await writeBundles(next, bundles);
    await writeFile(join(next, 'key'), key);
    await rm(kept, { recursive: true, force: true });
    await rename(next, kept);
  }
}

function indexKey(site: Site): string {
  const hash = createHash('sha256').update(site.buildKey).update(JSON.stringify(site.tags));
  for (const report of site.reports) hash.update(report.id).update(report.digest);
  return hash.digest('hex');
}
