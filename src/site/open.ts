import type { Settings } from '../../schemas/settings.ts';
import type { Archive } from '../core/model/archive.ts';
import { compilerDigest } from '../archive/report-cache.ts';
import { readLog, listHistory } from '../archive/history.ts';
import { readTemplates } from '../archive/templates.ts';
import { createSite } from './site-data.ts';
import type { Site, SiteSources } from './site-data.ts';

/** The site of an archive. `now` is an ISO 8601 date and time. Rejects as `readSiteSources` does. */
export async function openSite(archive: Archive, settings: Settings, now: string): Promise<Site> {
  return createSite({ ...(await readSiteSources(settings, now)), archive });
}

/** Rejects with a UserError when a template of the team cannot be used. `log` is that of the archive. */
export async function readSiteSources(
  settings: Settings,
  now: string,
  log = readLog(settings.incidents),
): Promise<SiteSources> {
  const history = listHistory(await log);
  const templates = await readTemplates(settings.incidents);
  return { settings, history, now, compiler: compilerDigest(settings), templates };
}
