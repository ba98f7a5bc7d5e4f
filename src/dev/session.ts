import type { Settings } from '../../schemas/settings.ts';
import type { Archive } from '../core/model/archive.ts';
import { compilerDigest } from '../archive/report-cache.ts';
import { readTemplates, TEMPLATES_FOLDER } from '../archive/templates.ts';
import { UserError } from '../core/model/user-error.ts';
import { getSession, setSession } from '../site/session.ts';
import { createSite } from '../site/site-data.ts';

/** Makes the site of an archive that has changed, and says whether it has other pages than before. */
export function publishArchive(archive: Archive, settings: Settings): boolean {
  const before = getSession()?.site;
  const site = createSite({
    archive,
    settings,
    history: before?.history ?? new Map<string, never>(),
    now: new Date().toISOString(),
    compiler: digestOnce(settings),
    templates: before?.templates ?? [],
  });
  setSession({ archive, site });
  const ids = [...site.byId.keys()];
  return ids.length !== before?.byId.size || ids.some((id) => !before.byId.has(id));
}

const digests = new WeakMap<Settings, string>();

/** It reads every source of the compiler, and a running server compiles with those that it began with. */
function digestOnce(settings: Settings): string {
  const digest = digests.get(settings) ?? compilerDigest(settings);
  digests.set(settings, digest);
  return digest;
}

/** Reads the templates again when one of them has changed; a broken one is told, and those before it stay. */
export async function rereadTemplates(
  changed: ReadonlySet<string>,
  settings: Settings,
  tell: (line: string) => void,
): Promise<void> {
  const session = getSession();
  if (session === undefined || ![...changed].some((file) => file.startsWith(`${TEMPLATES_FOLDER}/`))) return;
  try {
    const templates = await readTemplates(settings.incidents);
    setSession({ ...session, site: { ...session.site, templates } });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    tell([error.message, error.hint].join('\n'));
  }
}
