import { close, createIndex } from 'pagefind';
import type { PagefindIndex } from 'pagefind';
import type { SearchDocument, SearchLanguage } from './search-document.ts';

/** A search bundle of one language: its files, by path inside the bundle. */
export type SearchBundle = { language: SearchLanguage; files: { path: string; content: Uint8Array }[] };

/** Documents on their way to the indexer at one time: enough to keep it busy, few enough to keep memory flat. */
const BATCH = 64;

/**
 * Indexes documents for prose search, one bundle for each language that has any. The indexer is a process of its
 * own, so that it runs beside page generation. Throws when the indexer refuses a document.
 */
export async function buildProseIndex(documents: Iterable<SearchDocument>): Promise<SearchBundle[]> {
  const indexes = new Map<SearchLanguage, PagefindIndex>();
  let batch: Promise<unknown>[] = [];
  for (const document of documents) {
    const index = indexes.get(document.language) ?? (await openIndex(document.language));
    indexes.set(document.language, index);
    batch.push(addDocument(index, document));
    if (batch.length < BATCH) continue;
    await Promise.all(batch);
    batch = [];
  }
  await Promise.all(batch);
  const bundles: SearchBundle[] = [];
  for (const [language, index] of indexes) {
    const { files, errors } = await index.getFiles();
    if (errors.length > 0) throw new Error(`The search index could not be made: ${errors.join('; ')}`);
    bundles.push({ language, files });
  }
  await close();
  return bundles.sort((a, b) => (a.language < b.language ? -1 : 1));
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
