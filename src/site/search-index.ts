import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listExactIndexFiles } from '../search/exact-index.ts';
import { listProseFiles } from '../search/prose-index.ts';
import type { Site } from './site-data.ts';
import { writeTexts } from './write-texts.ts';

/** The prose index of a site: the texts of its files by their path. */
export function listSiteIndex({ reports, tags }: Site): Map<string, string> {
  return listProseFiles(reports, tags);
}

/**
 * Makes the indexes of a site, of prose and of exact values, below `cache`, and gives their folder, which is laid out as
 * in the site. They are kept there, and used again when the reports are the same as last time.
 */
export function keepSiteIndex(site: Site, cache: string): string {
  const kept = join(cache, 'search');
  const key = indexKey(site);
  const keyFile = `${kept}.key`;
  if (existsSync(kept) && existsSync(keyFile) && readFileSync(keyFile, 'utf8') === key) return kept;
  const next = `${kept}.next`;
  rmSync(next, { recursive: true, force: true });
  mkdirSync(next, { recursive: true });
  writeTexts(next, listIndexFiles(site));
  rmSync(keyFile, { force: true });
  rmSync(kept, { recursive: true, force: true });
  renameSync(next, kept);
  writeFileSync(keyFile, key);
  return kept;
}

/** The files of both indexes by their path in the site. An empty archive has no prose. */
function* listIndexFiles(site: Site): Generator<readonly [path: string, text: string]> {
  if (site.reports.length > 0) for (const [path, text] of listSiteIndex(site)) yield [`prose/${path}`, text];
  for (const { name, text } of listExactIndexFiles(site.reports)) yield [`exact/${name}`, text];
}

/** What the index was made of. */
function indexKey({ buildKey, tags, reports }: Site): string {
  const hash = createHash('sha256').update(JSON.stringify([buildKey, tags]));
  for (const { id, digest } of reports) hash.update(id).update(digest);
  return hash.digest('hex');
}
