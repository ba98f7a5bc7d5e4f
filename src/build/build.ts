import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { CheckInput } from '../archive/checked-archive.ts';
import { cacheFolder, tryToKeep } from '../archive/places.ts';
import type { Diagnostic } from '../core/model/report.ts';
import { findSystemError } from '../core/model/system-error.ts';
import { zonedDay } from '../core/time/times.ts';
import type { buildPages } from './astro.ts';
import { finishFiles } from './integration.ts';
import { openKeptOutput } from './kept-output.ts';
import { findCurrentBuild, rememberBuild } from './last-build.ts';
import { writeOfflineList } from './offline-list.ts';
import { claimOutput, publishOutput, recoverOutput, followLink, foreignCode, stagingOf } from './publish.ts';
import { withBuildLock, type Waiting } from '../archive/lock.ts';
import { startSiteThread, type Checked, type SiteThread } from './site-thread.ts';

/** What is told of a build while it goes on. */
export type BuildEvents = {
  /** Called for each report that is read. */
  onReport?: (done: number, total: number) => void;
  /** Called when the archive has been checked. */
  onChecked?: () => void;
  /** Called for each page that is rendered; pages that are reused are not counted. */
  onPage?: (rendered: number) => void;
  /** Called once when another build of this project has to end first and takes its time. */
  onWait?: (waiting: Waiting) => void;
};

type BuildResult = {
  /** True when the last output is what a build would make: then nothing is done. */
  isCurrent?: boolean;
  /** Files of reports, readable or not. */
  reports: number;
  /** What is wrong with the archive; with an error nothing is built. */
  diagnostics: Diagnostic[];
  rendered: number;
};

/**
 * Checks an archive and builds its site into `settings.out`. Pages are made in a folder beside it, which takes its
 * place at the end: a build that fails or is killed leaves the last good output where it is. What is published is what
 * was checked. Rejects with a UserError when that cannot be read any more, when the output folder holds something else,
 * or a template of the team cannot be used.
 */
export async function buildSite(given: CheckInput, events: BuildEvents = {}): Promise<BuildResult> {
  const input = { ...given, settings: { ...given.settings, out: followLink(given.settings.out) } };
  claimOutput(input.settings);
  const isWrong = input.diagnostics.length > 0;
  // The last build may have been for those who may see more.
  const isAsked = isWrong || input.atMost !== undefined;
  const current = isAsked ? undefined : await findCurrentBuild(input.settings, dayOf(input), input.env);
  if (current !== undefined) return { ...current, rendered: 0, isCurrent: true };
  // Heaps that grow by less before garbage is looked for: 230 MB less with 5,000 reports, in the same time.
  setFlagsFromString('--heap-growing-percent=40');
  const thread = startSiteThread(input, events.onReport);
  // It takes its time to load, while the thread reads.
  const generator = import('./astro.ts');
  try {
    // The errors of an archive that is read in a moment need no site generator, and no other build to end.
    const known = await Promise.race([thread.checked, ...(isWrong ? [] : [thread.isLong])]);
    if (known !== undefined && known.session === undefined) return refuse(known);
    return await withBuildLock(input.settings, () => replaceOutput(input, { ...events, thread, generator }), {
      onWait: events.onWait,
    });
  } catch (error) {
    const refused = findSystemError(error);
    // Of a file that is open already the system names no path.
    if (refused !== undefined) refused.path ??= input.settings.out;
    throw error;
  } finally {
    await thread.close();
  }
}

type Work = BuildEvents & { thread: SiteThread; generator: Promise<Generator> };

type Generator = { buildPages: typeof buildPages };

/** The day in the zone of the site, on which alone its pages depend. */
function dayOf({ settings, now }: CheckInput): string {
  return zonedDay(now, settings.timeZone);
}

async function replaceOutput(
  input: CheckInput,
  { thread, generator, onChecked, onPage }: Work,
): Promise<BuildResult> {
  const { settings, now, env } = input;
  const staging = stagingOf(settings.out);
  await recoverOutput(settings.out);
  void tellChecked(thread, onChecked);
  const kept = openKeptOutput(settings, staging);
  let rendered = 0;
  const count = (): void => {
    rendered++;
    onPage?.(rendered);
  };
  try {
    const pages = await generator;
    await pages.buildPages(
      { ...settings, out: staging },
      { now: () => now, env, onPage: count, kept, thread },
    );
    const checked = await thread.checked;
    if (checked.session === undefined) return refuse(checked);
    const { keys, sources } = await finishFiles(thread, settings);
    const { files: reports, diagnostics } = checked;
    kept.finish(keys);
    writeOfflineList(staging, settings, now, join(cacheFolder(settings), 'offline.jsonl'));
    await publishOutput(staging, settings.out, kept.keepReplaced);
    if (sources !== undefined) rememberBuild(settings, { day: dayOf(input), reports, diagnostics, sources });
    return { reports, diagnostics, rendered };
  } finally {
    // Nothing may write into the folder while it goes. What cannot be cleared now hides no cause of this end.
    await thread.close();
    tryToKeep(kept.giveBack);
    tryToKeep(() => rmSync(foreignCode(staging), { recursive: true, force: true, maxRetries: 3 }));
  }
}

/** A failure is told where the result is waited for. */
async function tellChecked({ checked }: SiteThread, onChecked: BuildEvents['onChecked']): Promise<void> {
  const { session } = await checked.catch(() => ({ session: undefined }));
  if (session !== undefined) onChecked?.();
}

function refuse({ files, diagnostics }: Checked): BuildResult {
  return { reports: files, diagnostics, rendered: 0 };
}
