import { readFile } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import type { ViteDevServer } from 'vite';
import type { Settings } from '../../schemas/settings.ts';
import type { Archive } from '../archive/archive.ts';
import { compilerDigest } from '../archive/compiler-digest.ts';
import { TAGS_FILE } from '../archive/tags.ts';
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

/** Follows the files of the archive: a saved report is on its page with the next request, a wrong one is explained on top of it. */
export function watchArchive({ server, settings, onFilesChanged }: WatchInput): void {
  const folder = settings.incidents;
  server.watcher.add(folder);
  const isReport = (path: string): boolean => path.startsWith(folder + sep) && path.endsWith('.mdx');
  const isTags = (path: string): boolean => path === folder + sep + TAGS_FILE;
  const isImage = (path: string): boolean => path.startsWith(folder + sep) && !isReport(path) && !isTags(path);

  server.watcher.on('change', (path) => {
    if (isReport(path)) void updateReport(path);
    else if (isTags(path) || isImage(path)) void reload();
  });
  server.watcher.on('add', (path) => void (path.startsWith(folder + sep) && reload()));
  server.watcher.on('unlink', (path) => void (path.startsWith(folder + sep) && reload()));

  async function updateReport(path: string): Promise<void> {
    const session = getSession();
    if (session === undefined) return;
    const file = relative(folder, path).split(sep).join('/');
    const bytes = await readFile(path).catch(() => undefined);
    if (bytes === undefined) return;
    const { report, diagnostics } = readReport({ path, file, shown: session.archive.show(file), bytes }, { settings });
    const known = session.archive.reports.find((one) => one.file === file);
    if (report !== undefined && known?.id !== report.id) return reload();
    if (report !== undefined) {
      publish({ ...session.archive, reports: session.archive.reports.map((one) => (one.file === file ? report : one)) });
    }
    show(diagnostics);
  }

  async function reload(): Promise<void> {
    const archive = await openArchive(settings, PROJECT_ROOT);
    publish(archive);
    onFilesChanged();
    show(archive.diagnostics);
  }

  function publish(archive: Archive): void {
    const { history } = getSession()?.site ?? { history: new Map() };
    setSession({ archive, site: createSite({ archive, settings, history, now: new Date().toISOString(), compiler: compilerDigest(settings) }) });
  }

  /** The page anew, or the first error on top of it. */
  function show(diagnostics: readonly Diagnostic[]): void {
    const error = diagnostics.find(({ level }) => level === 'error');
    if (error === undefined) server.hot.send({ type: 'full-reload' });
    else server.hot.send({ type: 'error', err: overlayOf(error) });
  }
}

function overlayOf({ rule, message, hint, file, range }: Diagnostic): { message: string; stack: string; id: string; plugin: string } {
  const place = range === undefined ? file : `${file}:${range.start.line}:${range.start.column}`;
  return { message: `${message}\n${hint ?? ''}`, stack: '', id: place, plugin: rule };
}
