import { join, relative, sep } from 'node:path';
import type { Settings } from '../../schemas/settings.ts';
import type { Archive } from '../core/model/archive.ts';
import { reportCacheFile } from './places.ts';
import type { Diagnostic, Report } from '../core/model/report.ts';
import { compileAll, readBytes, type OnEntry, type CompileInput } from './compile.ts';
import { compilerDigest, openReportCache, type CacheEntry, type ReportCache } from './report-cache.ts';
import { findReportFiles, findUnnamed, strangerDiagnostics } from './files.ts';
import { createFrontMatterLocator } from './locate.ts';
import { readTags } from './tags.ts';
import { readThings } from './things.ts';

/** Reads the archive that the settings name, with kept reports. */
export function openArchive(settings: Settings, cwd: string, options: ReadOptions = {}): Promise<Archive> {
  return readArchive({
    folder: settings.incidents,
    settings,
    cwd,
    cacheFile: reportCacheFile(settings),
    ...options,
  });
}

/** How an archive is read, and what is told of it meanwhile. */
export type ReadOptions = {
  /** Leaves `html` of sections empty, half of a report that only pages and `changes` need. `onEntry` gets it all the same. */
  isBrief?: boolean;
  onProgress?: (done: number, total: number) => void;
  /** Called for each file that was read, in any order, with what it was compiled to. */
  onEntry?: OnEntry;
};

export type ReadArchiveOptions = ReadOptions & {
  /** Absolute path of the incidents folder. */
  folder: string;
  settings: Settings;
  /** Paths in diagnostics are relative to it. */
  cwd: string;
  /** Absolute path of the file that keeps compiled reports; without it every file is compiled. */
  cacheFile?: string;
};

/** Reads a whole archive; a file that cannot be read is a diagnostic and never stops the others. */
export async function readArchive({
  folder,
  settings,
  cwd,
  cacheFile,
  ...options
}: ReadArchiveOptions): Promise<Archive> {
  const show = (file: string): string => relative(cwd, join(folder, file)).split(sep).join('/');
  const found = await findReportFiles(folder);
  const cache =
    cacheFile === undefined ? undefined : openReportCache(cacheFile, compilerDigest(settings), folder);
  const [tags, things] = await Promise.all([readTags(folder, show), readThings(folder, show)]);
  const diagnostics: Diagnostic[] = [
    ...strangerDiagnostics(found, show),
    ...tags.diagnostics,
    ...things.diagnostics,
  ];
  const entries = await readEntries({ folder, settings, files: found.reports, cache, options });
  const reports: Report[] = [];
  const broken: Report[] = [];
  for (const file of found.reports) {
    const entry = entries.get(file);
    for (const diagnostic of entry?.diagnostics ?? [])
      diagnostics.push({ ...diagnostic, file: show(diagnostic.file) });
    if (entry?.report) reports.push(entry.report);
    if (entry?.broken) broken.push(entry.broken);
  }
  diagnostics.push(...findUnnamed(found, (file) => entries.get(file), show));
  cache?.close(found.reports);
  const locate = createFrontMatterLocator(folder);
  const files = found.reports.length;
  const named = { tags: tags.vocabulary, things: things.lists };
  return { folder, reports, broken, ...named, diagnostics, files, show, locate };
}

type EntriesInput = CompileInput & {
  files: readonly string[];
  cache: ReportCache | undefined;
  options: ReadOptions;
};

/** The entry of each file: the kept one when its source is the same, else compiled anew. */
async function readEntries({
  folder,
  settings,
  files,
  cache,
  options: { onProgress, onEntry, isBrief = false },
}: EntriesInput): Promise<Map<string, CacheEntry>> {
  onProgress?.(0, files.length);
  const entries = new Map<string, CacheEntry>();
  const keep = (entry: CacheEntry): unknown => entries.set(entry.file, isBrief ? dropHtml(entry) : entry);
  const changed: string[] = [];
  for (const file of files) {
    const read = cache === undefined ? undefined : readBytes(folder, file);
    // What cannot be read is told again by the compiler.
    const kept = read !== undefined && 'bytes' in read ? cache?.get(file, read.source) : undefined;
    if (kept === undefined) changed.push(file);
    else {
      keep(kept.entry);
      onEntry?.(kept.entry, kept.line, true);
    }
  }
  const take: OnEntry = (entry, line) => {
    keep(entry);
    if (entry.source !== '') cache?.set(entry, line);
    onEntry?.(entry, line);
    onProgress?.(entries.size, files.length);
  };
  await compileAll({ folder, settings }, changed, take);
  return entries;
}

function dropHtml({ report, ...entry }: CacheEntry): CacheEntry {
  if (report === undefined) return entry;
  const sections = report.sections.map((section) => ({ ...section, html: '' }));
  return { ...entry, report: { ...report, sections } };
}
