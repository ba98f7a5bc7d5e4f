import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { ViteDevServer } from 'vite';
import { LANGUAGES } from '../../schemas/vocabulary.ts';
import { buildFeed, buildOverdueFeed } from '../core/exports/feeds.ts';
import { packRows } from '../core/list/row-file.ts';
import { buildIndexJson } from '../core/exports/machine/index-json.ts';
import { writeLlmsText } from '../core/exports/machine/llms-text.ts';
import { writeOpenSearch } from '../core/exports/machine/opensearch.ts';
import { listRedirects, writeNginxMap, writeRedirectRules } from '../core/exports/machine/redirects.ts';
import { buildReportJson } from '../core/exports/machine/report-json.ts';
import { writeReportMarkdown } from '../core/exports/machine/report-markdown.ts';
import { writeSitemap } from '../core/exports/machine/sitemap.ts';
import type { Report } from '../core/model/report.ts';
import { buildQueryUi } from '../core/search/query/words.ts';
import type { ReportVersions, Version } from '../core/exports/cite/versions.ts';
import { describeRow } from '../core/list/row.ts';
import { getWords } from '../core/i18n/words.ts';
import { listExactIndexFiles } from '../core/search/exact/pack.ts';
import { writeAtom, writeJsonFeed } from './feed-xml.ts';
import { getSession } from './session.ts';
import type { Site } from './site-data.ts';
import { writeTexts } from './write-texts.ts';

/** A file of the site that is no page. `path` is its address; its text is made when it is asked for. */
export type SiteFile = { path: string; write: () => string };

const TYPES: Record<string, string> = {
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
};

/**
 * Files for machines and for the scripts of pages. They do not pass through Astro, which takes longer for each route
 * than these take to write: there are two for each report. `folder` is that of the reports; `versions` are those of each
 * file, newest first.
 */
export function listSiteFiles(
  site: Site,
  folder: string,
  versions: ReadonlyMap<string, Version[]> = new Map(),
): SiteFile[] {
  return [
    ...site.reports.flatMap((report) => reportFiles(report, site, folder)),
    ...versionFiles(site, versions),
    ...scriptFiles(site),
    ...machineFiles(site),
    ...redirectFiles(site),
  ];
}

/** What the scripts of the list and of the search read. */
function scriptFiles({ paths, reports, listed, settings, words, tags, now }: Site): SiteFile[] {
  const rows = (of: readonly Report[]): string =>
    JSON.stringify(packRows(of.map((report) => describeRow(report, now))));
  return [
    { path: paths.rows(), write: () => rows(listed) },
    { path: paths.searchRows(), write: () => rows(reports) },
    {
      path: paths.queryUi(),
      write: () => JSON.stringify(buildQueryUi(LANGUAGES.map(getWords), words, tags, settings.language)),
    },
  ];
}

/** The archive as a whole, for other programs. */
function machineFiles(site: Site): SiteFile[] {
  const { paths, reports, listed } = site;
  const pages = [
    paths.home(),
    paths.incidents(),
    paths.tags(),
    paths.lessons(),
    paths.insights(),
    paths.indicators(),
    paths.guide(),
    ...Object.keys(site.tags).map((tag) => paths.tag(tag)),
  ];
  return [
    { path: paths.index(), write: () => `${JSON.stringify(buildIndexJson(reports, site))}\n` },
    { path: paths.jsonFeed(), write: () => writeJsonFeed(buildFeed(reports, site), site.settings.title) },
    {
      path: paths.overdueFeed(),
      write: () => writeAtom(buildOverdueFeed(reports, site), site.settings.title),
    },
    { path: paths.llms(), write: () => writeLlmsText(listed, site) },
    { path: paths.sitemap(), write: () => writeSitemap(listed, pages, site) },
    { path: paths.openSearch(), write: () => writeOpenSearch(site) },
  ];
}

/** Writes the files into the next output of a build. `folder` is that of the reports. */
export function writeSiteFiles(
  site: Site,
  folder: string,
  versions: ReadonlyMap<string, Version[]>,
  output: string,
): void {
  const files = listSiteFiles(site, folder, versions);
  writeTexts(output, textsOf(files, site.paths.base), (path) => join(site.settings.out, path));
}

/** Each text is made when it is written. The top of the output is the base path. */
function* textsOf(files: Iterable<SiteFile>, base: string): Generator<readonly [path: string, text: string]> {
  for (const { path, write } of files) yield [decodeURIComponent(path.slice(base.length)), write()];
}

/** Serves the same files while reports are written. */
export function serveSiteFilesInDev(server: ViteDevServer): void {
  let known: { site: Site; files: Map<string, SiteFile> } | undefined;
  server.middlewares.use((request, response, next) => {
    const path = (request.originalUrl ?? '').replace(/[?#].*$/, '');
    const session = getSession();
    const type = TYPES[extname(path)];
    if (session === undefined || type === undefined) {
      next();
      return;
    }
    if (known?.site !== session.site) {
      const list = listSiteFiles(session.site, session.site.settings.incidents);
      known = { site: session.site, files: new Map(list.map((file) => [file.path, file])) };
    }
    const file = known.files.get(path) ?? findExactFile(session.site, path);
    if (file === undefined) {
      next();
      return;
    }
    response.setHeader('content-type', type);
    response.setHeader('cache-control', 'no-store');
    response.end(file.write());
  });
}

/** Rules for web servers; without them the pages at the old addresses lead on. */
function redirectFiles(site: Site): SiteFile[] {
  const redirects = listRedirects(site.reports, site);
  if (redirects.length === 0) return [];
  return [
    { path: site.paths.asset('_redirects'), write: () => writeRedirectRules(redirects) },
    { path: site.paths.asset('redirects.nginx.map'), write: () => writeNginxMap(redirects) },
  ];
}

/**
 * The texts that reports have had, for those who follow a citation of an older one. Only a build asks git for them; a page
 * asks for the file in any case, and where it is missing that would stand in the console as an error.
 */
function versionFiles(
  { reports, paths }: Pick<Site, 'reports' | 'paths'>,
  versions: ReadonlyMap<string, Version[]>,
): SiteFile[] {
  const files = Map.groupBy(reports, ({ id }) => paths.versions(id));
  return [...files].map(([path, members]) => ({
    path,
    write: () => {
      const known = members.flatMap(({ id, file }) => {
        const list = versions.get(file);
        return list === undefined ? [] : [[id, list] as const];
      });
      return JSON.stringify(Object.fromEntries(known) satisfies ReportVersions);
    },
  }));
}

function reportFiles(report: Report, site: Site, folder: string): SiteFile[] {
  const { paths } = site;
  return [
    {
      path: paths.incidentMarkdown(report.id),
      write: () => writeReportMarkdown(report, readFileSync(join(folder, report.file), 'utf8'), site),
    },
    {
      path: paths.incidentJson(report.id),
      write: () => `${JSON.stringify(buildReportJson(report, site))}\n`,
    },
  ];
}

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
