import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { ViteDevServer } from 'vite';
import type { Settings } from '../../schemas/settings.ts';
import type { Env } from '../archive/git.ts';
import { cacheFolder, PROJECT_ROOT } from '../archive/places.ts';
import { UserError } from '../core/model/user-error.ts';
import { changedMeanwhile, getSession, setSession, type Session } from '../site/site.ts';
import { reusePages, type PageReuse } from './last-build.ts';
import { markOutput } from './publish.ts';
import { startSiteThread, type SiteThread } from './site-thread.ts';

/** The clock, as ISO 8601 date and time. */
type Now = () => string;

/** What follows the files of an archive while its pages are served. */
type DevServer = {
  prepareDev: (input: {
    settings: Settings;
    now: Now;
    env: Env;
    injectScript: (stage: 'page', content: string) => void;
  }) => Promise<void>;
  followArchive: (input: { server: ViteDevServer; settings: Settings; now: Now; env: Env }) => void;
};

export type IntegrationOptions = {
  now: Now;
  env: Env;
  /** Loads the development server, which no build needs. */
  dev?: () => Promise<DevServer>;
  /** Called for each page that is rendered. */
  onPage?: () => void;
  /** Pages of the last build that may be used again. */
  reuse?: PageReuse;
  /** The thread that reads the archive of a build. `precedent` has its own, which tells what is wrong with it. */
  thread?: SiteThread;
};

/**
 * Ties an archive to Astro: in a build the site thread reads it beside the bundling of the pages, and writes beside
 * their rendering; in `dev` its files are followed.
 */
export function precedent(settings: Settings, options: IntegrationOptions): AstroIntegration {
  const { now, env, onPage, reuse, thread: begun, dev } = options;
  let thread = begun;
  let output = '';
  const openPages = async (): Promise<boolean> => {
    // Nothing is bundled any more.
    thread?.free();
    const session = await openSession(thread, begun !== undefined);
    if (session !== undefined) thread?.write(output);
    return session !== undefined;
  };
  return {
    name: 'precedent',
    hooks: {
      'astro:config:setup': async ({ command, injectScript }) => {
        if (command === 'build') thread ??= startOwnThread(settings, now(), env);
        // A build needs nothing of what is loaded here.
        if (command === 'sync')
          await (await import('../site/editor.ts')).writeEditorFiles(settings.incidents);
        if (command === 'dev') await (await dev?.())?.prepareDev({ settings, now, env, injectScript });
      },
      'astro:config:done': ({ config }) => {
        output = fileURLToPath(config.outDir);
      },
      'astro:server:setup': async ({ server }) => {
        (await dev?.())?.followArchive({ server, settings, now, env });
      },
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((standard) => reusePages(standard, { openPages, reuse, onPage }));
      },
      'astro:build:done': async () => {
        // Of what fails in a hook Astro tells in its own way, before whoever started the thread can.
        if (begun === undefined && thread !== undefined) await finishFiles(thread, settings);
        await addCards(settings, output);
        await markOutput(output);
        if (begun === undefined) await thread?.close();
      },
    },
  };
}

/** Waits for the files of the site that are no pages. Throws a UserError when not all is made of what was checked. */
export async function finishFiles({ written }: SiteThread, { incidents }: Settings): Promise<void> {
  const session = getSession();
  if (session !== undefined) await written;
  if (session?.changed !== undefined) throw changedMeanwhile(relative(incidents, session.changed));
}

/** For `astro build`. */
function startOwnThread(settings: Settings, now: string, env: Env): SiteThread {
  return startSiteThread({ settings, diagnostics: [], cwd: PROJECT_ROOT, now, env });
}

/**
 * Opens the archive that a thread reads for the pages; undefined while it has errors. Whoever started the thread tells
 * of them, and where nobody did, this throws.
 */
async function openSession(thread: SiteThread | undefined, isTold: boolean): Promise<Session | undefined> {
  const session = (await thread?.checked)?.session;
  if (session !== undefined) setSession(session);
  else if (!isTold)
    throw new UserError('The reports have errors.', 'Run `npx precedent check`, which shows them.');
  return session;
}

async function addCards(settings: Settings, output: string): Promise<void> {
  const session = getSession();
  if (!settings.cards || session === undefined) return;
  // Loaded only here: it brings fonts and a layout engine.
  const { writeCards } = await import('./cards.ts');
  await writeCards(session.site, cacheFolder(settings), output);
}
