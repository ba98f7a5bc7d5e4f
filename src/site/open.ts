import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Settings } from '../../schemas/settings.ts';
import type { Archive } from '../archive/archive.ts';
import { compilerDigest } from '../archive/compiler-digest.ts';
import { readHistory } from '../archive/history.ts';
import { readArchive } from '../archive/read.ts';
import { readTemplates } from '../archive/templates.ts';
import { createSite } from './site-data.ts';
import type { Site, SiteSources } from './site-data.ts';

/** The root of this project: where its pages, schemas and packages are. */
export const PROJECT_ROOT = join(import.meta.dirname, '../..');

/** A folder of its own for what is kept between runs, for each incidents folder. */
export function cacheFolder({ incidents, language }: Settings): string {
  const name = createHash('sha256').update(`${incidents}\n${language}`).digest('hex').slice(0, 12);
  return join(PROJECT_ROOT, 'node_modules/.cache/precedent', name);
}

/** Where the compiled reports of an incidents folder are kept. */
export function reportCacheFile(settings: Settings): string {
  return join(cacheFolder(settings), 'reports.jsonl');
}

/** Reads the archive that the settings name, with kept reports. */
export function openArchive(
  settings: Settings,
  cwd: string,
  onProgress?: (done: number, total: number) => void,
): Promise<Archive> {
  return readArchive({
    folder: settings.incidents,
    settings,
    cwd,
    cacheFile: reportCacheFile(settings),
    ...(onProgress ? { onProgress } : {}),
  });
}

/** The site of an archive. `now` is an ISO 8601 date and time. Rejects as `readSiteSources` does. */
export async function openSite(archive: Archive, settings: Settings, now: string): Promise<Site> {
  return createSite({ ...(await readSiteSources(settings, now)), archive });
}

/** Rejects with a UserError when a template of the team cannot be used. */
export async function readSiteSources(settings: Settings, now: string): Promise<SiteSources> {
  const history = await readHistory(settings.incidents);
  const templates = await readTemplates(settings.incidents);
  return { settings, history, now, compiler: compilerDigest(settings), templates };
}
