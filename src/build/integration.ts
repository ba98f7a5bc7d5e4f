import { fileURLToPath } from 'node:url';
import { relative } from 'node:path';
import type { AstroIntegration, AstroPrerenderer, PathWithRoute } from 'astro';
import type { ViteDevServer } from 'vite';
import type { Settings } from '../../schemas/settings.ts';
import type { Env } from '../archive/git.ts';
import { cacheFolder, PROJECT_ROOT } from '../archive/places.ts';
import { UserError } from '../core/model/user-error.ts';
import { changedMeanwhile, getSession, setSession, type Session } from '../site/site.ts';
import { openOutput, type Output } from '../site/write-files.ts';
import type { KeptOutput } from './kept-output.ts';
import { writeOfflineList } from './offline-list.ts';
import { explainOwnPage } from './own-pages.ts';
import { markOutput } from './publish.ts';
import { startSiteThread, type SiteThread, type Written } from './site-thread.ts';

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
  /** The next output, where earlier ones are known. */
  kept?: KeptOutput;
  /** The thread that reads the archive of a build. `precedent` has its own, which tells what is wrong with it. */
  thread?: SiteThread;
};

/**
 * Ties an archive to Astro: in a build the site thread reads it beside the bundling of the pages, and writes beside
 * their rendering; in `dev` its files are followed.
 */
export function precedent(settings: Settings, options: IntegrationOptions): AstroIntegration {
  const { now, env, onPage, kept, thread: begun, dev } = options;
  let thread = begun;
  let output = kept?.output;
  const openPages = async (): Promise<boolean> => {
    const session = await openSession(thread, begun !== undefined);
    if (session !== undefined && output !== undefined) thread?.write(output.folder, kept?.known);
    return session !== undefined;
  };
  return {
    name: 'precedent',
    hooks: {
      'astro:config:setup': async ({ command, injectScript }) => {
        if (command === 'build') thread ??= startOwnThread(settings, now(), env);
        // A build needs nothing of what is loaded here.
        if (command === 'sync') await (await import('../site/editor.ts')).writeEditorFiles(settings);
        if (command === 'dev') await (await dev?.())?.prepareDev({ settings, now, env, injectScript });
      },
      'astro:config:done': ({ config }) => {
        output ??= openOutput(fileURLToPath(config.outDir));
      },
      'astro:server:setup': async ({ server }) => {
        (await dev?.())?.followArchive({ server, settings, now, env });
      },
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((standard) => reusePages(standard, { openPages, output, onPage }));
      },
      'astro:build:done': async () => {
        // Of what fails in a hook Astro tells in its own way, before whoever started the thread can.
        if (begun === undefined && thread !== undefined) await finishFiles(thread, settings);
        if (output === undefined) return;
        await addCards(settings, output);
        markOutput(output.folder);
        if (begun !== undefined) return;
        writeOfflineList(output.folder, settings, now());
        await thread?.close();
      },
    },
  };
}

/** Waits for the files of the site that are no pages. Throws a UserError when not all is made of what was checked. */
export async function finishFiles({ written }: SiteThread, { incidents }: Settings): Promise<Written> {
  const session = getSession();
  const files =
    session === undefined ? { keys: new Map<string, string>(), sources: undefined } : await written;
  if (session?.changed !== undefined) throw changedMeanwhile(relative(incidents, session.changed));
  return files;
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
    throw new UserError('The reports have errors.', 'Run `npx --no precedent-kb check`, which shows them.');
  return session;
}

async function addCards(settings: Settings, output: Output): Promise<void> {
  const session = getSession();
  if (!settings.cards || session === undefined) return;
  // Loaded only here: it brings fonts and a layout engine.
  const { writeCards } = await import('./cards.ts');
  await writeCards(session.site, cacheFolder(settings), output);
}

type ReusePagesOptions = {
  /** Called before Astro asks for the list of pages; there is none when it says no. */
  openPages: () => Promise<boolean>;
  output: Output | undefined;
  /** Called for each page that is rendered. */
  onPage: (() => void) | undefined;
};

/**
 * The standard prerenderer of Astro, asked only for pages that changed. Astro's own incremental build keeps a second copy of
 * every page, which costs a build of thousands as much as writing them.
 */
function reusePages(
  standard: AstroPrerenderer,
  { openPages, output, onPage }: ReusePagesOptions,
): AstroPrerenderer {
  const isThere = ({ pathname, route, cacheKey }: PathWithRoute): boolean =>
    cacheKey !== undefined && output?.has(outputFile(pathname, route.type), cacheKey) === true;
  return {
    ...standard,
    getStaticPaths: async () =>
      (await openPages()) ? (await standard.getStaticPaths()).filter((path) => !isThere(path)) : [],
    render: async (request, options) => {
      onPage?.();
      const isOwn = options.routeData.component.endsWith('[own].astro');
      return standard.render(request, options).catch((error: unknown) => {
        const slug = new URL(request.url).pathname.split('/').filter(Boolean).at(-1) ?? '';
        throw (isOwn ? explainOwnPage(error, `pages/${slug}.mdx`) : undefined) ?? error;
      });
    },
  };
}

function outputFile(pathname: string, type: string): string {
  const path = decodeURI(pathname).replace(/^\/+|\/+$/g, '');
  if (type !== 'page') return path;
  return path === '' ? 'index.html' : `${path}/index.html`;
}
