import type { Settings } from '../../schemas/settings.ts';
import type { Diagnostic, Report } from '../core/model.ts';
import { createArchive, createShow } from './archive.ts';
import type { Archive } from './archive.ts';
import { compileAll } from './compile-all.ts';
import { readBytes } from './compile.ts';
import type { CompileInput } from './compile.ts';
import { compilerDigest } from './compiler-digest.ts';
import { findReportFiles, strangerDiagnostics } from './files.ts';
import { openReportCache } from './report-cache.ts';
import type { CacheEntry, ReportCache } from './report-cache.ts';
import { readTags } from './tags.ts';

export type ReadArchiveOptions = {
  /** Absolute path of the incidents folder. */
  folder: string;
  settings: Settings;
  /** Paths in diagnostics are relative to it. */
  cwd: string;
  /** Absolute path of the file that keeps compiled reports; without it every file is compiled. */
  cacheFile?: string;
  onProgress?: (done: number, total: number) => void;
};

/** Reads a whole archive; a file that cannot be read is a diagnostic and never stops the others. */
export async function readArchive({
  folder,
  settings,
  cwd,
  cacheFile,
  onProgress,
}: ReadArchiveOptions): Promise<Archive> {
  const show = createShow(folder, cwd);
  const found = await findReportFiles(folder);
  const cache = cacheFile === undefined ? undefined : openReportCache(cacheFile, compilerDigest(settings));
  const tags = await readTags(folder, show);
  const diagnostics: Diagnostic[] = [...strangerDiagnostics(found, show), ...tags.diagnostics];
  const entries = await readEntries({ folder, settings, files: found.reports, cache, onProgress });
  const reports: Report[] = [];
  for (const file of found.reports) {
    const entry = entries.get(file);
    for (const diagnostic of entry?.diagnostics ?? []) diagnostics.push({ ...diagnostic, file: show(file) });
    if (entry?.report) reports.push(entry.report);
  }
  cache?.save(found.reports);
  return createArchive(
    { folder, reports, tags: tags.vocabulary, diagnostics, files: found.reports.length },
    cwd,
  );
}

type EntriesInput = CompileInput & {
  files: readonly string[];
  cache: ReportCache | undefined;
  onProgress: ReadArchiveOptions['onProgress'];
};

/** The entry of each file: the kept one when its source is the same, else compiled anew. */
async function readEntries({
  folder,
  settings,
  files,
  cache,
  onProgress,
}: EntriesInput): Promise<Map<string, CacheEntry>> {
  const entries = new Map<string, CacheEntry>();
  const changed: string[] = [];
  for (const file of files) {
    const read = cache === undefined ? undefined : readBytes(folder, file);
    const kept = read !== undefined && 'bytes' in read ? cache?.get(file, read.source) : read;
    if (kept === undefined) changed.push(file);
    else entries.set(file, kept);
  }
  await compileAll({ folder, settings }, changed, (entry, line) => {
    entries.set(entry.file, entry);
    if (entry.source !== '') cache?.set(entry, line);
    onProgress?.(entries.size, files.length);
  });
  return entries;
}
