import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openLineCache } from '../archive/line-cache.ts';
import { listExactIndexFiles } from '../core/search/exact/pack.ts';
import { PROSE_HEAD, type ProseHead } from '../core/search/prose/index-files.ts';
import type { Site } from './open.ts';
import { listProseFiles, type KnownWords, type WordImpacts } from './search/prose-index.ts';
import { copyTree, writeTexts } from './write-files.ts';

/**
 * Makes the indexes of a site, of prose and of exact values, and gives what puts them into the output. Where they cannot be
 * kept below `cache`, as on a full disk, they are made there.
 */
export function prepareSiteIndex(site: Site, cache: string): (output: string) => void {
  try {
    const kept = keepSiteIndex(site, cache);
    return (output) => copyTree(kept, output);
  } catch {
    return (output) => writeTexts(output, listIndexFiles(site), () => '');
  }
}

/**
 * Makes the indexes below `cache`, and gives their folder, which is laid out as in the site. They are kept there, and used
 * again when the reports are the same as last time; else the words of the reports that are the same.
 */
export function keepSiteIndex(site: Site, cache: string): string {
  const kept = join(cache, 'search');
  const key = indexKey(site);
  const keyFile = `${kept}.key`;
  if (existsSync(kept) && existsSync(keyFile) && readFileSync(keyFile, 'utf8') === key) return kept;
  const next = `${kept}.next`;
  rmSync(next, { recursive: true, force: true });
  mkdirSync(next, { recursive: true });
  const words = openKnownWords(site, cache);
  const before = proseFolder(kept);
  writeTexts(next, listIndexFiles(site, words), (path) =>
    join(kept, path.replace(/^prose\/\w+\//, `prose/${before}/`)),
  );
  words.close();
  rmSync(keyFile, { force: true });
  rmSync(kept, { recursive: true, force: true });
  renameSync(next, kept);
  writeFileSync(keyFile, key);
  return kept;
}

/** The folder of prose that is named after what is in it. */
function proseFolder(kept: string): string {
  const head = join(kept, 'prose', PROSE_HEAD);
  return existsSync(head) ? (JSON.parse(readFileSync(head, 'utf8')) as ProseHead).folder : '';
}

/** The words of the reports of earlier indexes, kept below `cache`, as long as they are found in the same way. */
export function openKnownWords(
  { buildKey, tags, reports }: Pick<Site, 'buildKey' | 'tags' | 'reports'>,
  cache: string,
): KnownWords & { close: () => void } {
  const way = createHash('sha256')
    .update(JSON.stringify([buildKey, tags]))
    .digest('hex');
  const lines = openLineCache(join(cache, 'search-words.jsonl'), way);
  return {
    get: ({ id, digest }) => lines.get(id, digest)?.value as WordImpacts | undefined,
    set: ({ id, digest }, words) => lines.set(id, digest, JSON.stringify(words)),
    close: () => lines.close(reports.map(({ id }) => id)),
  };
}

/** The files of both indexes by their path in the site. An empty archive has no prose. */
function* listIndexFiles(site: Site, known?: KnownWords): Generator<readonly [path: string, text: string]> {
  if (site.reports.length > 0)
    for (const [path, text] of listProseFiles(site.reports, site.tags, site.settings.timeZone, known))
      yield [`prose/${path}`, text];
  for (const { name, text } of listExactIndexFiles(site.reports)) yield [`exact/${name}`, text];
}

/** What the index was made of. */
function indexKey({ buildKey, tags, reports }: Site): string {
  const hash = createHash('sha256').update(JSON.stringify([buildKey, tags]));
  for (const { id, digest } of reports) hash.update(id).update(digest);
  return hash.digest('hex');
}
