import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { unescapeHtml } from '../core/model/text.ts';

/** A link of a page that leads nowhere in the site. */
export type BrokenLink = { page: string; link: string; why: 'no-page' | 'no-anchor' };

type LinkReport = {
  broken: BrokenLink[];
  /** Addresses outside of the site, each once, in code-point order. They are listed and never asked for. */
  external: string[];
};

/**
 * Follows every link, image, script and style of a finished output by its files alone. `address` is that of the site
 * with its base path, under which the top of the folder is served.
 */
export function checkLinks(folder: string, address: string): LinkReport {
  const { origin, pathname: base } = new URL(address);
  const files = new Set(listFiles(folder));
  const anchors = new Map<string, ReadonlySet<string>>();
  const broken: BrokenLink[] = [];
  /** Each address with the first page that links to it: most links stand on every page. */
  const targets = new Map<string, { page: string; link: string }>();
  for (const page of files) {
    if (!page.endsWith('.html')) continue;
    const { ids, links } = readPage(readFileSync(join(folder, page), 'utf8'));
    anchors.set(page, new Set([...ids].map(copyText)));
    const pageAddress = new URL(base + page.replace(/(^|\/)index\.html$/, '$1'), origin).href;
    for (const link of links) {
      if (link.startsWith('#')) {
        if (!hasAnchor(ids, decodePath(link.slice(1)))) broken.push({ page, link, why: 'no-anchor' });
      } else {
        const isPlain = link.startsWith('/') && !link.startsWith('//');
        const target = isPlain ? origin + link : resolve(link, pageAddress);
        if (target !== undefined && !targets.has(target))
          targets.set(copyText(target), { page, link: copyText(link) });
      }
    }
  }
  const external: string[] = [];
  for (const [target, { page, link }] of targets) {
    const why = target.startsWith(`${origin}/`) ? explain(new URL(target), base, files, anchors) : undefined;
    if (why !== undefined) broken.push({ page, link, why });
    if (!target.startsWith(`${origin}/`)) external.push(target);
  }
  return { broken, external: external.sort() };
}

/** The file of a site that lists its links to other sites, for a check that may use the network. */
export function writeExternalLinks(folder: string, external: readonly string[]): void {
  writeFileSync(join(folder, 'external-links.txt'), external.map((link) => `${link}\n`).join(''));
}

const ATTRIBUTE = /\s(href|src|id)="([^"]*)"/g;

function readPage(html: string): { ids: Set<string>; links: Set<string> } {
  const ids = new Set<string>();
  const links = new Set<string>();
  for (const [, name, value = ''] of html.matchAll(ATTRIBUTE))
    (name === 'id' ? ids : links).add(decodeAttribute(value));
  return { ids, links };
}

/** Astro writes `&#38;` in attributes. */
function decodeAttribute(value: string): string {
  return value.includes('&') ? unescapeHtml(value.replaceAll('&#38;', '&amp;')) : value;
}

/** A text that keeps nothing else in memory, while a part of a page keeps the whole page. */
function copyText(text: string): string {
  return Buffer.from(text).toString();
}

/** Undefined for what no server answers, such as a mail address. */
function resolve(link: string, page: string): string | undefined {
  if (link === '' || !URL.canParse(link, page)) return undefined;
  const { protocol, href } = new URL(link, page);
  return /^https?:$/.test(protocol) ? href : undefined;
}

function explain(
  { pathname, hash }: URL,
  base: string,
  files: ReadonlySet<string>,
  anchors: ReadonlyMap<string, ReadonlySet<string>>,
): BrokenLink['why'] | undefined {
  if (!pathname.startsWith(base)) return 'no-page';
  const path = decodePath(pathname.slice(base.length));
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  if (!files.has(file)) return 'no-page';
  const ids = anchors.get(file);
  return ids === undefined || hasAnchor(ids, decodePath(hash.slice(1))) ? undefined : 'no-anchor';
}

/** The top of a page and a text fragment need no anchor. */
function hasAnchor(ids: ReadonlySet<string>, anchor: string): boolean {
  return anchor === '' || anchor === 'top' || anchor.startsWith(':~:') || ids.has(anchor);
}

/** What is no proper encoding stays as it is, and is then no file either. */
function decodePath(path: string): string {
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
