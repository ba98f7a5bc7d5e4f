import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Settings } from '../../schemas/settings.ts';
import { DEV_SCRIPT, followArchive } from './dev-server.ts';
import type { DevOptions } from './dev-server.ts';
import { writeEditorFiles } from './editor-files.ts';
import { cacheFolder, openArchive, openSite, PROJECT_ROOT } from './open.ts';
import { markOutput } from './publish.ts';
import { reusePages } from './page-reuse.ts';
import type { PageReuse } from './page-reuse.ts';
import { startSiteIndex } from './search-index.ts';
import type { PendingIndex } from './search-index.ts';
import { getSession, setSession } from './session.ts';
import type { Session } from './session.ts';
import { listSiteFiles, listVersionFiles, writeSiteFiles } from './site-files.ts';

export type IntegrationOptions = DevOptions & {
  /** Called for each page that is rendered. */
  onPage?: () => void;
  /** Pages of the last build that may be used again. */
  reuse?: PageReuse;
  /** The search index, when it is being made already. */
  index?: PendingIndex;
};

/**
 * Ties an archive to Astro: reads it unless `precedent` has, indexes it beside page generation, and in `dev`
 * follows its files.
 */
export function precedent(settings: Settings, options: IntegrationOptions = {}): AstroIntegration {
  const { onPage, reuse, index: begun, ...dev } = options;
  let index = begun;
  return {
    name: 'precedent',
    hooks: {
      'astro:config:setup': async ({ command, injectScript }) => {
        if (command === 'dev') injectScript('page', DEV_SCRIPT);
        // A build of a folder elsewhere is not what the editor has open.
        if (command === 'dev' || settings.incidents.startsWith(PROJECT_ROOT + sep))
          await writeEditorFiles(settings.incidents);
        if (getSession() !== undefined) return;
        const archive = await openArchive(settings, PROJECT_ROOT);
        setSession({ archive, site: await openSite(archive, settings, new Date().toISOString()) });
      },
      'astro:server:setup': ({ server }) => {
        followArchive({ ...dev, server, settings });
      },
      'astro:build:start': ({ setPrerenderer }) => {
        const session = getSession();
        if (session !== undefined) index ??= startSiteIndex(session.site, cacheFolder(settings));
        setPrerenderer((standard) => reusePages(standard, reuse, onPage));
      },
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        const session = getSession();
        if (session !== undefined) {
          await writeFiles(session, folder);
          if (settings.cards) {
            // Loaded only here: it brings fonts and a layout engine.
            const { writeCards } = await import('./cards.ts');
            await writeCards(session.site, cacheFolder(settings), folder);
          }
        }
        await index?.linkTo(folder);
        await markOutput(folder);
      },
    },
  };
}

async function writeFiles({ archive, site }: Session, folder: string): Promise<void> {
  const files = [...listSiteFiles(site, archive.folder), ...(await listVersionFiles(site, archive.folder))];
  writeSiteFiles(files, site.paths.base, folder);
}
