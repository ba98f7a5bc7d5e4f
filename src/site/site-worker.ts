import { parentPort, workerData } from 'node:worker_threads';
import { UserError } from '../core/user-error.ts';
import { openCheckedArchive } from './checked-archive.ts';
import type { CheckInput } from './checked-archive.ts';
import { linkTree } from './link-tree.ts';
import { cacheFolder, readSiteSources } from './open.ts';
import { keepSiteIndex } from './search-index.ts';
import { createSite } from './site-data.ts';
import { writeSiteFiles } from './site-files.ts';
import type { FromThread } from './site-thread.ts';

/** Reports that are handed over at one time. */
const BATCH = 40;

/** What `startSiteThread` runs in its thread. */
async function work(input: CheckInput): Promise<void> {
  const { settings, now } = input;
  const { archive, diagnostics } = await openCheckedArchive(input, (done, total) =>
    tell({ kind: 'progress', done, total }),
  );
  const { reports, folder, tags, files } = archive;
  const isBroken = diagnostics.some(({ level }) => level === 'error');
  const sources = isBroken ? undefined : await readSiteSources(settings, now);
  if (!isBroken)
    for (let at = 0; at < reports.length; at += BATCH)
      tell({ kind: 'reports', lines: reports.slice(at, at + BATCH).map((report) => JSON.stringify(report)) });
  tell({
    kind: 'checked',
    data: { folder, tags, diagnostics: archive.diagnostics, files },
    diagnostics,
    sources,
  });
  if (sources === undefined) return;
  const site = createSite({ ...sources, archive });
  const index = keepSiteIndex(site, cacheFolder(settings));
  const output = await nextMessage();
  await writeSiteFiles(site, folder, output);
  linkTree(index, output, () => true);
  tell({ kind: 'written' });
}

function tell(message: FromThread): void {
  parentPort?.postMessage(message);
}

/** The folder into which the files go. */
function nextMessage(): Promise<string> {
  return new Promise((resolve) => parentPort?.once('message', resolve));
}

try {
  await work(workerData as CheckInput);
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  // Of an error only its message and its stack pass to another thread.
  const { message, hint, exitCode } = error;
  tell({ kind: 'refused', message, hint, exitCode });
}
