import { existsSync, lstatSync, mkdirSync, readlinkSync, symlinkSync, unlinkSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import type { Settings } from '../../schemas/settings.ts';
import { cacheFolder, IS_PACKAGE, PROJECT_ROOT } from '../archive/places.ts';

/** What Astro looks up from its root, beside the packages. */
const FROM_ROOT = ['docs', 'schemas', 'src'];

/**
 * The folder that Astro and Vite take for the project, and write their own files into. Where the project cannot be
 * written, or is an installed package, it is one in the cache, from which links lead to the project.
 */
export function rootFor(settings: Settings): string {
  if (settings.cache === undefined) return PROJECT_ROOT;
  const root = join(cacheFolder(settings), 'root');
  mkdirSync(root, { recursive: true });
  for (const name of FROM_ROOT) link(join(PROJECT_ROOT, name), join(root, name));
  linkPackages(root);
  return root;
}

/**
 * Makes the packages that the program finds be found below a folder too, whose parent is ours as well. An installed program
 * has them beside itself, and its own where the team has another version; Node looks in one place after the other, upwards.
 */
export function linkPackages(folder: string): void {
  const own = join(PROJECT_ROOT, 'node_modules');
  if (existsSync(own)) link(own, join(folder, 'node_modules'));
  if (!IS_PACKAGE) return;
  const end = PROJECT_ROOT.lastIndexOf('node_modules') + 'node_modules'.length;
  link(PROJECT_ROOT.slice(0, end), join(dirname(folder), 'node_modules'));
}

/** Makes a link, in place of one to what was there before. A folder stays. */
function link(to: string, from: string): void {
  const there = lstatSync(from, { throwIfNoEntry: false });
  if (there?.isSymbolicLink() === true && resolve(dirname(from), readlinkSync(from)) !== to) unlinkSync(from);
  else if (there !== undefined) return;
  symlinkSync(to, from, 'junction');
}

/**
 * Has Vite name the files of the program as they lie below a root of links, and not by where the links lead. Astro makes the
 * names of scoped styles from that, so that a site has the same bytes wherever the program lies.
 */
export function keepAddresses(root: string): Plugin {
  const folders = FROM_ROOT.map((name) => join(root, name, '/'));
  return {
    name: 'precedent-addresses',
    enforce: 'pre',
    resolveId(source, importer) {
      const [path = ''] = source.split('?');
      const file = locate(path, importer, root);
      if (!folders.some((folder) => file.startsWith(folder)) || !existsSync(file)) return undefined;
      const id = file.replaceAll('\\', '/') + source.slice(path.length);
      // It says that our files are modules, by which the bundler takes what they import.
      return { id, packageJsonPath: join(PROJECT_ROOT, 'package.json') };
    },
  };
}

function locate(path: string, importer: string | undefined, root: string): string {
  if (path.startsWith('.') && importer !== undefined)
    return join(dirname(importer.replace(/\?.*$/s, '')), path);
  if (isAbsolute(path) && !path.startsWith(root)) return join(root, path);
  return path;
}
