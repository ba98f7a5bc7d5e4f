import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Settings } from '../../schemas/settings.ts';
import type { Diagnostic, Report } from '../core/model.ts';
import { readReport } from '../report/read.ts';
import type { Archive } from './archive.ts';
import { compilerDigest } from './compiler-digest.ts';
import { findReportFiles, strangerDiagnostics } from './files.ts';
import { createFrontMatterLocator } from './locate.ts';
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
  const show = (file: string): string => relative(cwd, join(folder, file)).split(sep).join('/');
  const found = await findReportFiles(folder);
  const cache = cacheFile === undefined ? undefined : openReportCache(cacheFile, compilerDigest(settings));
  const tags = await readTags(folder, show);
  const diagnostics: Diagnostic[] = [...strangerDiagnostics(found, show), ...tags.diagnostics];
  const reports: Report[] = [];
  for (const [index, file] of found.reports.entries()) {
    const entry = readEntry({ folder, file, settings, cache, shown: show(file) });
    diagnostics.push(...entry.diagnostics.map((diagnostic) => ({ ...diagnostic, file: show(file) })));
    if (entry.report) reports.push(entry.report);
    onProgress?.(index + 1, found.reports.length);
  }
  cache?.save(found.reports);
  const locate = createFrontMatterLocator(folder);
  return { folder, reports, tags: tags.vocabulary, diagnostics, files: found.reports.length, show, locate };
}

type EntryInput = {
  folder: string;
  file: string;
  settings: Settings;
  cache: ReportCache | undefined;
  shown: string;
};

/** Files are read one after the other: a report is small, and waiting for each costs more than reading it. */
function readEntry({ folder, file, settings, cache, shown }: EntryInput): CacheEntry {
  const path = join(folder, file);
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown cause';
    return {
      file,
      source: '',
      diagnostics: [
        {
          rule: 'file-encoding',
          level: 'error',
          message: `The file cannot be read (${code}).`,
          hint: 'Check its permissions.',
          file: shown,
        },
      ],
    };
  }
  const source = createHash('sha256').update(bytes).digest('hex');
  const kept = cache?.get(file, source);
  if (kept) return kept;
  const { report, diagnostics } = readReport({ path, file, shown, bytes }, { settings });
  const entry: CacheEntry = { file, source, diagnostics, ...(report ? { report } : {}) };
  cache?.set(entry);
  return entry;
}
