import { statSync } from 'node:fs';
import { relative, sep } from 'node:path';
import type { ViteDevServer } from 'vite';
import type { Settings } from '../../schemas/settings.ts';
import { scanSecrets } from '../compile/secrets.ts';
import { openFiles, rereadFiles, toArchive } from './files.ts';
import { createJudge } from './judge.ts';
import type { WatchedArchive } from './judge.ts';
import { createQueue } from './queue.ts';
import { publishArchive, rereadTemplates } from './session.ts';
import { watchSettings } from './settings.ts';
import { PROJECT_ROOT } from '../archive/places.ts';
import { getSession } from '../site/session.ts';

export type WatchInput = {
  server: ViteDevServer;
  settings: Settings;
  /** ISO 8601 date and time. */
  now: () => string;
  /** Writes a line for the person who started the server. */
  tell: (line: string) => void;
  /** Called when reports came or went, since Astro keeps the list of pages. */
  onPagesChanged: () => void;
  /** Called when there may be other problems than before. */
  onProblems: () => void;
};

/**
 * Follows the files of the archive: a saved report is on its page with the next request, and what is wrong with it
 * is told. Whatever happens to a file, the server goes on.
 */
export function watchArchive(input: WatchInput): WatchedArchive {
  const { server, settings, tell } = input;
  const judge = createJudge(input);
  const push: (path: string) => void = createQueue(
    createFollower(input, judge.after, (path) => push(path)),
    (error) =>
      tell(`The reports could not be read again: ${error instanceof Error ? error.message : String(error)}`),
  );
  const folder = settings.incidents;
  server.watcher.add(folder);
  for (const event of ['add', 'change', 'unlink', 'unlinkDir'] as const) {
    server.watcher.on(event, (path: string) => {
      if (path.startsWith(folder + sep)) push(path);
    });
  }
  watchSettings({ watcher: server.watcher, root: PROJECT_ROOT, tell, onChange: judge.settings });
  server.httpServer?.once('close', judge.stop);
  judge.after([]);
  // It is loaded for the first text, and the first save should not wait for it.
  void scanSecrets('', []).catch(() => undefined);
  return judge;
}

/** Reads again what has changed and shows it, then lets the rules have their say. */
function createFollower(
  { server, settings, now, tell, onPagesChanged }: WatchInput,
  onSaved: (files: readonly string[]) => void,
  again: (path: string) => void,
): (paths: ReadonlySet<string>) => Promise<void> {
  const archive = getSession()?.archive;
  const opened = archive === undefined ? undefined : openFiles(archive);
  // It is awaited with the first change.
  opened?.catch(() => undefined);
  return async (paths) => {
    const files = await opened;
    if (files === undefined) return;
    const seen = new Map([...paths].map((path) => [path, timeOf(path)]));
    const changed = new Set(
      [...paths].map((path) => relative(settings.incidents, path).split(sep).join('/')),
    );
    await rereadTemplates(changed, settings, tell);
    const looked = await rereadFiles(files, changed, settings);
    if (publishArchive(toArchive(files), settings, now())) onPagesChanged();
    server.hot.send({ type: 'full-reload' });
    onSaved(looked.map(files.show));
    setTimeout(() => {
      for (const [path, time] of seen) if (timeOf(path) !== time) again(path);
    }, SECOND_LOOK_MS);
  };
}

/** The watcher may tell of one change alone where two follow each other closely. */
const SECOND_LOOK_MS = 250;

function timeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}
