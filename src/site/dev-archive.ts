import { readFile } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { ViteDevServer } from 'vite';
import type { Settings } from '../../schemas/settings.ts';
import type { Archive } from '../archive/archive.ts';
import { compilerDigest } from '../archive/compiler-digest.ts';
import type { FileHistory } from '../archive/history.ts';
import type { Diagnostic } from '../core/model.ts';
import { readReport } from '../report/read.ts';
import { openArchive, PROJECT_ROOT } from './open.ts';
import { getSession, setSession } from './session.ts';
import { createSite } from './site-data.ts';

export type WatchInput = {
  server: ViteDevServer;
  settings: Settings;
  /** Called when files came or went, since Astro keeps the list of pages. */
  onFilesChanged: () => void;
};

/**
 * Follows the files of the archive: a saved report is on its page with the next request, a wrong one is explained
 * on top of it. Tags and images are rare changes, for which the archive is read again.
 */
export function watchArchive({ server, settings, onFilesChanged }: WatchInput): void {
  const folder = settings.incidents;
  const isOurs = (path: string): boolean => path.startsWith(folder + sep);
  const reload = async (): Promise<void> => {
    const archive = await openArchive(settings, PROJECT_ROOT);
    publish(archive, settings);
    onFilesChanged();
    show(server, archive.diagnostics);
  };
  const update = async (path: string): Promise<void> => {
    const diagnostics = await updateReport(path, settings);
    if (diagnostics === undefined) await reload();
    else show(server, diagnostics);
  };
  server.watcher.add(folder);
  server.watcher.on('change', (path) => {
    if (isOurs(path)) void (path.endsWith('.mdx') ? update(path) : reload());
  });
  for (const event of ['add', 'unlink'] as const) {
    server.watcher.on(event, (path: string) => {
      if (isOurs(path)) void reload();
    });
  }
}

/**
 * Reads one saved file into the archive. Undefined when its id has changed or it cannot be read: then all must be read.
 */
async function updateReport(path: string, settings: Settings): Promise<Diagnostic[] | undefined> {
  const bytes = await readSettled(path);
  // Looked up after the wait, so that two files saved at once both stay.
  const archive = getSession()?.archive;
  if (archive === undefined || bytes === undefined) return undefined;
  const file = relative(settings.incidents, path).split(sep).join('/');
  const { report, diagnostics } = readReport({ path, file, shown: archive.show(file), bytes }, { settings });
  if (report === undefined) return diagnostics;
  if (archive.reports.find((known) => known.file === file)?.id !== report.id) return undefined;
  const reports = archive.reports.map((known) => (known.file === file ? report : known));
  publish({ ...archive, reports }, settings);
  return diagnostics;
}

/** Writers empty a file before they fill it, and the watcher may tell only the first of the two. */
const SETTLE_MS = 15;

/** The bytes of a file once two looks at it agree; undefined when it cannot be read. */
async function readSettled(path: string): Promise<Uint8Array | undefined> {
  let bytes = await readFile(path).catch(() => undefined);
  for (;;) {
    await wait(SETTLE_MS);
    const again = await readFile(path).catch(() => undefined);
    if (again === undefined || (bytes !== undefined && again.equals(bytes))) return again;
    bytes = again;
  }
}

function publish(archive: Archive, settings: Settings): void {
  const history = getSession()?.site.history ?? new Map<string, FileHistory>();
  const now = new Date().toISOString();
  setSession({
    archive,
    site: createSite({ archive, settings, history, now, compiler: compilerDigest(settings) }),
  });
}

/** The page anew, or the first error on top of it. */
function show(server: ViteDevServer, diagnostics: readonly Diagnostic[]): void {
  const error = diagnostics.find(({ level }) => level === 'error');
  if (error === undefined) {
    server.hot.send({ type: 'full-reload' });
    return;
  }
  const { rule, message, hint = '', file, range } = error;
  const id = range === undefined ? file : `${file}:${range.start.line}:${range.start.column}`;
  server.hot.send({ type: 'error', err: { message: `${message}\n${hint}`, stack: '', id, plugin: rule } });
}
