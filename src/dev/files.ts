import { lstatSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as breathe, setTimeout as wait } from 'node:timers/promises';
import type { Settings } from '../../schemas/settings.ts';
import type { Archive } from '../core/model/archive.ts';
import { compileFile } from '../archive/compile.ts';
import { findReportFiles, strangerDiagnostics } from '../archive/files.ts';
import { createFrontMatterLocator } from '../archive/locate.ts';
import { readTags, TAGS_FILE } from '../archive/tags.ts';
import { readThings, THING_FILES } from '../archive/things.ts';
import type { Diagnostic, Report } from '../core/model/report.ts';

/** The files of an archive as they were last read, each by itself, so that one of them can be read again. */
export type ArchiveFiles = {
  folder: string;
  show: Archive['show'];
  /** By path in the folder, in the order of the archive. */
  entries: Map<string, { report?: Report; diagnostics: Diagnostic[] }>;
  strangers: Diagnostic[];
  tags: Awaited<ReturnType<typeof readTags>>;
  things: Awaited<ReturnType<typeof readThings>>;
};

/** Takes an archive apart into its files. */
export async function openFiles(archive: Archive): Promise<ArchiveFiles> {
  const { folder, show, reports, tags, things = {}, diagnostics } = archive;
  const { reports: files } = await findReportFiles(folder);
  const byFile = new Map(reports.map((report) => [report.file, report]));
  const said = Map.groupBy(diagnostics, ({ file }) => file);
  const entries: ArchiveFiles['entries'] = new Map();
  for (const file of files) {
    const report = byFile.get(file);
    const own = said.get(show(file)) ?? [];
    said.delete(show(file));
    entries.set(file, { diagnostics: own, ...(report === undefined ? {} : { report }) });
  }
  const take = (file: string): Diagnostic[] => {
    const own = said.get(show(file)) ?? [];
    said.delete(show(file));
    return own;
  };
  const ofTags = take(TAGS_FILE);
  const ofThings = Object.values(THING_FILES).flatMap(take);
  const strangers = [...said.values()].flat();
  return {
    folder,
    show,
    entries,
    strangers,
    tags: { vocabulary: tags, diagnostics: ofTags },
    things: { lists: things, diagnostics: ofThings },
  };
}

/** Puts the files together again. */
export function toArchive({ folder, show, entries, strangers, tags, things }: ArchiveFiles): Archive {
  const read = [...entries.values()];
  return {
    folder,
    show,
    reports: read.flatMap(({ report }) => report ?? []),
    tags: tags.vocabulary,
    things: things.lists,
    diagnostics: [
      ...strangers,
      ...tags.diagnostics,
      ...things.diagnostics,
      ...read.flatMap(({ diagnostics }) => diagnostics),
    ],
    files: entries.size,
    locate: createFrontMatterLocator(folder),
  };
}

/**
 * Reads again what a change of these paths in the folder may have touched, and gives the files that were looked at.
 * The last good version of a report stays while its file cannot be used.
 */
export async function rereadFiles(
  files: ArchiveFiles,
  changed: ReadonlySet<string>,
  settings: Settings,
): Promise<string[]> {
  const { folder, show } = files;
  if (changed.has(TAGS_FILE)) files.tags = await readTags(folder, show);
  const lists = Object.values(THING_FILES).filter((file) => changed.has(file));
  if (lists.length > 0) files.things = await readThings(folder, show);
  const isPlain = [...changed].every((file) => files.entries.has(file) && isFile(join(folder, file)));
  const stale = isPlain ? [...changed] : await relist(files, changed);
  for (const [index, file] of stale.entries()) {
    await reread(files, file, settings);
    // Requests are answered between two files.
    if (index % 10 === 9) await breathe();
  }
  return [...stale, ...(changed.has(TAGS_FILE) ? [TAGS_FILE] : []), ...lists];
}

/** Lists the folder again, forgets what is gone, and gives what is new or shows a picture that has changed. */
async function relist(files: ArchiveFiles, changed: ReadonlySet<string>): Promise<string[]> {
  const found = await findReportFiles(files.folder);
  files.strangers = strangerDiagnostics(found, files.show);
  const before = files.entries;
  files.entries = new Map(found.reports.map((file) => [file, before.get(file) ?? { diagnostics: [] }]));
  const paths = new Set([...changed].map((file) => join(files.folder, file)));
  return found.reports.filter((file) => {
    const entry = before.get(file);
    if (entry === undefined || changed.has(file)) return true;
    // A picture may be the one that a report has missed.
    const lacksImage = entry.diagnostics.some(({ rule }) => rule === 'image');
    return lacksImage || (entry.report?.images ?? []).some(({ path }) => paths.has(path));
  });
}

async function reread(files: ArchiveFiles, file: string, settings: Settings): Promise<void> {
  await settle(join(files.folder, file));
  const { report, diagnostics } = await compileFile({ folder: files.folder, settings }, file);
  const kept = report ?? files.entries.get(file)?.report;
  files.entries.set(file, {
    diagnostics: diagnostics.map((diagnostic) => ({ ...diagnostic, file: files.show(file) })),
    ...(kept === undefined ? {} : { report: kept }),
  });
}

/** Between two looks at a file that is still empty, and how many there are. */
const LOOK_MS = 10;
const MAX_LOOKS = 20;

/** Waits a moment for an empty file to be filled. A change of it that comes later is told by the watcher. */
async function settle(path: string): Promise<void> {
  for (let look = 0; look < MAX_LOOKS; look++) {
    if (statSync(path, { throwIfNoEntry: false })?.size !== 0) return;
    await wait(LOOK_MS);
  }
}

/** Whether it is a file itself: a link may have come to lead out of the folder. */
function isFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
