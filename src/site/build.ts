import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { build } from 'astro';
import type { Settings } from '../../schemas/settings.ts';
import type { Archive } from '../archive/archive.ts';
import type { BrokenLink } from './check-links.ts';
import { checkLinks, writeExternalLinks } from './check-links.ts';
import { astroOptions } from './astro-options.ts';
import { withBuildLock } from './build-lock.ts';
import { precedent } from './integration.ts';
import { cacheFolder, openSite, PROJECT_ROOT } from './open.ts';
import { openPageReuse } from './page-reuse.ts';
import { claimOutput, publishOutput, recoverOutput, stagingOf } from './publish.ts';
import { startSiteIndex } from './search-index.ts';
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

export type BuildResult = {
  reports: number;
  rendered: number;
  /** Links that lead nowhere; with one of them the last output stays in place. */
  broken: BrokenLink[];
};

/**
 * Builds the site of a checked archive into `settings.out`. Pages are made in a folder beside it, which takes its
 * place at the end: a build that fails or is killed leaves the last good output where it is.
 */
export function buildSite(input: BuildInput): Promise<BuildResult> {
  claimOutput(input.settings);
  return withBuildLock(BUILD_LOCK, () => replaceOutput(input), input.onWait);
}

async function replaceOutput({ archive, settings, now, onPage }: BuildInput): Promise<BuildResult> {
  const { out } = settings;
  const staging = stagingOf(out);
  await recoverOutput(out);
  await rm(staging, { recursive: true, force: true });
  const site = await openSite(archive, settings, now);
  setSession({ archive, site });
  const index = startSiteIndex(site, cacheFolder(settings));
  const reuse = openPageReuse({
    manifestFile: join(cacheFolder(settings), 'pages.json'),
    previous: out,
    staging,
  });
  let rendered = 0;
  const count = (): void => {
    rendered++;
    onPage?.(rendered);
  };
  const { integrations = [], ...options } = astroOptions({ ...settings, out: staging });
  const own = precedent(settings, { onPage: count, reuse, index });
  // Astro keeps the code of the pages below the working directory, from where their packages must be found.
  process.chdir(PROJECT_ROOT);
  try {
    await build({ ...options, configFile: false, logLevel: 'warn', integrations: [...integrations, own] });
    const { broken, external } = checkLinks(staging, settings.address);
    if (broken.length > 0) return { reports: archive.reports.length, rendered, broken };
    writeExternalLinks(staging, external);
    reuse.save();
    await publishOutput(staging, out);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
  return { reports: archive.reports.length, rendered, broken: [] };
}
