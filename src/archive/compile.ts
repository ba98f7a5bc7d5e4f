import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
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

/** With fewer files left than this a thread takes longer to start than it saves. */
const MIN_FILES = 2000;

/** Files that a thread gets at one time: enough to keep it busy, few enough to share the work evenly. */
const BATCH = 40;

/** More threads than this wait for the one that collects. */
const MAX_THREADS = 4;

/** Called for each file, in any order, with what it was compiled to and the JSON of that, now or when it was last read. */
export type OnEntry = (entry: CacheEntry, line: string, isKept?: boolean) => void;

/**
 * Compiles files, here and when there are many in other threads too. Rejects with the first error that is no problem of
 * a file. The other threads wait for `isFree`, where something else has the processors first.
 */
export async function compileAll(
  input: CompileInput,
  files: readonly string[],
  onEntry: OnEntry,
  isFree: Promise<unknown> = Promise.resolve(),
): Promise<void> {
  const queue = files.slice();
  const here = runHere(input, queue, onEntry);
  const help = async (): Promise<void> => {
    await Promise.race([isFree, here]);
    if (queue.length < MIN_FILES) return;
    const others = Math.min(availableParallelism(), MAX_THREADS) - 1;
    await Promise.all(Array.from({ length: others }, () => runThread(input, queue, onEntry)));
  };
  await Promise.all([here, help()]);
}

/** Works on the queue until it is empty. */
async function runHere(input: CompileInput, queue: string[], onEntry: OnEntry): Promise<void> {
  for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
    const line = JSON.stringify(await compileFile(input, file));
    // The compiler's own strings are parts of the source and of the HTML, which would be held whole for a word of theirs.
    onEntry(JSON.parse(line) as CacheEntry, line);
    // The other threads ask for more through the event loop.
    await setImmediate();
  }
}

/** A thread that works on the queue until it is empty. */
function runThread(input: CompileInput, queue: string[], onEntry: OnEntry): Promise<void> {
  const worker = new Worker(new URL('./compile-worker.ts', import.meta.url), { workerData: input });
  return new Promise<void>((resolve, reject) => {
    const next = (): void => {
      const batch = queue.splice(0, BATCH);
      if (batch.length > 0) worker.postMessage(batch);
      else resolve();
    };
    worker.on('error', reject);
    worker.on('message', (lines: readonly string[]) => {
      next();
      // The text is what the cache writes; parsing it is quicker than handing over the object beside it.
      for (const line of lines) onEntry(JSON.parse(line) as CacheEntry, line);
    });
    next();
  }).finally(() => worker.terminate());
}
