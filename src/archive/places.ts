import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, lstatSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import process from 'node:process';
import type { Settings } from '../../schemas/settings.ts';

/** The root of this project: where its pages, schemas and packages are. */
export const PROJECT_ROOT = join(import.meta.dirname, '../..');

/** Whether this is the published package, which is JavaScript and belongs to whoever installs it: nothing is written into it. */
export const IS_PACKAGE = import.meta.filename.endsWith('.js');

/** Where what is kept between runs lies, below the packages of this project. */
const OWN_CACHE = join(PROJECT_ROOT, 'node_modules/.cache/precedent');

/** Settings, as far as they decide where something is kept. */
type Kept = Pick<Settings, 'incidents' | 'language' | 'cache'>;

/** A folder of its own for what is kept between runs, for each incidents folder. */
export function cacheFolder({ incidents, language, cache = OWN_CACHE }: Kept): string {
  return join(cache, hashOf(`${incidents}\n${language}`));
}

/** Where the compiled reports of an incidents folder are kept. */
export function reportCacheFile(settings: Kept): string {
  return join(cacheFolder(settings), 'reports.jsonl');
}

/** The folder that an editor has open: that of the team, for whom the package works, or this project. */
export function editorRoot({ root = PROJECT_ROOT }: Pick<Settings, 'root'>): string {
  return IS_PACKAGE ? root : PROJECT_ROOT;
}

/** The folder of all caches of this project. */
export function cacheRoot({ cache = OWN_CACHE }: Pick<Settings, 'cache'>): string {
  return cache;
}

/**
 * The folder for `Settings.cache`: undefined where the folder of this project can be written. The package has it with the
 * packages of the team. Else, as in an image or a shared installation, it is one in the user's folder for caches, or in that
 * for temporary files. Where none can be written, the last one is given: a command can do without what is kept.
 */
export function findCache(
  settings: Pick<Settings, 'incidents' | 'language' | 'root'>,
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  if (!IS_PACKAGE && isOwnFolderFree(settings)) return undefined;
  const packages = join(settings.root ?? PROJECT_ROOT, 'node_modules');
  const { XDG_CACHE_HOME: xdg = '', HOME: home = '' } = env;
  const shared = [
    ...(isAbsolute(xdg) ? [join(xdg, 'precedent')] : []),
    ...(isAbsolute(home) ? [join(home, '.cache/precedent')] : []),
    ...listTemporary(),
  ].map((folder) => join(folder, hashOf(PROJECT_ROOT)));
  const places = [
    ...(IS_PACKAGE && existsSync(packages) ? [join(packages, '.cache/precedent')] : []),
    ...shared,
  ];
  return places.find((cache) => canFill(cacheFolder({ ...settings, cache }))) ?? places.at(-1);
}

function isOwnFolderFree(settings: Kept): boolean {
  const own = [
    cacheFolder(settings),
    ...['.astro', 'node_modules/.vite'].map((name) => join(PROJECT_ROOT, name)),
  ];
  return canWrite(OWN_CACHE) && own.every(canFill);
}

/** Anybody may have made a folder there, and the code of the pages runs from it: only one of our own will do. */
function listTemporary(): string[] {
  const uid = process.getuid?.();
  const folder = join(tmpdir(), `precedent-${uid ?? 'cache'}`);
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  const isOurs = stats === undefined || (stats.isDirectory() && (uid === undefined || stats.uid === uid));
  return isOurs ? [folder] : [];
}

/** Whether a file or folder can be written, or made where it is missing. */
export function canWrite(path: string): boolean {
  if (!existsSync(path)) return dirname(path) !== path && canWrite(dirname(path));
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** The same of a folder and of what stands in it, which another user may have put there. */
function canFill(folder: string): boolean {
  if (!canWrite(folder)) return false;
  return !existsSync(folder) || readdirSync(folder).every((name) => canWrite(join(folder, name)));
}

/** What is kept only saves time: a step that fails, as on a full disk, is left out, and the run goes on. */
export function tryToKeep(step: () => void): boolean {
  try {
    step();
    return true;
  } catch {
    return false;
  }
}

/** Whether a path is a folder or lies in it. A name may begin with two dots. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
