import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { htmlToHast, type HastNode } from 'satteri';

/** A link of a page that leads nowhere in the site. */
export type BrokenLink = { page: string; link: string; why: 'no-page' | 'no-anchor' };

type Page = { ids: Set<string>; links: string[] };

/**
 * Follows every link, image, script and style of a finished output by its files alone. `address` is that of the site
 * with its base path, under which the top of the folder is served. What reports link to is checked before a build;
 * this is for the pages around them.
 */
export function findBrokenLinks(folder: string, address: string): BrokenLink[] {
  const { origin, pathname: base } = new URL(address);
  const files = new Set(listFiles(folder));
  const pages = new Map(
    [...files]
      .filter((file) => file.endsWith('.html'))
      .map((file) => [file, readPage(readFileSync(join(folder, file), 'utf8'))]),
  );
  const explain = ({ pathname, hash }: URL): BrokenLink['why'] | undefined => {
    if (!pathname.startsWith(base)) return 'no-page';
    const path = decode(pathname.slice(base.length));
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    if (!files.has(file)) return 'no-page';
    const anchor = decode(hash.slice(1));
    const isThere = anchor === '' || anchor === 'top' || (pages.get(file)?.ids.has(anchor) ?? true);
    return isThere ? undefined : 'no-anchor';
  };
  return [...pages].flatMap(([page, { links }]) => {
    const here = new URL(base + page.replace(/(^|\/)index\.html$/, '$1'), origin);
    return [...new Set(links)].flatMap((link) => {
      const target = URL.canParse(link, here) ? new URL(link, here) : undefined;
      const why = target?.origin === origin ? explain(target) : undefined;
      return why === undefined ? [] : [{ page, link, why }];
    });
  });
}

function readPage(html: string): Page {
  const page: Page = { ids: new Set(), links: [] };
  const visit = (node: HastNode): void => {
    if (node.type === 'element') {
      const { id, href, src } = node.properties;
      if (typeof id === 'string') page.ids.add(id);
      for (const link of [href, src]) if (typeof link === 'string' && link !== '') page.links.push(link);
    }
    if ('children' in node) (node.children as HastNode[]).forEach(visit);
  };
  visit(htmlToHast(html));
  return page;
}

/** What is no proper encoding stays as it is, and is then no file either. */
function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
}
