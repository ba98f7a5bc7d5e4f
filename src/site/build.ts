import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'astro';
import type { Settings } from '../../schemas/settings.ts';
import type { Archive } from '../archive/archive.ts';
import { UserError } from '../core/user-error.ts';
import { astroOptions } from './astro-options.ts';
import { withBuildLock } from './build-lock.ts';
import { precedent } from './integration.ts';
import { cacheFolder, openSite, PROJECT_ROOT } from './open.ts';
import { openPageReuse } from './page-reuse.ts';
import { claimOutput, publishOutput } from './publish.ts';
import { setSession } from './session.ts';

const BUILD_LOCK = join(PROJECT_ROOT, 'node_modules/.cache/precedent/build.lock');

export type BuildInput = {
  archive: Archive;
  settings: Settings;
  /** ISO 8601 date and time. */
  now: string;
  /** Called for each page that is rendered; pages that are reused are not counted. */
  onPage?: (rendered: number) => void;
  /** Called when another build of this project has to end first. */
  onWait?: () => void;
};

export type BuildResult = { reports: number; rendered: number };

/**
 * Builds the site of a checked archive into `settings.out`. Pages are made in a folder beside it, which takes its
 * place at the end: a build that fails or is killed leaves the last good output where it is.
 */
export async function buildSite({
  archive,
  settings,
  now,
  onPage,
  onWait,
}: BuildInput): Promise<BuildResult> {
  const staging = `${settings.out}.next`;
  claimOutput(settings);
  const site = await openSite(archive, settings, now);
  setSession({ archive, site });
  let rendered = 0;
  const count = (): void => {
    rendered++;
    onPage?.(rendered);
  };
  const manifestFile = join(cacheFolder(settings), 'pages.json');
  const reuse = openPageReuse({ manifestFile, previous: settings.out, staging });
  const { integrations = [], ...options } = astroOptions({ ...settings, out: staging });
  try {
    await rm(staging, { recursive: true, force: true });
    const integration = precedent(settings, { onPage: count, reuse });
    const run = (): Promise<void> =>
      build({
        ...options,
        configFile: false,
        logLevel: 'warn',
        integrations: [...integrations, integration],
      });
    await withBuildLock(BUILD_LOCK, run, onWait);
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    throw error;
  }
  if (!existsSync(staging))
    throw new UserError(
      'The build wrote no pages.',
      'Run it again; if it stays so, remove node_modules/.cache/precedent.',
    );
  reuse.save();
  await publishOutput(staging, settings.out);
  return { reports: archive.reports.length, rendered };
}
