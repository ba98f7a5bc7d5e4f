import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../../schemas/settings.ts';
import { readReport } from '../compile/read.ts';
import type { ReadResult } from '../compile/read.ts';
import { addSecrets, scanSecrets } from '../compile/secrets.ts';
import type { Source } from '../compile/source.ts';
import type { CacheEntry } from './report-cache.ts';

/** A folder whose files are compiled alike. */
export type CompileInput = { folder: string; settings: Settings };

/** The bytes of a file and their hex digest, or the entry that says why it cannot be read. */
export function readBytes(folder: string, file: string): { bytes: Uint8Array; source: string } | CacheEntry {
  try {
    // One after the other: a report is small, and waiting for each costs more than reading it.
    const bytes = readFileSync(join(folder, file));
    return { bytes, source: createHash('sha256').update(bytes).digest('hex') };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown cause';
    const message = `The file cannot be read (${code}).`;
    const hint = 'Check its permissions.';
    return {
      file,
      source: '',
      diagnostics: [{ rule: 'file-encoding', level: 'error', message, hint, file }],
    };
  }
}

/** One file as a report, with everything that is wrong in it alone: how it is written, and secrets that it tells. */
export async function compileSource(source: Source, settings: Settings): Promise<ReadResult> {
  const result = readReport(source, { settings });
  const scan = await scanSecrets(result.text, settings.secrets.allow);
  return { ...result, diagnostics: addSecrets(result.diagnostics, scan, source.shown) };
}

/** One file as a cache entry. Its diagnostics name the file by its path in the folder. */
export async function compileFile({ folder, settings }: CompileInput, file: string): Promise<CacheEntry> {
  const read = readBytes(folder, file);
  if (!('bytes' in read)) return read;
  const { report, diagnostics } = await compileSource(
    { path: join(folder, file), file, shown: file, bytes: read.bytes },
    settings,
  );
  return { file, source: read.source, diagnostics, ...(report ? { report } : {}) };
}
