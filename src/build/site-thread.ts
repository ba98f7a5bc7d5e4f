import { Worker } from 'node:worker_threads';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { TagVocabulary } from '../../schemas/tag.ts';
import type { ThingLists } from '../../schemas/thing.ts';
import type { CacheEntry } from '../archive/report-cache.ts';
import type { Diagnostic, Report, Section } from '../core/model/report.ts';
import { UserError } from '../core/model/user-error.ts';
import type { CheckInput } from '../archive/checked-archive.ts';
import type { Session } from '../site/site.ts';
import { createSite, type SiteSources } from '../site/open.ts';
import type { KnownFiles, Output } from '../site/write-files.ts';

/** What the thread says, in this order; `refused` may come at any time and is the last. */
export type FromThread =
  | { kind: 'progress'; done: number; total: number }
  /** Files as they were compiled, now or earlier, in any order, as JSON: parsing it is quicker than handing over the objects. */
  | { kind: 'entries'; lines: string[]; areKept: boolean }
  /** `reports` has the files of reports in the order of the archive. Without sources there are errors, and no more comes. */
  | {
      kind: 'checked';
      files: number;
      reports: string[];
      tags: TagVocabulary;
      things: ThingLists;
      diagnostics: Diagnostic[];
      sources: SiteSources | undefined;
    }
  | ({ kind: 'written' } & Written)
  | { kind: 'refused'; message: string; hint: string | undefined; exitCode: 1 | 2 };

/** A checked archive: `files` counts those of reports, readable or not. With an error there is no session. */
export type Checked = { diagnostics: Diagnostic[]; files: number; session?: Session };

/** What the written files were made of, and the digest of what the site is made of, unless that changed meanwhile. */
export type Written = { keys: Output['keys']; sources: string | undefined };

/** What the thread is told: the folder into which the files go. */
export type ToThread = { folder: string; known?: KnownFiles };

export type SiteThread = {
  /** Rejects as `readSiteSources` does. */
  checked: Promise<Checked>;
  /** Resolves as soon as it is known that reading takes long. */
  isLong: Promise<undefined>;
  /** Writes the files of the site that are no pages, and the indexes, into a folder. Called once. */
  write: (folder: string, known?: KnownFiles) => void;
  /** Resolves when they are written. */
  written: Promise<Written>;
  close: () => Promise<void>;
};

/** An archive of more files takes long to read. */
const LONG = 200;

/** From so many reports on memory is scarcer than time. */
const HUGE = 20_000;

/** Half of the usual size: it spares 100 MB, and no time that could be measured. */
const YOUNG_MB = 24;

/**
 * Reads and checks an archive in a thread, which then makes the search indexes and the files for machines, all beside
 * what this thread does: bundling the code of the pages, then rendering them.
 */
export function startSiteThread(
  input: CheckInput,
  onProgress?: (done: number, total: number) => void,
): SiteThread {
  const worker = new Worker(new URL('./site-worker.ts', import.meta.url), {
    workerData: input,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const checked = Promise.withResolvers<Checked>();
  const long = Promise.withResolvers<undefined>();
  const written = Promise.withResolvers<Written>();
  const read = new Map<string, Report>();
  let isHuge = false;

  const fail = (error: Error): void => {
    checked.reject(error);
    written.reject(error);
  };
  // A failure is thrown where the result is waited for; until then it must not count as unhandled.
  for (const { promise } of [checked, written]) promise.catch(() => undefined);
  const hear = (said: FromThread): void => {
    if (said.kind === 'progress') {
      if (said.total > LONG) long.resolve(undefined);
      isHuge = said.total > HUGE;
      onProgress?.(said.done, said.total);
    } else if (said.kind === 'entries') takeReports(said, read, isHuge && !said.areKept);
    else if (said.kind === 'checked') checked.resolve(toChecked(said, read));
    else if (said.kind === 'written') written.resolve(said);
    else fail(new UserError(said.message, said.hint, said.exitCode));
  };
  worker.on('error', fail);
  worker.on('message', hear);
  return {
    checked: checked.promise,
    isLong: long.promise,
    write: (folder, known) => worker.postMessage({ folder, ...(known && { known }) } satisfies ToThread),
    written: written.promise,
    close: async () => {
      await worker.terminate();
    },
  };
}

function takeReports(
  { lines }: Extract<FromThread, { kind: 'entries' }>,
  into: Map<string, Report>,
  isPacked: boolean,
): void {
  for (const line of lines) {
    const { file, report } = JSON.parse(line) as CacheEntry;
    if (report !== undefined) into.set(file, { ...report, sections: holdHtml(report.sections, isPacked) });
  }
}

/**
 * HTML is half of a report, and needed once, for its page: until then it is held outside the heap, all of a report in one piece.
 * In a huge archive it is packed, in a quarter of the room: 80 MB less for 10,000 reports, for a tenth more time. What was kept is not,
 * since its page is seldom made again.
 */
export function holdHtml(sections: readonly Section[], isPacked: boolean): Section[] {
  const whole = sections.map(({ html }) => html).join('');
  const bytes = isPacked ? deflateRawSync(whole, { level: 1 }) : Buffer.from(whole);
  // Copied, since what zlib gives is a piece of a buffer of 64 KB, and so is every small `Buffer`.
  const held = new Uint8Array(bytes);
  // The sections of a page are asked for one after the other.
  let last: WeakRef<{ text: string }> | undefined;
  const unpack = (): string => {
    const whole = last?.deref() ?? {
      text: (isPacked ? inflateRawSync(held) : Buffer.from(held.buffer)).toString(),
    };
    last = new WeakRef(whole);
    return whole.text;
  };
  let end = 0;
  return sections.map(({ html, ...section }) => {
    const start = end;
    end += html.length;
    const [from, to] = [start, end];
    return {
      ...section,
      get html() {
        return unpack().slice(from, to);
      },
    };
  });
}

function toChecked(
  { files, tags, things, diagnostics, sources, ...said }: Extract<FromThread, { kind: 'checked' }>,
  read: ReadonlyMap<string, Report>,
): Checked {
  if (sources === undefined) return { diagnostics, files };
  const reports = said.reports.flatMap((file) => read.get(file) ?? []);
  return {
    diagnostics,
    files,
    session: { site: createSite({ ...sources, archive: { reports, tags, things } }) },
  };
}
