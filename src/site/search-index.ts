import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildProseIndex, closeIndexer, readProseIndexes, writeProseIndexes } from '../search/prose-index.ts';
import { createSearchDocument, searchLanguageOf } from '../search/search-document.ts';
import type { SearchDocument, SearchLanguage } from '../search/search-document.ts';
import { linkTree } from './link-tree.ts';
import type { Site } from './site-data.ts';

/** Files of Pagefind's own interfaces and of its other loaders, which our pages never ask for. */
const UNUSED = /\/pagefind-(?:ui|modular-ui|component-ui|highlight)\.[^/]*$/;

/** The reports of a site as search documents, those of some languages or all. */
export function* searchDocuments(
  site: Site,
  languages: ReadonlySet<SearchLanguage> = new Set(site.searchLanguages),
): Iterable<SearchDocument> {
  for (const report of site.reports) {
    if (languages.has(searchLanguageOf(report)))
      yield createSearchDocument(report, `/incidents/${report.id}/`, site.tags);
  }
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
 * Starts indexing in the background. The index of each language is kept in `cache`, and used again when its documents
 * are the same as last time; the output gets hard links to it.
 */
export function startSiteIndex(site: Site, cache: string): PendingIndex {
  const kept = join(cache, 'pagefind');
  const ready = prepareIndexes(site, kept);
  // The failure is thrown at `linkTo`; until then it must not count as unhandled.
  ready.catch(() => undefined);
  return {
    linkTo: async (folder) => {
      await ready;
      for (const language of site.searchLanguages)
        linkTree(join(kept, language), join(folder, language), (path) => !UNUSED.test(path));
    },
  };
}

async function prepareIndexes(site: Site, kept: string): Promise<void> {
  const keys = indexKeys(site);
  const stale = [...keys].filter(([language, key]) => readKey(kept, language) !== key);
  if (stale.length === 0) return;
  const languages = new Set(stale.map(([language]) => language));
  const next = `${kept}.next`;
  await rm(next, { recursive: true, force: true });
  await mkdir(kept, { recursive: true });
  await writeProseIndexes(await buildProseIndex(searchDocuments(site, languages)), next);
  await closeIndexer();
  for (const [language, key] of stale) {
    await rm(keyFile(kept, language), { force: true });
    await rm(join(kept, language), { recursive: true, force: true });
    await rename(join(next, language), join(kept, language));
    await writeFile(keyFile(kept, language), key);
  }
}

/** What the index of each language was made of. */
function indexKeys(site: Site): Map<SearchLanguage, string> {
  const common = JSON.stringify([site.buildKey, site.tags]);
  const hashes = new Map(
    site.searchLanguages.map((language) => [language, createHash('sha256').update(common)]),
  );
  for (const report of site.reports)
    hashes.get(searchLanguageOf(report))?.update(report.id).update(report.digest);
  return new Map([...hashes].map(([language, hash]) => [language, hash.digest('hex')]));
}

function readKey(kept: string, language: SearchLanguage): string | undefined {
  const file = keyFile(kept, language);
  return existsSync(file) && existsSync(join(kept, language)) ? readFileSync(file, 'utf8') : undefined;
}

function keyFile(kept: string, language: SearchLanguage): string {
  return join(kept, `${language}.key`);
}
