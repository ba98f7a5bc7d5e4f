import { parentPort, workerData } from 'node:worker_threads';
import { openCheckedArchive, type CheckedArchive, type CheckInput } from '../archive/checked-archive.ts';
import { readEarlierTexts } from '../archive/earlier/texts.ts';
import { readHistory } from '../archive/history.ts';
import { cacheFolder, editorRoot, isWithin } from '../archive/places.ts';
import { readLog } from '../archive/report-log.ts';
import { UserError } from '../core/model/user-error.ts';
import { writeEditorFiles } from '../site/editor.ts';
import { writeSiteFiles } from '../site/files.ts';
import { createSite, readSiteSources } from '../site/open.ts';
import { putRecallFiles } from '../site/recall-files.ts';
import { prepareSiteIndex } from '../site/search-index.ts';
import { digestFiles, digestSources, readTips } from './last-build.ts';
import { openOutput, type Output } from '../site/write-files.ts';
import type { FromThread, ToThread } from './site-thread.ts';

/** Compiled files that are handed over at one time. */
const BATCH = 40;

const wanted = Promise.withResolvers<Output>();
parentPort?.on('message', (message: ToThread) => {
  wanted.resolve(openOutput(message.folder, message.known));
});

/** What `startSiteThread` runs in its thread. */
async function work(input: CheckInput): Promise<void> {
  const { settings, now, env } = input;
  const filesBefore = digestFiles(settings);
  // All that git knows is asked before this process grows.
  const tips = readTips(settings, env);
  const log = readLog(settings.incidents, env);
  const reading = readSiteSources({ settings, now });
  // A failure is thrown where the result is needed; until then it must not count as unhandled.
  reading.catch(() => undefined);
  const { archive, diagnostics } = await readAndTell(input);
  const { reports, folder, tags, things = {}, files } = archive;
  const isBroken = diagnostics.some(({ level }) => level === 'error');
  const { history, ...past } = await readHistory(await log, isBroken ? [] : reports, settings);
  const parts = isBroken ? undefined : { ...(await reading), history };
  tell({
    kind: 'checked',
    files,
    reports: reports.map(({ file }) => file),
    tags,
    things,
    diagnostics,
    sources: parts,
  });
  if (parts === undefined) return;
  const site = createSite({ ...parts, archive });
  // The engine of search is a process of its own, and works while pages are made.
  const preparing = prepareSiteIndex(site, cacheFolder(settings));
  preparing.catch(() => undefined);
  // A build of a folder elsewhere is not what the editor has open.
  if (isWithin(editorRoot(settings), folder)) await writeEditorFiles(settings);
  const earlier = await readEarlierTexts(site.reports, { log: await log, settings, sources: past.sources });
  const output = await wanted.promise;
  writeSiteFiles(site, folder, { ...past, earlier }, output);
  putRecallFiles(site, output);
  await (
    await preparing
  )(output);
  const filesNow = digestFiles(settings);
  // What was changed meanwhile may have been read before or after.
  const digests = filesNow === filesBefore ? digestSources(settings, await tips, filesNow) : undefined;
  tell({ kind: 'written', keys: output.keys, sources: digests });
}

/** Each file is handed over as soon as it is compiled. */
async function readAndTell(input: CheckInput): Promise<CheckedArchive> {
  let lines: string[] = [];
  let areKept = false;
  const tellLines = (): void => {
    tell({ kind: 'entries', lines, areKept });
    lines = [];
  };
  const checked = await openCheckedArchive(input, {
    isBrief: true,
    onProgress: (done, total) => tell({ kind: 'progress', done, total }),
    onEntry: (_entry, line, isKept = false) => {
      if (isKept !== areKept) tellLines();
      areKept = isKept;
      if (lines.push(line) >= BATCH) tellLines();
    },
  });
  tellLines();
  return checked;
}

function tell(message: FromThread): void {
  parentPort?.postMessage(message);
}

try {
  await work(workerData as CheckInput);
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  // Of an error only its message and its stack pass to another thread.
  const { message, hint, exitCode } = error;
  tell({ kind: 'refused', message, hint, exitCode });
} finally {
  // With nothing left to hear the thread ends, and gives back its memory while pages are still made.
  parentPort?.close();
}
