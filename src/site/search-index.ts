import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { listExactIndexFiles } from '../search/exact-index.ts';
import { listProseFiles, writeFiles } from '../search/prose-index.ts';
import { linkTree } from './link-tree.ts';
import type { Site } from './site-data.ts';

/** The prose index of a site: the texts of its files by their path. */
export function listSiteIndex({ reports, tags }: Site): Map<string, string> {
  return listProseFiles(reports, tags);
}

/** Search indexes that are being made; `linkTo` waits for them, and takes the top of a built site. */
export type PendingIndex = { linkTo: (folder: string) => Promise<void> };

/**
 * Makes the indexes of a site, of prose and of exact values. They are kept in `cache`, and used again when the reports
 * are the same as last time; the output gets hard links to them.
 */
export function startSiteIndex(site: Site, cache: string): PendingIndex {
  const kept = join(cache, 'search');
  const ready = prepareIndex(site, kept);
  // The failure is thrown at `linkTo`; until then it must not count as unhandled.
  ready.catch(() => undefined);
  return {
    linkTo: async (folder) => {
      await ready;
      linkTree(kept, folder, () => true);
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
  await writeFiles(listIndexFiles(site), next);
  await rm(keyFile, { force: true });
  await rm(kept, { recursive: true, force: true });
  await rename(next, kept);
  await writeFile(keyFile, key);
}

/** The files of both indexes by their path in the site. An empty archive has no prose. */
function listIndexFiles(site: Site): Map<string, string> {
  const prose = site.reports.length === 0 ? new Map<string, string>() : listSiteIndex(site);
  return new Map([
    ...[...prose].map(([path, text]) => [`prose/${path}`, text] as const),
    ...listExactIndexFiles(site.reports).map(({ name, text }) => [`exact/${name}`, text] as const),
  ]);
}

/** What the index was made of. */
function indexKey({ buildKey, tags, reports }: Site): string {
  const hash = createHash('sha256').update(JSON.stringify([buildKey, tags]));
  for (const { id, digest } of reports) hash.update(id).update(digest);
  return hash.digest('hex');
}
