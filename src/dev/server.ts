import type { ViteDevServer } from 'vite';
import type { Settings } from '../../schemas/settings.ts';
import { watchArchive } from './archive.ts';
import { serveProblems } from './overlay.ts';
import { serveSearchInDev } from './search.ts';
import { serveUnreadable } from './unreadable.ts';
import { writeEditorFiles } from '../site/editor-files.ts';
import { openSite } from '../site/open.ts';
import { openArchive } from '../archive/read.ts';
import { PROJECT_ROOT } from '../archive/places.ts';
import { getSession, setSession } from '../site/session.ts';
import { serveSiteFilesInDev } from '../site/site-files.ts';

/** Loaded by every page while reports are written, and by none that is built. */
const DEV_SCRIPT = `import ${JSON.stringify('/src/client/dev-problems.ts')};`;

export type DevOptions = {
  /** Paths in diagnostics are relative to it; the root of the project when absent. */
  cwd?: string;
  /** Writes a line for the person who started the server. */
  tell?: (line: string) => void;
};

type FollowInput = DevOptions & {
  server: ViteDevServer;
  settings: Settings;
};

/** Before the development server starts: what pages load more, what the editor reads, and the archive unless it is open. */
export async function prepareDev(
  settings: Settings,
  injectScript: (stage: 'page', content: string) => void,
): Promise<void> {
  injectScript('page', DEV_SCRIPT);
  await writeEditorFiles(settings.incidents);
  if (getSession() !== undefined) return;
  const archive = await openArchive(settings, PROJECT_ROOT);
  setSession({ archive, site: await openSite(archive, settings, new Date().toISOString()) });
}

/** All that the development server does beyond showing pages. */
export function followArchive({
  server,
  settings,
  cwd = PROJECT_ROOT,
  tell = (line) => server.config.logger.warn(line),
}: FollowInput): void {
  const watched = watchArchive({
    server,
    settings,
    tell,
    onPagesChanged: () => {
      forgetPages(server);
      writeEditorFiles(settings.incidents).catch((error: unknown) =>
        tell(`The files for the editor could not be written: ${String(error)}`),
      );
    },
    onProblems: () => askPages(),
  });
  const askPages = serveProblems(server, watched, cwd);
  serveUnreadable(server, cwd);
  serveSearchInDev(server);
  serveSiteFilesInDev(server);
}

/**
 * Astro lists its pages once and forgets the list when it hears of changed content. Its own way to say so goes through
 * a file that it writes half a second later, and pages asked for meanwhile would be listed from what was there before.
 */
function forgetPages({ environments }: ViteDevServer): void {
  for (const name of ['ssr', 'prerender']) environments[name]?.hot.send('astro:content-changed', {});
}
