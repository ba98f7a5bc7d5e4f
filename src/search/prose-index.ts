import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { close, createIndex } from 'pagefind';
import type { PagefindIndex } from 'pagefind';
import type { SearchDocument } from './search-document.ts';
import { createWordCount } from './word-list.ts';

/** A finished index, still in the indexer: its files can be written or read. */
export type ProseIndex = { index: PagefindIndex; wordFiles: ReadonlyMap<string, string> };

/** The folder of the word lists, below that of the index. */
const WORDS = 'words';

/** Documents on their way to the indexer at one time: it never waits for us, and memory stays flat. */
const MAX_WAITING = 1000;

/**
 * Indexes documents of all languages for prose search, with a list of their words. The indexer is a process of its
 * own, so that it runs beside page generation. Throws when the indexer refuses a document. `closeIndexer` ends it.
 * `groups` are words for one thing, for the client.
 */
export async function buildProseIndex(
  documents: Iterable<SearchDocument>,
  groups: string[],
): Promise<ProseIndex> {
  const index = await openIndex();
  const words = createWordCount();
  const waiting = new Set<Promise<void>>();
  for (const document of documents) {
    words.add(document.words);
    const added: Promise<void> = addDocument(index, document).finally(() => waiting.delete(added));
    waiting.add(added);
    if (waiting.size >= MAX_WAITING) await Promise.race(waiting);
  }
  await Promise.all(waiting);
  return { index, wordFiles: words.files(groups) };
}

/** Ends the indexer; its indexes are gone then. */
export async function closeIndexer(): Promise<void> {
  await close();
}

/** Writes an index to a folder. */
export async function writeProseIndex({ index, wordFiles }: ProseIndex, folder: string): Promise<void> {
  const { errors } = await index.writeFiles({ outputPath: folder });
  if (errors.length > 0) throw new Error(`The search index could not be written: ${errors.join('; ')}`);
  await mkdir(join(folder, WORDS), { recursive: true });
  for (const [name, text] of wordFiles) await writeFile(join(folder, WORDS, name), text);
}

/** The files of an index, by their path below its folder. */
export async function readProseIndex({ index, wordFiles }: ProseIndex): Promise<Map<string, Uint8Array>> {
  const { files, errors } = await index.getFiles();
  if (errors.length > 0) throw new Error(`The search index could not be read: ${errors.join('; ')}`);
  const encoder = new TextEncoder();
  return new Map([
    ...files.map(({ path, content }) => [path, content] as const),
    ...[...wordFiles].map(([name, text]) => [`${WORDS}/${name}`, encoder.encode(text)] as const),
  ]);
}

async function openIndex(): Promise<PagefindIndex> {
  const { index, errors } = await createIndex({
    // One language for all: its stemmer leaves Chinese alone, and scores of all reports compare.
    forceLanguage: 'en',
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
