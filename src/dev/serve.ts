import { dev, preview } from 'astro';
import type { Settings } from '../../schemas/settings.ts';
import type { Archive } from '../core/model/archive.ts';
import { compilerDigest } from '../archive/compiler-digest.ts';
import { readLog } from '../archive/git-log.ts';
import { listHistory } from '../archive/history.ts';
import { UserError } from '../core/model/user-error.ts';
import { astroOptions } from '../build/astro-options.ts';
import { followArchive, prepareDev } from './server.ts';
import type { DevOptions } from './server.ts';
import { precedent } from '../build/integration.ts';
import { openSite } from '../site/open.ts';
import { isBuilt } from '../build/publish.ts';
import { setSession } from '../site/session.ts';
import { createSite } from '../site/site-data.ts';
import type { Site } from '../site/site-data.ts';

/** A server on this machine. `stop` ends it. */
export type Running = { address: string; stop: () => Promise<void> };

export type ServeInput = { settings: Settings; port: number };

/** Serves the archive and follows its files. Only this machine can reach it. */
export async function startDev({
  settings,
  port,
  archive,
  ...options
}: ServeInput & DevOptions & { archive: Archive }): Promise<Running> {
  setSession({ archive, site: await openDevSite(archive, settings, options) });
  const { integrations = [], ...astro } = astroOptions(settings);
  const server = await dev({
    ...astro,
    configFile: false,
    logLevel: 'warn',
    server: { port, host: '127.0.0.1' },
    integrations: [
      ...integrations,
      precedent(settings, {
        now: options.now,
        dev: () =>
          Promise.resolve({ prepareDev, followArchive: (input) => followArchive({ ...options, ...input }) }),
      }),
    ],
  });
  return { address: addressOf(settings, server.address.port), stop: () => server.stop() };
}

/** A template of the team that cannot be used is told, and the server goes on without the templates. */
async function openDevSite(archive: Archive, settings: Settings, { now, tell }: DevOptions): Promise<Site> {
  try {
    return await openSite(archive, settings, now());
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    tell?.([error.message, error.hint].join('\n'));
    return createSite({
      archive,
      settings,
      history: listHistory(await readLog(settings.incidents)),
      now: now(),
      compiler: compilerDigest(settings),
    });
  }
}

/** Serves the last build. */
export async function startPreview({ settings, port }: ServeInput): Promise<Running> {
  if (!isBuilt(settings.out))
    throw new UserError(`There is no built site in ${settings.out}.`, 'Run `precedent build` first.');
  const { integrations: _unused, ...options } = astroOptions(settings);
  const server = await preview({
    ...options,
    configFile: false,
    logLevel: 'warn',
    server: { port, host: '127.0.0.1' },
  });
  return { address: addressOf(settings, server.port), stop: () => server.stop() };
}

function addressOf({ address }: Settings, port: number): string {
  return `http://127.0.0.1:${port}${new URL(address).pathname}`;
}
