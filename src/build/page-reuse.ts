import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { AstroPrerenderer, PathWithRoute } from 'astro';
import { linkFile } from '../site/write-files.ts';
import { PROJECT_ROOT } from '../archive/places.ts';

/** Everything that decides how a page looks, beside the reports themselves. */
export const CODE = [
  'src/**/*.{ts,astro,mdx,css}',
  'schemas/*.ts',
  'docs/**/*.mdx',
  'astro.config.mjs',
  'package-lock.json',
];

/** What a build remembers of each page: its key, and size and time of the file, to notice a hand that changed it. */
type PageRecord = { key: string; size: number; time: number };

type Manifest = { code: string; pages: Record<string, PageRecord> };

export type PageReuse = {
  /** Puts pages of the last build that are still true into the new output, and gives the paths that must be rendered. */
  take: (paths: PathWithRoute[]) => PathWithRoute[];
  /** Remembers the pages of a finished output. */
  save: () => void;
};

export type PageReuseInput = {
  /** File that keeps the records, one for each archive. */
  manifestFile: string;
  /** The last good output, and the folder of the new one. */
  previous: string;
  staging: string;
};

/**
 * Pages of the last output as pages of the next. Astro's own incremental build keeps a second copy of every page,
 * which costs a build of thousands as much as writing them; here the last output itself is the store, and a page
 * that did not change is a hard link.
 */
export function openPageReuse({ manifestFile, previous, staging }: PageReuseInput): PageReuse {
  const code = codeDigest();
  const known = readManifest(manifestFile, code);
  const keys = new Map<string, string>();
  const made = new Set<string>();

  const reuse = ({ pathname, route }: PathWithRoute, key: string): boolean => {
    const file = outputFile(pathname, route.type);
    keys.set(file, key);
    const record = known[file];
    if (record?.key !== key || !isUntouched(join(previous, file), record)) return false;
    const folder = dirname(join(staging, file));
    if (!made.has(folder)) mkdirSync(folder, { recursive: true });
    made.add(folder);
    linkFile(join(previous, file), join(staging, file));
    return true;
  };

  return {
    take: (paths) => paths.filter((path) => path.cacheKey === undefined || !reuse(path, path.cacheKey)),
    save: () => {
      const pages: Manifest['pages'] = {};
      for (const [file, key] of keys) {
        const { size, mtimeMs } = statSync(join(staging, file));
        pages[file] = { key, size, time: mtimeMs };
      }
      mkdirSync(dirname(manifestFile), { recursive: true });
      writeFileSync(manifestFile, JSON.stringify({ code, pages } satisfies Manifest));
    },
  };
}

export type ReusePagesOptions = {
  /** Called before Astro asks for the list of pages; there is none when it says no. */
  openPages: () => Promise<boolean>;
  reuse: PageReuse | undefined;
  /** Called for each page that is rendered. */
  onPage: (() => void) | undefined;
};

/** The standard prerenderer of Astro, asked only for pages that changed. */
export function reusePages(
  standard: AstroPrerenderer,
  { openPages, reuse, onPage }: ReusePagesOptions,
): AstroPrerenderer {
  return {
    ...standard,
    getStaticPaths: async () => {
      if (!(await openPages())) return [];
      const paths = await standard.getStaticPaths();
      return reuse === undefined ? paths : reuse.take(paths);
    },
    render: (...request) => {
      onPage?.();
      return standard.render(...request);
    },
  };
}

function outputFile(pathname: string, type: string): string {
  const path = decodeURI(pathname).replace(/^\/+|\/+$/g, '');
  return type === 'page' ? join(path, 'index.html') : path;
}

function isUntouched(file: string, { size, time }: PageRecord): boolean {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats?.size === size && stats.mtimeMs === time;
}

function readManifest(file: string, code: string): Manifest['pages'] {
  if (!existsSync(file)) return {};
  try {
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
    return manifest.code === code ? manifest.pages : {};
  } catch {
    return {};
  }
}

function codeDigest(): string {
  const hash = createHash('sha256');
  for (const file of globSync(CODE, { cwd: PROJECT_ROOT }).sort())
    hash.update(file).update(readFileSync(join(PROJECT_ROOT, file)));
  return hash.digest('hex');
}
