import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createWordGroups } from '../core/prose/word-groups.ts';
import { buildProseIndex, closeIndexer, readProseIndex, writeProseIndex } from '../search/prose-index.ts';
import { createSearchDocument } from '../search/search-document.ts';
import type { SearchDocument } from '../search/search-document.ts';
import { tagGroups } from '../search/tag-groups.ts';
import { linkTree } from './link-tree.ts';
import type { Site } from './site-data.ts';

/** Files of Pagefind's own interfaces and of its other loaders, which our pages never ask for. */
const UNUSED =
  /(?:^|\/)(?:pagefind-(?:ui|modular-ui|component-ui|highlight)\.[^/]*|wasm\.unknown\.pagefind)$/;

/** The reports of a site as search documents. */
export function* searchDocuments({ reports, tags }: Site): Iterable<SearchDocument> {
  const groups = createWordGroups(tagGroups(tags));
  for (const report of reports)
    yield createSearchDocument(report, `/incidents/${report.id}/`, { tags, groups });
}

/** The index of a site in memory: files by their path. */
export async function readSiteIndex(site: Site): Promise<Map<string, Uint8Array>> {
  const files = await readProseIndex(await buildProseIndex(searchDocuments(site), tagGroups(site.tags)));
  await closeIndexer();
  return files;
}

/** A search index that is being made; `linkTo` waits for it. */
export type PendingIndex = { linkTo: (folder: string) => Promise<void> };

/**
 * Starts indexing in the background. The index is kept in `cache`, and used again when its documents are the same as
 * last time; the output gets hard links to it.
 */
export function startSiteIndex(site: Site, cache: string): PendingIndex {
  const kept = join(cache, 'prose');
  const ready = site.reports.length === 0 ? Promise.resolve() : prepareIndex(site, kept);
  // The failure is thrown at `linkTo`; until then it must not count as unhandled.
  ready.catch(() => undefined);
  return {
    linkTo: async (folder) => {
      await ready;
      if (site.reports.length > 0) linkTree(kept, folder, (path) => !UNUSED.test(path));
    },
  };
}

async function prepareIndex(site: Site, kept: string): Promise<void> {
  const key = indexKey(site);
  const keyFile = `${kept}.key`;
  if (existsSync(kept) && existsSync(keyFile) && readFileSync(keyFile, 'utf8') === key) return;
  const next = `${kept}.next`;
  await rm(next, { recursive: true, force: true });
  await mkdir(dirname(kept), { recursive: true });
  await writeProseIndex(await buildProseIndex(searchDocuments(site), tagGroups(site.tags)), next);
  await closeIndexer();
  await rm(keyFile, { force: true });
  await rm(kept, { recursive: true, force: true });
  await rename(next, kept);
  await writeFile(keyFile, key);
}

/** What the index was made of. */
function indexKey({ buildKey, tags, reports }: Site): string {
  const hash = createHash('sha256').update(JSON.stringify([buildKey, tags]));
  for (const { id, digest } of reports) hash.update(id).update(digest);
  return hash.digest('hex');
}
