import { existsSync, realpathSync, statSync, unwatchFile, watchFile } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { ViteDevServer } from 'vite';
import type { Settings } from '../../schemas/settings.ts';
import { compilerDigest } from '../archive/report-cache.ts';
import { isWithin, PROJECT_ROOT } from '../archive/places.ts';
import { readSettings, SETTINGS_FILE } from '../archive/settings.ts';
import { readTemplates, TEMPLATES_FOLDER } from '../archive/templates.ts';
import { scanSecrets } from '../compile/secrets.ts';
import type { Archive } from '../core/model/archive.ts';
import type { Diagnostic } from '../core/model/report.ts';
import type { Template } from '../core/draft/template.ts';
import { UserError } from '../core/model/user-error.ts';
import { TAGS_FILE } from '../archive/tags.ts';
import { THING_FILES } from '../archive/things.ts';
import { thingPages } from '../site/files.ts';
import { createSite, type Site } from '../site/open.ts';
import { getSession, setSession } from '../site/site.ts';
import { openFiles, rereadFiles, toArchive } from './files.ts';
import { createJudge, type WatchedArchive } from './judge.ts';
import { createQueue } from './queue.ts';

type WatchInput = {
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
  const stop = followFolder({ watcher: server.watcher, folder, tell, onBack: () => push(folder) });
  for (const event of ['add', 'change', 'unlink', 'unlinkDir'] as const) {
    server.watcher.on(event, (path: string) => {
      if (path.startsWith(folder + sep)) push(path);
    });
  }
  const { root = PROJECT_ROOT } = settings;
  const file = join(root, SETTINGS_FILE);
  // The server watches the program by itself. One file more in its watcher would hide what comes and goes beside that file.
  const isOutside = root !== PROJECT_ROOT;
  if (isOutside)
    watchFile(file, { persistent: false, interval: 1000 }, () => server.watcher.emit('change', file));
  watchSettings({ watcher: server.watcher, root, tell, onChange: judge.settings });
  server.httpServer?.once('close', () => {
    judge.stop();
    stop();
    if (isOutside) unwatchFile(file);
  });
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
    // While the folder is away its reports stay as they were.
    if (files === undefined || !existsSync(settings.incidents)) return;
    const seen = new Map([...paths].map((path) => [path, timeOf(path)]));
    const changed = new Set(
      [...paths].map((path) => relative(settings.incidents, path).split(sep).join('/')),
    );
    // The folder itself stands for all that is in it.
    if (changed.has(''))
      for (const file of [...files.entries.keys(), ...LISTS, `${TEMPLATES_FOLDER}/`]) changed.add(file);
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

type FollowFolderInput = {
  watcher: Pick<ViteDevServer['watcher'], 'add' | 'unwatch' | 'getWatched'>;
  folder: string;
  tell: (line: string) => void;
  /** Called when the folder is there again, or another one is in its place. */
  onBack: () => void;
};

const FOLDER_POLL_MS = 300;

/**
 * Has a folder watched, also when it goes away for a while or another takes its place: a watcher follows what it began
 * with and hears nothing of the next folder of that name. Gives what ends it.
 */
export function followFolder({ watcher, folder, tell, onBack }: FollowFolderInput): () => void {
  watcher.add(folder);
  let known = identify(folder);
  const look = (): void => {
    const found = identify(folder);
    if (found === known) return;
    if (found === undefined)
      tell(`The folder ${folder} is gone. Its reports stay as they were until it is back.`);
    else {
      tell(
        `The folder ${folder} is ${known === undefined ? 'back' : 'another one now'}. Its reports are read again.`,
      );
      // It knows each folder inside by itself, and goes on with the old one of the same name.
      const watched = Object.entries(watcher.getWatched()).filter(([inner]) => isWithin(folder, inner));
      const inside = watched.flatMap(([inner, names]) => [inner, ...names.map((name) => join(inner, name))]);
      const paths = [...new Set([folder, ...inside])];
      watcher.unwatch(paths);
      watcher.add(paths.filter((path) => existsSync(path)));
      onBack();
    }
    known = found;
  };
  // `watchFile` would compare with what it finds a moment later, and miss a folder that was swapped until then.
  const timer = setInterval(look, FOLDER_POLL_MS).unref();
  return () => clearInterval(timer);
}

/** What tells a folder from another one of its name; undefined while there is none. */
function identify(folder: string): string | undefined {
  const stats = statSync(folder, { throwIfNoEntry: false });
  return stats?.isDirectory() === true
    ? [realpathSync(folder), stats.dev, stats.ino, stats.birthtimeMs].join(' ')
    : undefined;
}

/** Files that list what reports may name. */
const LISTS = [TAGS_FILE, ...Object.values(THING_FILES)];

/** The watcher may tell of one change alone where two follow each other closely. */
const SECOND_LOOK_MS = 250;

function timeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}

/** Whoever writes a draft sees it, whatever the site that is built leaves out. */
export function showDrafts(settings: Settings): Settings {
  return { ...settings, drafts: 'marked' };
}

/** Makes the site of an archive that has changed, and says whether it has other pages than before. */
function publishArchive(archive: Archive, settings: Settings, now: string): boolean {
  const before = getSession()?.site;
  const site = createSite({
    archive,
    settings: showDrafts(settings),
    history: before?.history ?? new Map<string, never>(),
    now,
    compiler: compilerDigest(settings),
    templates: before?.templates ?? [],
    ...(before === undefined ? {} : { appearance: before.appearance, ownRules: before.ownRules }),
  });
  setSession({ archive, site });
  const pages = new Set(before === undefined ? [] : pagesOf(before));
  const present = pagesOf(site);
  return (
    site.buildKey !== before?.buildKey ||
    present.length !== pages.size ||
    present.some((page) => !pages.has(page))
  );
}

/** What decides which pages a site has: its reports, and what they name. */
function pagesOf(site: Site): string[] {
  return [...site.byId.keys(), ...thingPages(site)];
}

/** Reads the templates again when one of them has changed; those before stay where one cannot be used. */
async function rereadTemplates(
  changed: ReadonlySet<string>,
  settings: Settings,
  tell: (line: string) => void,
): Promise<void> {
  const session = getSession();
  if (session === undefined || ![...changed].some((file) => file.startsWith(`${TEMPLATES_FOLDER}/`))) return;
  const templates = await readTemplatesOrTell(settings, tell);
  if (templates !== undefined) setSession({ ...session, site: { ...session.site, templates } });
}

/** The templates of the team; undefined when one of them cannot be used, which is told. */
export async function readTemplatesOrTell(
  { incidents }: Settings,
  tell: (line: string) => void,
): Promise<Template[] | undefined> {
  try {
    return await readTemplates(incidents);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    tell([error.message, error.hint].join('\n'));
    return undefined;
  }
}

type WatchSettingsInput = {
  watcher: Pick<ViteDevServer['watcher'], 'on'>;
  /** The folder of the settings file. */
  root: string;
  tell: (line: string) => void;
  /** Called with what is wrong with the settings after each change of them. */
  onChange: (wrong: readonly Diagnostic[]) => void;
};

/**
 * Follows the settings. A wrong one is told like a mistake in a report; a right one counts from the next start, since
 * pages, addresses and compiled reports all stand on it.
 */
export function watchSettings({ watcher, root, tell, onChange }: WatchSettingsInput): void {
  const reread = async (): Promise<void> => {
    const { diagnostics } = await readSettings(root, root, {}, { isAgain: true });
    if (diagnostics.length === 0)
      tell(`${SETTINGS_FILE} has changed. Stop the server and start it again to use it.`);
    onChange(diagnostics);
  };
  watcher.on('change', (path) => {
    if (path === join(root, SETTINGS_FILE))
      void reread().catch((error: unknown) => tell(`${SETTINGS_FILE} cannot be read: ${String(error)}`));
  });
}
