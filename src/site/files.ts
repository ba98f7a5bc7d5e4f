import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestReport } from '../compile/read.ts';
import { Feed } from 'feed';
import { LANGUAGES } from '../../schemas/vocabulary.ts';
import { buildFeed, buildOverdueFeed, buildTagFeed, type FeedView } from '../core/exports/feeds.ts';
import type { ReportVersions, Version } from '../core/exports/cite/cited-part.ts';
import { writeLlmsText, writeOpenSearch, writeSitemap } from '../core/exports/machine/discovery.ts';
import { buildIndexJson, writeYearJson, yearKey } from '../core/exports/machine/documents.ts';
import { writeExternalLinks } from '../core/exports/machine/external-links.ts';
import { listRedirects, writeNginxMap, writeRedirectRules } from '../core/exports/machine/redirects.ts';
import { writeReportMarkdown } from '../core/exports/machine/report-markdown.ts';
import { getWords } from '../core/i18n/words.ts';
import type { ReportSource } from '../core/draft/form.ts';
import { reportsByTag } from '../core/insights/tags.ts';
import { timestampAt } from '../core/time/zone.ts';
import { packGrounds, packRows } from '../core/list/row-file.ts';
import { fingerprint } from '../core/model/fingerprint.ts';
import { yearOf } from '../core/model/paths.ts';
import { escapeHtml } from '../core/model/text.ts';
import type { Report } from '../core/model/report.ts';
import { buildQueryUi } from '../core/search/query/words.ts';
import { changedMeanwhile } from './site.ts';
import type { Site } from './open.ts';
import { putText, type Output } from './write-files.ts';

/**
 * A file of the site that is no page. `path` is its address; its text is made when it is asked for. `key` changes whenever the
 * text does; without it the text has to be made.
 */
export type SiteFile = { path: string; key?: string; write: () => string };

/**
 * Files for machines and for the scripts of pages. They do not pass through Astro, which takes longer for each route
 * than these take to write: there is one for each report. `folder` is that of the reports; `versions` are those of each
 * id, newest first. Making a text throws a UserError where a report is not what was checked any more.
 */
export function listSiteFiles(
  site: Site,
  folder: string,
  versions: ReadonlyMap<string, Version[]> = new Map(),
): SiteFile[] {
  return [
    ...site.reports.map((report) => markdownFile(report, site, folder)),
    ...(site.settings.editing ? site.reports.map((report) => sourceFile(report, site, folder)) : []),
    ...yearFiles(site),
    ...versionFiles(site, versions),
    ...scriptFiles(site),
    ...machineFiles(site),
    ...feedFiles(site),
    ...redirectFiles(site),
  ];
}

/** What the scripts of the list and of the search read. */
function scriptFiles({ paths, reports, settings, words, tags, rowOf }: Site): SiteFile[] {
  return [
    { path: paths.rows(), write: () => JSON.stringify(packRows(reports.map(rowOf), settings.timeZone)) },
    { path: paths.grounds(), write: () => JSON.stringify(packGrounds(reports.map(rowOf))) },
    {
      path: paths.queryUi(),
      write: () => JSON.stringify(buildQueryUi(LANGUAGES.map(getWords), words, tags, settings)),
    },
  ];
}

/** The archive as a whole, for other programs. */
function machineFiles(site: Site): SiteFile[] {
  const { paths, reports, listed, settings } = site;
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
    {
      path: paths.asset('external-links.txt'),
      write: () => writeExternalLinks(reports, settings),
    },
    {
      path: paths.index(),
      write: () => `${JSON.stringify(buildIndexJson(reports, site))}\n`,
    },
    { path: paths.llms(), write: () => writeLlmsText(listed, site) },
    { path: paths.sitemap(), write: () => writeSitemap(listed, pages, site) },
    { path: paths.openSearch(), write: () => writeOpenSearch(site) },
  ];
}

/** The newest reports and changes, withdrawn ones too: of all reports and of each tag; and what is overdue. */
function feedFiles(site: Site): SiteFile[] {
  const { paths, reports, tags, settings } = site;
  const atom = (path: string, view: () => FeedView): SiteFile => ({
    path,
    write: () => writeAtom(view(), settings.title),
  });
  const byTag = reportsByTag(reports);
  return [
    atom(paths.feed(), () => buildFeed(reports, site)),
    {
      path: paths.jsonFeed(),
      write: () => writeJsonFeed(buildFeed(reports, site), settings.title),
    },
    atom(paths.overdueFeed(), () => buildOverdueFeed(reports, site)),
    ...[...new Set([...Object.keys(tags), ...byTag.keys()])].map((tag) =>
      atom(paths.tagFeed(tag), () => buildTagFeed(tag, byTag.get(tag) ?? [], site)),
    ),
  ];
}

/** A feed as Atom 1.0 (RFC 4287). The package writes titles and summaries as HTML, so that markup in them is escaped. */
export function writeAtom({ title, self, page, updated, entries }: FeedView, author: string): string {
  const feed = new Feed({
    id: self,
    title,
    updated: new Date(updated),
    generator: 'Precedent',
    link: page,
    feed: self,
    author: { name: author },
  });
  for (const entry of entries) {
    feed.addItem({
      id: entry.id,
      link: entry.address,
      title: escapeHtml(entry.title),
      date: new Date(entry.updated),
      ...(entry.summary === undefined ? {} : { description: escapeHtml(entry.summary) }),
      category: entry.tags.map((term) => ({ term })),
    });
  }
  return `${feed.atom1()}\n`;
}

/** A feed as JSON Feed 1.1 (jsonfeed.org), all of it plain text: an entry that has none to give says its title. */
export function writeJsonFeed({ title, self, page, entries }: FeedView, author: string): string {
  const items = entries.map((entry) => ({
    id: entry.id,
    url: entry.address,
    title: entry.title,
    content_text: entry.summary ?? entry.title,
    date_modified: entry.updated,
    tags: entry.tags,
  }));
  const head = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: page,
    feed_url: self,
  };
  return `${JSON.stringify({ ...head, authors: [{ name: author }], items }, null, 2)}\n`;
}

/** Writes the files into the next output of a build. `folder` is that of the reports. */
export function writeSiteFiles(
  site: Site,
  folder: string,
  versions: ReadonlyMap<string, Version[]>,
  output: Output,
): void {
  // The top of the output is the base path.
  const { length } = site.paths.base;
  for (const { path: address, key, write } of listSiteFiles(site, folder, versions)) {
    const path = decodeURIComponent(address.slice(length));
    if (key === undefined) putText(output, path, write());
    else output.put(path, key, write);
  }
}

/** Rules for web servers; without them the pages at the old addresses lead on. */
function redirectFiles(site: Site): SiteFile[] {
  const redirects = listRedirects(site.reports, site);
  if (redirects.length === 0) return [];
  return [
    {
      path: site.paths.asset('_redirects'),
      write: () => writeRedirectRules(redirects),
    },
    {
      path: site.paths.asset('redirects.nginx.map'),
      write: () => writeNginxMap(redirects),
    },
  ];
}

/**
 * The texts that reports have had, for those who follow a citation of an older one. Only a build asks git for them; a page
 * asks for the file in any case, and where it is missing that would stand in the console as an error. Their times are by
 * the clock of the site.
 */
function versionFiles(
  { reports, paths, settings }: Pick<Site, 'reports' | 'paths' | 'settings'>,
  versions: ReadonlyMap<string, Version[]>,
): SiteFile[] {
  const files = Map.groupBy(reports, ({ id }) => paths.versions(id));
  return [...files].map(([path, members]) => ({
    path,
    write: () => {
      const known = members.flatMap(({ id }) => {
        const list = versions.get(id)?.map((version) => ({
          ...version,
          at: timestampAt(Date.parse(version.at), settings.timeZone),
        }));
        return list === undefined ? [] : [[id, list] as const];
      });
      return JSON.stringify(Object.fromEntries(known) satisfies ReportVersions);
    },
  }));
}

function yearFiles(site: Site): SiteFile[] {
  return [...Map.groupBy(site.reports, ({ id }) => yearOf(id))].map(([year, reports]) => ({
    path: site.paths.yearJson(reports[0]?.id ?? ''),
    key: fingerprint(site.buildKey, yearKey(reports, site)),
    write: () => writeYearJson(year, reports, site),
  }));
}

function markdownFile(report: Report, site: Site, folder: string): SiteFile {
  return {
    path: site.paths.incidentMarkdown(report.id),
    key: markdownKey(report, site),
    write: () => writeReportMarkdown(report, withoutMark(readCheckedText(report, folder)), site),
  };
}

/** What the form needs to change a report; its comments and fields of your own are in it. */
function sourceFile(report: Report, { paths, buildKey }: Site, folder: string): SiteFile {
  const { id, file, digest } = report;
  return {
    path: paths.incidentSource(id),
    key: fingerprint(buildKey, digest, file),
    write: () => JSON.stringify({ file, text: readCheckedText(report, folder) } satisfies ReportSource),
  };
}

/** The text of a report, and where the citations in it lead. */
function markdownKey({ digest, file, citations }: Report, { buildKey, byId }: Site): string {
  return fingerprint(buildKey, digest, file, ...citations.map(({ id }) => byId.get(id)?.id ?? ''));
}

/**
 * The text of a report, as it was checked. The texts of thousands of reports are too much to keep until they are written:
 * the file is read again. Throws a UserError when it says something else now, or is gone.
 */
function readCheckedText(report: Report, folder: string): string {
  const text = readIfThere(join(folder, report.file));
  if (text === undefined || digestReport(withoutMark(text), report.images) !== report.digest)
    throw changedMeanwhile(report.file);
  return text;
}

function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, '');
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
