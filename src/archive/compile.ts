import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Settings } from '../../schemas/settings.ts';
import { sayCause } from '../core/model/system-error.ts';
import type { Diagnostic } from '../core/model/report.ts';
import { readEvidenceText } from '../compile/evidence-text.ts';
import { readReport, type ReadResult } from '../compile/read.ts';
import { addSecrets, scanSecrets } from '../compile/secrets.ts';
import { knownFields } from '../core/model/values.ts';
import { findPictureFaults } from '../compile/picture.ts';
import { byPlace, diagnose } from '../compile/problems.ts';
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
    const message = `The file cannot be read: ${sayCause(code).because}.`;
    const hint =
      code === 'ENOENT'
        ? 'It was removed meanwhile, or is a link that leads nowhere.'
        : sayCause(code).advice;
    return {
      file,
      source: '',
      diagnostics: [{ rule: 'file-encoding', level: 'error', message, hint, file }],
    };
  }
}

/**
 * One file as a report, with everything that is wrong in it alone: how it is written, secrets that it tells, and pictures
 * that cannot be published.
 */
async function compileSource(source: Source, settings: Settings): Promise<ReadResult> {
  const result = readReport(source, { settings });
  const scan = await scanSecrets(result.text, settings.secrets.allow);
  const written = addSecrets(result.diagnostics, scan, source.shown);
  const faults = await findPictureFaults(result.pictures);
  const beside = await findSecretsBeside(result, source, settings);
  if (faults.length + beside.length === 0) return { ...result, diagnostics: written };
  const diagnostics = [...written, ...faults.map((fault) => diagnose(fault, source.shown))].sort(byPlace);
  return { ...result, diagnostics: [...diagnostics, ...beside] };
}

/**
 * Secrets in the files of evidence of a report, at their lines there. They are warnings: a log may hold the passwords that
 * somebody tried, and it is no longer the one that was recorded when they are taken out.
 */
async function findSecretsBeside(
  { report, broken }: ReadResult,
  { shown }: Source,
  { secrets }: Settings,
): Promise<Diagnostic[]> {
  const found: Diagnostic[] = [];
  for (const file of (report ?? broken)?.files ?? []) {
    const text = readEvidenceText(file);
    if (text === undefined) continue;
    const { problems } = await scanSecrets(text, secrets.allow);
    const hint = `The file is offered as a download. Cut out what matters into a file of its own, or have the secret replaced where it is valid and name it in \`secrets.allow\` of precedent.config.ts.`;
    const path = posix.join(posix.dirname(shown), file.source);
    found.push(...problems.map((problem) => diagnose({ ...problem, level: 'warning', hint }, path)));
  }
  return found;
}

/** One file as a cache entry. Its diagnostics name the file by its path in the folder. */
export async function compileFile({ folder, settings }: CompileInput, file: string): Promise<CacheEntry> {
  const read = readBytes(folder, file);
  if (!('bytes' in read)) return read;
  const { report, broken, diagnostics, named } = await compileSource(
    { path: join(folder, file), file, shown: file, bytes: read.bytes },
    settings,
  );
  return { file, source: read.source, diagnostics, ...knownFields({ report, broken, named }) };
}

/** Called for each file, in any order, with what it was compiled to and the JSON of that, now or when it was last read. */
export type OnEntry = (entry: CacheEntry, line: string, isKept?: boolean) => void;

/** Compiles files one after the other. Rejects with the first error that is no problem of a file. */
export async function compileAll(
  input: CompileInput,
  files: readonly string[],
  onEntry: OnEntry,
): Promise<void> {
  for (const file of files) {
    const line = JSON.stringify(await compileFile(input, file));
    // The compiler's own strings are parts of the source and of the HTML, which would be held whole for a word of theirs.
    onEntry(JSON.parse(line) as CacheEntry, line);
    // What git answers meanwhile comes through the event loop.
    await setImmediate();
  }
}
