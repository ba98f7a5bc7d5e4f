import { dev, preview } from 'astro';
import type { Connect, ViteDevServer } from 'vite';
import type { Settings } from '../../schemas/settings.ts';
import type { Env } from '../archive/git.ts';
import { readHistory } from '../archive/history.ts';
import { openArchive } from '../archive/read.ts';
import { PROJECT_ROOT } from '../archive/places.ts';
import { readLog } from '../archive/report-log.ts';
import { astroOptions } from '../build/astro.ts';
import { precedent } from '../build/integration.ts';
import { findStranded, isBuilt } from '../build/publish.ts';
import type { Archive } from '../core/model/archive.ts';
import { UserError } from '../core/model/user-error.ts';
import { writeEditorFiles } from '../site/editor.ts';
import { openSite } from '../site/open.ts';
import { getSession, setSession } from '../site/site.ts';
import { serveProblems, serveUnreadable } from './problems.ts';
import { serveSiteFiles } from './site-files.ts';
import { readTemplatesOrTell, showDrafts, watchArchive } from './watch.ts';

/** A server on this machine. `stop` ends it. */
type Running = { address: string; stop: () => Promise<void> };

type ServeInput = { settings: Settings; port: number };

type DevOptions = {
  /** ISO 8601 date and time. */
  now: () => string;
  env: Env;
  /** Paths in diagnostics are relative to it; the root of the project when absent. */
  cwd?: string;
  /** Writes a line for the person who started the server. */
  tell?: (line: string) => void;
};

/** Serves the archive and follows its files. Only this machine can reach it. */
export async function startDev({
  settings,
  port,
  archive,
  ...options
}: ServeInput & DevOptions & { archive: Archive }): Promise<Running> {
  const { now, env, tell = () => undefined } = options;
  // Without templates of the team the server goes on.
  const templates = (await readTemplatesOrTell(settings, tell)) ?? [];
  await beginSession({ archive, settings, now: now(), env, templates });
  const { integrations = [], ...astro } = astroOptions(settings);
  const server = await dev({
    ...astro,
    configFile: false,
    logLevel: 'warn',
    server: { port, host: '127.0.0.1' },
    integrations: [
      ...integrations,
      precedent(settings, {
        now,
        env,
        dev: () =>
          Promise.resolve({ prepareDev, followArchive: (input) => followArchive({ ...options, ...input }) }),
      }),
    ],
  });
  return { address: addressOf(settings, server.address.port), stop: () => server.stop() };
}

/** Serves the last build. */
export async function startPreview({
  settings,
  port,
  tell,
}: ServeInput & { tell: (line: string) => void }): Promise<Running> {
  const stranded = findStranded(settings.out);
  const out = stranded ?? settings.out;
  if (stranded !== undefined)
    tell(
      `The last build was broken off before its site was in place. This is the one before it; \`precedent-kb build\` puts it back into \`${settings.out}\` or makes it anew.`,
    );
  if (!isBuilt(out))
    throw new UserError(`There is no built site in \`${out}\`.`, 'Run `precedent-kb build` first.');
  const { integrations: _unused, ...options } = astroOptions({ ...settings, out });
  const server = await preview({
    ...options,
    // It is compared with the path of a request, which is encoded.
    base: new URL(settings.address).pathname,
    configFile: false,
    logLevel: 'warn',
    server: { port, host: '127.0.0.1' },
  });
  return { address: addressOf(settings, server.port), stop: () => server.stop() };
}

function addressOf({ address }: Settings, port: number): string {
  return `http://127.0.0.1:${port}${new URL(address).pathname}`;
}

/** Loaded by every page while reports are written, and by none that is built. */
const DEV_SCRIPT = `import ${JSON.stringify('/src/client/dev-problems.ts')};`;

type FollowInput = DevOptions & {
  server: ViteDevServer;
  settings: Settings;
};

type PrepareInput = Pick<DevOptions, 'now' | 'env'> & {
  settings: Settings;
  injectScript: (stage: 'page', content: string) => void;
};

/** Before the development server starts: what pages load more, what the editor reads, and the archive unless it is open. */
export async function prepareDev({ settings, now, env, injectScript }: PrepareInput): Promise<void> {
  injectScript('page', DEV_SCRIPT);
  await writeEditorFiles(settings);
  if (getSession() !== undefined) return;
  const archive = await openArchive(settings, PROJECT_ROOT);
  await beginSession({ archive, settings, now: now(), env });
}

type SessionInput = Parameters<typeof openSite>[1] & { archive: Archive; env: Env };

/** Pages that are asked for before git has told the whole history have no dates of change yet. */
async function beginSession({ archive, env, ...input }: SessionInput): Promise<void> {
  const { settings } = input;
  const log = readLog(settings.incidents, env);
  setSession({ archive, site: await openSite(archive, { ...input, settings: showDrafts(settings) }) });
  void log
    .then((told) => readHistory(told, archive.reports, settings))
    .then(({ history }) => {
      const session = getSession();
      if (session !== undefined) setSession({ ...session, site: { ...session.site, history } });
    });
}

/** All that the development server does beyond showing pages. */
export function followArchive({
  server,
  settings,
  now,
  cwd = PROJECT_ROOT,
  tell = (line) => server.config.logger.warn(line),
}: FollowInput): void {
  const watched = watchArchive({
    server,
    settings,
    now,
    tell,
    onPagesChanged: () => {
      forgetPages(server);
      writeEditorFiles(settings).catch((error: unknown) =>
        tell(`The files for the editor could not be written: ${String(error)}`),
      );
    },
    onProblems: () => askPages(),
  });
  const askPages = serveProblems(server, watched, cwd);
  serveUnreadable(server, cwd);
  serveSiteFiles(server);
  serveBelowBase(server, settings);
}

/**
 * Astro compares the decoded path of a request with its own base, which is encoded, and finds no page below a base path with
 * other than ASCII letters. In its place the base is taken off as it is asked for.
 */
function serveBelowBase({ httpServer, middlewares }: ViteDevServer, { address }: Settings): void {
  const base = new URL(address).pathname;
  if (base === decodeURI(base)) return;
  // Astro has added its own by then.
  httpServer?.once('listening', () => {
    for (const layer of middlewares.stack) {
      if (typeof layer.handle !== 'function' || layer.handle.name !== 'devBaseMiddleware') continue;
      const handle: Connect.NextHandleFunction = (request, _response, next) => {
        if (request.url?.startsWith(base) === true) request.url = request.url.slice(base.length - 1);
        next();
      };
      layer.handle = handle;
    }
  });
}

/**
 * Astro lists its pages once and forgets the list when it hears of changed content. Its own way to say so goes through
 * a file that it writes half a second later, and pages asked for meanwhile would be listed from what was there before.
 */
function forgetPages({ environments }: ViteDevServer): void {
  for (const name of ['ssr', 'prerender']) environments[name]?.hot.send('astro:content-changed', {});
}
