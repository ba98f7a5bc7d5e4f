import { Worker } from 'node:worker_threads';
import { createArchive } from '../archive/archive.ts';
import type { ArchiveData } from '../archive/archive.ts';
import type { Diagnostic, Report } from '../core/model.ts';
import { UserError } from '../core/user-error.ts';
import type { CheckInput } from './checked-archive.ts';
import type { Session } from './session.ts';
import { createSite } from './site-data.ts';
import type { SiteSources } from './site-data.ts';

/** What the thread says, in this order; `refused` may come at any time and is the last. */
export type FromThread =
  | { kind: 'progress'; done: number; total: number }
  /** Some reports of the archive as JSON, in its order. Parsing it is quicker than handing over the objects. */
  | { kind: 'reports'; lines: string[] }
  /** Without sources there are errors, no report was handed over, and nothing more comes. */
  | {
      kind: 'checked';
      data: Omit<ArchiveData, 'reports'>;
      diagnostics: Diagnostic[];
      sources: SiteSources | undefined;
    }
  | { kind: 'written' }
  | { kind: 'refused'; message: string; hint: string | undefined; exitCode: 1 | 2 };

/** A checked archive: `files` counts those of reports, readable or not. With an error there is no session. */
export type Checked = { diagnostics: Diagnostic[]; files: number; session?: Session };

export type SiteThread = {
  /** Rejects as `readSiteSources` does. */
  checked: Promise<Checked>;
  /** Resolves as soon as it is known that reading takes long. */
  isLong: Promise<undefined>;
  /** Writes the files of the site that are no pages, and the indexes, into a folder. Called once. */
  write: (folder: string) => Promise<void>;
  close: () => Promise<void>;
};

/** With more files than this to compile, reading takes long. */
const LONG = 200;

/**
 * Reads and checks an archive in a thread, which then makes the search indexes and the files for machines, all beside
 * what this thread does: bundling the code of the pages, then rendering them.
 */
export function startSiteThread(
  input: CheckInput,
  onProgress?: (done: number, total: number) => void,
): SiteThread {
  const worker = new Worker(new URL('./site-worker.ts', import.meta.url), { workerData: input });
  const checked = Promise.withResolvers<Checked>();
  const long = Promise.withResolvers<undefined>();
  const written = Promise.withResolvers<undefined>();
  const reports: Report[] = [];

  const fail = (error: Error): void => {
    checked.reject(error);
    written.reject(error);
  };
  // A failure is thrown where the result is waited for; until then it must not count as unhandled.
  for (const { promise } of [checked, written]) promise.catch(() => undefined);
  const hear = (said: FromThread): void => {
    if (said.kind === 'progress') {
      if (said.total - said.done > LONG) long.resolve(undefined);
      onProgress?.(said.done, said.total);
    } else if (said.kind === 'reports') {
      for (const line of said.lines) reports.push(JSON.parse(line) as Report);
    } else if (said.kind === 'checked') checked.resolve(toChecked(said, reports, input.cwd));
    else if (said.kind === 'written') written.resolve(undefined);
    else fail(new UserError(said.message, said.hint, said.exitCode));
  };
  worker.on('error', fail);
  worker.on('message', hear);
  return {
    checked: checked.promise,
    isLong: long.promise,
    write: (folder) => {
      worker.postMessage(folder);
      return written.promise;
    },
    close: async () => {
      await worker.terminate();
    },
  };
}

function toChecked(
  { data, diagnostics, sources }: Extract<FromThread, { kind: 'checked' }>,
  reports: Report[],
  cwd: string,
): Checked {
  if (sources === undefined) return { diagnostics, files: data.files };
  const archive = createArchive({ ...data, reports }, cwd);
  const site = createSite({ ...sources, archive });
  return { diagnostics, files: data.files, session: { archive, site } };
}
