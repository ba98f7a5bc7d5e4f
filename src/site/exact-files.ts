import { listExactIndexFiles } from '../search/exact-index.ts';
import type { Site } from './site-data.ts';
import type { SiteFile } from './site-files.ts';

/** The files of the exact index. Its values are gathered here at once: for a build, which writes all of them. */
export function listExactFiles({ reports, paths }: Pick<Site, 'reports' | 'paths'>): SiteFile[] {
  return listExactIndexFiles(reports).map(({ name, text }) => ({
    path: paths.exact(name),
    write: () => text,
  }));
}

/**
 * The file of the exact index at an address. The index is made when its first file is asked for and kept as long as the
 * site: in `dev` a save makes another site, and most saves are followed by no lookup.
 */
export function findExactFile(site: Site, path: string): SiteFile | undefined {
  if (!path.startsWith(site.paths.exact(''))) return undefined;
  const files = kept.get(site) ?? new Map(listExactFiles(site).map((file) => [file.path, file]));
  kept.set(site, files);
  return files.get(path);
}

const kept = new WeakMap<Site, ReadonlyMap<string, SiteFile>>();
