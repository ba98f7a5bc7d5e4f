import type { Dirent, Stats } from 'node:fs';
import { glob, readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import { isWithin } from '../../archive/places.ts';
import { sayCause } from '../../core/model/system-error.ts';
import type { Format } from '../../formats/format.ts';
import type { Io } from '../io.ts';
import { showPath } from '../wording.ts';

/** A file to import. `shown` is its path as the person knows it, `name` the one that its report keeps. */
type SourceFile = { path: string; shown: string; name: string; size: number };

/** A file, or what is wrong with an argument. */
export type Source = SourceFile | { shown: string; problem: string };

/**
 * The files of the arguments, each once: files as they are named, the files of this format in folders and below, in the
 * order of their names, and those that a pattern such as `posts/**` matches. Links to folders are not followed.
 */
export async function findSources(
  args: readonly string[],
  { extensions }: Format,
  io: Pick<Io, 'cwd'>,
): Promise<Source[]> {
  const seen = new Set<string>();
  const sources: Source[] = [];
  for (const arg of args) {
    for (const source of await expand(arg, extensions, io.cwd)) {
      const own = 'problem' in source ? source.shown : await realpath(source.path).catch(() => source.path);
      if (seen.has(own)) continue;
      seen.add(own);
      sources.push(
        'problem' in source
          ? { ...source, shown: showPath(resolve(io.cwd, source.shown), io) }
          : { ...source, ...namesOf(source, io) },
      );
    }
  }
  return sources;
}

/** `from` is the folder that the person named. */
type Found = { path: string; size: number; from: string };

async function expand(
  arg: string,
  extensions: readonly string[],
  cwd: string,
): Promise<(Found | { shown: string; problem: string })[]> {
  const path = resolve(cwd, arg);
  const problem = (words: string) => [{ shown: arg, problem: words }];
  const at = await inspect(path);
  if (at === 'ENOENT') {
    const matches = /[*?[\]{}]/.test(arg) ? await match(arg, cwd) : undefined;
    if (matches === undefined) return problem('There is no such file or folder.');
    return matches.length === 0 ? problem('No file matches this pattern.') : matches;
  }
  if (typeof at === 'string') return problem(explain(at));
  if (at.isFile()) return [{ path, size: at.size, from: dirname(path) }];
  if (!at.isDirectory()) return problem('This is neither a file nor a folder.');
  const found = await walk(path, extensions, path);
  const kinds = extensions.join(', ');
  return found.length === 0 ? problem(`No file in this folder, or below, ends in ${kinds}.`) : found;
}

async function inspect(path: string): Promise<Stats | string> {
  return stat(path).catch((error: unknown) => codeOf(error));
}

/** Where a folder lists a file that is not there, it is a link. */
function explain(code: string): string {
  if (code === 'ENOENT') return 'This is a link that leads nowhere.';
  return code === 'ELOOP'
    ? 'This is a link that leads to itself.'
    : `The file cannot be read: ${sayCause(code).because}.`;
}

function codeOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return code;
}

async function match(pattern: string, cwd: string): Promise<Found[]> {
  const found: Found[] = [];
  for await (const file of glob(pattern, { cwd })) {
    const path = resolve(cwd, file);
    const at = await inspect(path);
    if (typeof at !== 'string' && at.isFile()) found.push({ path, size: at.size, from: dirname(path) });
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function walk(
  folder: string,
  extensions: readonly string[],
  from: string,
): Promise<(Found | { shown: string; problem: string })[]> {
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    return [{ shown: folder, problem: `The folder cannot be read: ${sayCause(codeOf(error)).because}.` }];
  }
  const found: (Found | { shown: string; problem: string })[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    if (entry.isDirectory()) found.push(...(await walk(path, extensions, from)));
    else if (extensions.includes(extname(entry.name).toLowerCase())) {
      const at = await inspect(path);
      if (typeof at !== 'string' && at.isFile()) found.push({ path, size: at.size, from });
      else if (typeof at === 'string') found.push({ shown: path, problem: explain(at) });
    }
  }
  return found;
}

/** What lies outside of the working directory is named from the folder that holds it: a full path tells of the machine. */
function namesOf({ path, from }: Found, io: Pick<Io, 'cwd'>): Pick<SourceFile, 'shown' | 'name'> {
  const shown = showPath(path, io);
  const outside = join(basename(from), relative(from, path)).split(sep).join('/');
  return { shown, name: isWithin(io.cwd, path) ? shown : outside };
}
