import { join } from 'node:path';
import { close, createIndex } from 'pagefind';
import type { PagefindIndex } from 'pagefind';
import type { SearchDocument, SearchLanguage } from './search-document.ts';

/** A finished index of one language, still in the indexer: its files can be written or read. */
export type ProseIndex = { language: SearchLanguage; index: PagefindIndex };

/** Documents on their way to the indexer at one time: it never waits for us, and memory stays flat. */
const MAX_WAITING = 1000;

/**
 * Indexes documents for prose search, one index for each language that has any. The indexer is a process of its
 * own, so that it runs beside page generation. Throws when the indexer refuses a document. `closeIndexer` ends it.
 */
export async function buildProseIndex(documents: Iterable<SearchDocument>): Promise<ProseIndex[]> {
  const indexes = new Map<SearchLanguage, PagefindIndex>();
  const waiting = new Set<Promise<void>>();
  for (const document of documents) {
    const index = indexes.get(document.language) ?? (await openIndex(document.language));
    indexes.set(document.language, index);
    const added: Promise<void> = addDocument(index, document).finally(() => waiting.delete(added));
    waiting.add(added);
    if (waiting.size >= MAX_WAITING) await Promise.race(waiting);
  }
  await Promise.all(waiting);
  return [...indexes]
    .map(([language, index]) => ({ language, index }))
    .sort((a, b) => (a.language < b.language ? -1 : 1));
}

/** Ends the indexer; its indexes are gone then. */
export async function closeIndexer(): Promise<void> {
  await close();
}

/** Writes each index to a folder of its language below `folder`. */
export async function writeProseIndexes(indexes: readonly ProseIndex[], folder: string): Promise<void> {
  // Side by side: the indexer compresses each on a thread of its own.
  const written = indexes.map(({ language, index }) =>
    index.writeFiles({ outputPath: join(folder, language) }),
  );
  for (const { errors } of await Promise.all(written)) {
    if (errors.length > 0) throw new Error(`The search index could not be written: ${errors.join('; ')}`);
  }
}

/** The files of the indexes, by their path below the folder of all indexes. */
export async function readProseIndexes(indexes: readonly ProseIndex[]): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const { language, index } of indexes) {
    const { files: own, errors } = await index.getFiles();
    if (errors.length > 0) throw new Error(`The search index could not be read: ${errors.join('; ')}`);
    for (const { path, content } of own) files.set(`${language}/${path}`, content);
  }
  return files;
}

async function openIndex(language: SearchLanguage): Promise<PagefindIndex> {
  const { index, errors } = await createIndex({
    forceLanguage: language,
    keepIndexUrl: false,
    writePlayground: false,
  });
  if (index === undefined) throw new Error(`The search index could not be opened: ${errors.join('; ')}`);
  return index;
}

async function addDocument(index: PagefindIndex, { url, content }: SearchDocument): Promise<void> {
  const { errors } = await index.addHTMLFile({ url, content });
  if (errors.length > 0) throw new Error(`The search index refused ${url}: ${errors.join('; ')}`);
}
