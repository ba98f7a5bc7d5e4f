import process from 'node:process';
import { dev, preview } from 'astro';
import type { Settings } from '../../schemas/settings.ts';
import type { Archive } from '../core/model/archive.ts';
import { compilerDigest } from '../archive/report-cache.ts';
import { readLog, listHistory } from '../archive/history.ts';
import { UserError } from '../core/model/user-error.ts';
import { astroOptions } from '../build/astro-options.ts';
import { followArchive, prepareDev } from './server.ts';
import type { DevOptions } from './server.ts';
import { precedent } from '../build/integration.ts';
import { openSite } from '../site/open.ts';
import { PROJECT_ROOT } from '../archive/places.ts';
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
  now,
  ...options
}: ServeInput & DevOptions & { archive: Archive; now: string }): Promise<Running> {
  // Where Astro looks for its packages while it serves.
  process.chdir(PROJECT_ROOT);
  setSession({ archive, site: await openDevSite(archive, settings, now, options.tell) });
  const { integrations = [], ...astro } = astroOptions(settings);
  const server = await dev({
    ...astro,
    configFile: false,
    logLevel: 'warn',
    server: { port, host: '127.0.0.1' },
    integrations: [
      ...integrations,
      precedent(settings, {
        dev: () =>
          Promise.resolve({ prepareDev, followArchive: (input) => followArchive({ ...options, ...input }) }),
      }),
    ],
  });
  return { address: addressOf(settings, server.address.port), stop: () => server.stop() };
}

/** A template of the team that cannot be used is told, and the server goes on without the templates. */
async function openDevSite(
  archive: Archive,
  settings: Settings,
  now: string,
  tell: DevOptions['tell'],
): Promise<Site> {
  try {
    return await openSite(archive, settings, now);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    tell?.([error.message, error.hint].join('\n'));
    return createSite({
      archive,
      settings,
      history: listHistory(await readLog(settings.incidents)),
      now,
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
