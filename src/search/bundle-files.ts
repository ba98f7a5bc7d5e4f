import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SearchBundle } from './prose-index.ts';

/** Files of Pagefind's own interfaces and of its other loaders, which our pages never ask for. */
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui)\.|^pagefind-(?:highlight)\.js$|playground/;

/** The files of search bundles that a site needs, as path below `/pagefind/` and content. */
export function* bundleFiles(
  bundles: readonly SearchBundle[],
): Iterable<[path: string, content: Uint8Array]> {
  for (const { language, files } of bundles) {
    for (const { path, content } of files) if (!UNUSED.test(path)) yield [`${language}/${path}`, content];
  }
}

/** Writes search bundles below `folder`. */
export async function writeBundles(folder: string, bundles: readonly SearchBundle[]): Promise<void> {
  const made = new Set<string>();
  for (const [path, content] of bundleFiles(bundles)) {
    const target = join(folder, path);
    if (!made.has(dirname(target))) await mkdir(dirname(target), { recursive: true });
    made.add(dirname(target));
    await writeFile(target, content);
  }
}
