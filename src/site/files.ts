import { allWords } from '../core/i18n/archive-words.ts';
import { readFileSync } from 'node:fs';
import { Feed } from 'feed';
import { buildCalendar } from '../core/exports/calendar.ts';
import {
  buildDisputeFeed,
  buildFeed,
  buildNamedFeed,
  buildOverdueFeed,
  buildSourceFeed,
  buildTagFeed,
  reportsBySource,
  type FeedView,
} from '../core/exports/feeds.ts';
import type { EarlierTexts, ReportVersions, Version } from '../core/exports/cite/cited-part.ts';
import { writeHeaderRules } from '../core/exports/hosting/headers.ts';
import { OFFLINE } from '../core/exports/offline/files.ts';
import { OFFLINE_WORKER, REMOVING_WORKER } from '../core/exports/offline/worker.ts';
import { writeLlmsText, writeOpenSearch, writeSitemap } from '../core/exports/machine/discovery.ts';
import { buildIndexJson, writeYearJson, yearKey } from '../core/exports/machine/documents.ts';
import { writeExternalLinks } from '../core/exports/machine/external-links.ts';
import {
  listRedirects,
  writeCaddyMap,
  writeNginxMap,
  writeRedirectRules,
} from '../core/exports/machine/redirects.ts';
import { pagedSignatures } from '../core/insights/signature-records.ts';
import { servicePages, sourcePages } from '../core/insights/thing-pages.ts';
import { reportsByTag } from '../core/insights/tags.ts';
import { timestampAt } from '../core/time/zone.ts';
import { listWords } from '../core/list/list-words.ts';
import { packList, packRows } from '../core/list/row-file.ts';
import { fingerprint } from '../core/model/fingerprint.ts';
import { yearOf } from '../core/model/paths.ts';
import { writeJson } from '../core/model/hidden.ts';
import { escapeHtml } from '../core/model/text.ts';
import { formerTags, tagsInUse } from '../core/model/tags.ts';
import { namedFeedId, passesQuery, readFeedQuery } from '../core/search/named-feeds.ts';
import { buildQueryNames, buildQueryUi } from '../core/search/query/names.ts';
import type { QueryNames, QueryUi } from '../core/search/query/words.ts';
import { writeCalendar } from './calendar.ts';
import type { Site } from './open.ts';
import { listEvidenceFiles, markdownFile, sourceFiles } from './report-files.ts';
import { recordOwnPages } from './search/prose-record.ts';
import { putText, type Output, type SiteFile } from './write-files.ts';

/** What git knows of the texts of reports, by id: the versions, newest first, and what they said otherwise, as JSON. */
export type Past = {
  versions: ReadonlyMap<string, Version[]>;
  earlier: ReadonlyMap<string, string>;
};

const NO_PAST: Past = { versions: new Map(), earlier: new Map() };
/**
 * Files for machines and for the scripts of pages. They do not pass through Astro, which takes longer for each route
 * than these take to write: there is one for each report. `folder` is that of the reports. Making a text throws a UserError where a
 * report is not what was checked any more. `past` is known to a build; without it, as in `dev`, the sources that are just being
 * written are left out of the file that they share.
 */
export function listSiteFiles(site: Site, folder: string, given?: Past): SiteFile[] {
  const past = given ?? NO_PAST;
  return [
    ...site.reports.map((report) => markdownFile(report, site, folder)),
    ...(site.isEditable ? sourceFiles(site, folder, given === undefined) : []),
    ...yearFiles(site),
    ...versionFiles(site, past),
    ...[...past.earlier].map(([id, json]) => ({
      path: site.paths.earlier(id),
      write: () => site.redact(json),
    })),
    ...scriptFiles(site),
    ...pageFiles(site),
    ...machineFiles(site),
    ...feedFiles(site),
    ...redirectFiles(site),
  ];
}

/** What the scripts of the list and of the search read. */
function scriptFiles(site: Site): SiteFile[] {
  const { paths, reports, settings, words, tags, things, rowOf, appearance } = site;
  const names = (): QueryNames =>
    buildQueryNames(allWords(settings), words, tags, settings, { things, named: reports });
  return [
    { path: paths.rows(), write: () => JSON.stringify(packRows(reports.map(rowOf), settings.timeZone)) },
    {
      path: paths.listFile(),
      write: () => JSON.stringify(packList(reports.map(rowOf), listWords(words, settings))),
    },
    {
      path: paths.queryUi(),
      write: () =>
        JSON.stringify({
          ...buildQueryUi(names(), words, settings),
          ...(appearance.pages.length === 0 ? {} : { hasPages: true }),
        } satisfies QueryUi),
    },
    { path: paths.queryNames(), write: () => JSON.stringify(names()) },
    {
      path: paths.asset(OFFLINE.worker),
      write: () => (settings.offline ? OFFLINE_WORKER : REMOVING_WORKER),
    },
  ];
}

/** What the search reads of the pages of the team. */
function pageFiles({ paths, appearance: { pages }, settings: { language }, tags }: Site): SiteFile[] {
  const records = recordOwnPages(pages, { language, tags });
  const texts = records.map(({ head, parts }) => ({
    path: paths.pageText(head.slug),
    write: () => JSON.stringify(parts),
  }));
  if (records.length === 0) return [];
  return [
    { path: paths.pageWords(), write: () => JSON.stringify(records.map(({ head }) => head)) },
    ...texts,
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
    paths.disputes(),
    paths.insights(),
    paths.indicators(),
    paths.guide(),
    ...tagsInUse(site.tags).map((tag) => paths.tag(tag)),
    ...site.appearance.pages.map(({ slug }) => paths.ownPage(slug)),
    ...thingPages(site),
  ];
  return [
    {
      path: paths.asset('external-links.txt'),
      write: () => writeExternalLinks(reports, settings),
    },
    {
      path: paths.index(),
      write: () => `${writeJson(buildIndexJson(reports, site))}\n`,
    },
    { path: paths.llms(), write: () => writeLlmsText(listed, site) },
    { path: paths.sitemap(), write: () => writeSitemap(listed, pages, site) },
    { path: paths.openSearch(), write: () => writeOpenSearch(site) },
  ];
}

/** The pages of sources, services and signatures, and those of each of them. */
export function thingPages({ paths, listed, things, lists }: Site): string[] {
  return [
    paths.sources(),
    paths.services(),
    paths.signatures(),
    ...sourcePages(listed, things.sources, lists.sources).map(({ thing }) => paths.source(thing.id)),
    ...servicePages(listed, things.services, lists.services).map(({ thing }) => paths.service(thing.id)),
    ...pagedSignatures(listed).map(({ id }) => paths.signature(id)),
  ];
}

/** The newest reports and changes, withdrawn ones too: of all reports, of each tag, source and named query; and what is due. */
function feedFiles(site: Site): SiteFile[] {
  const { paths, reports, tags, settings, lists } = site;
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
    atom(paths.disputesFeed(), () => buildDisputeFeed(reports, site)),
    ...reportsBySource(reports).map((group) =>
      atom(paths.sourceFeed(group.source.id), () => buildSourceFeed(group, site)),
    ),
    ...settings.feeds.map((feed) =>
      atom(paths.namedFeed(namedFeedId(feed)), () => {
        const { query } = readFeedQuery(feed, { settings, tags, things: lists });
        const found = reports.filter((report) => passesQuery(query, report, site.rowOf(report)));
        return buildNamedFeed(feed, found, site);
      }),
    ),
    {
      path: paths.actionsCalendar(),
      write: () => writeCalendar(buildCalendar(site.listed, site), settings.language),
    },
    ...[...new Set([...Object.keys(tags), ...byTag.keys()])].map((tag) =>
      atom(paths.tagFeed(tag), () => buildTagFeed(tag, byTag.get(tag) ?? [], site)),
    ),
    // Where no server redirects, whoever reads the feed of a tag that was renamed goes on getting news.
    ...[...formerTags(tags)]
      .filter(([old]) => !byTag.has(old))
      .map(([old, tag]) => atom(paths.tagFeed(old), () => buildTagFeed(tag, byTag.get(tag) ?? [], site))),
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
  return `${writeJson({ ...head, authors: [{ name: author }], items }, 2)}\n`;
}

/** Writes the files into the next output of a build. `folder` is that of the reports. */
export function writeSiteFiles(site: Site, folder: string, past: Past, output: Output): void {
  // The top of the output is the base path.
  const pathOf = (address: string): string => decodeURIComponent(address.slice(site.paths.base.length));
  for (const { path, key, write } of listEvidenceFiles(site)) output.put(pathOf(path), key, write);
  for (const { path: address, key, write } of listSiteFiles(site, folder, past)) {
    const path = pathOf(address);
    if (key === undefined) putText(output, path, write());
    else output.put(path, key, write);
  }
  for (const { path, name, read } of listOwnFiles(site)) output.put(pathOf(path), name, read);
}

/** A file of the team by its address; its name says what it holds. */
type OwnFile = { path: string; name: string; read: () => string | Uint8Array };

/** The style sheet and the pictures of the team; the name of each changes with what it holds. */
export function listOwnFiles({ paths, appearance: { css, logo, favicon } }: Site): OwnFile[] {
  const pictures = [logo?.light, logo?.dark, favicon].filter((picture) => picture !== undefined);
  const files = new Map(pictures.map(({ name, path }) => [name, path]));
  return [
    ...(css === undefined ? [] : [{ path: paths.own(css.name), name: css.name, read: () => css.text }]),
    ...[...files].map(([name, path]) => ({ path: paths.own(name), name, read: () => readFileSync(path) })),
  ];
}

/** Rules for web servers; without them pages say their policy themselves, and those at old addresses lead on. */
function redirectFiles(site: Site): SiteFile[] {
  const redirects = listRedirects(site.reports, site, site.tags);
  const { asset, base } = site.paths;
  const headers = { path: asset('_headers'), write: () => writeHeaderRules(base) };
  if (redirects.length === 0) return [headers];
  return [
    headers,
    { path: asset('_redirects'), write: () => writeRedirectRules(redirects) },
    { path: asset('redirects.nginx.map'), write: () => writeNginxMap(redirects) },
    { path: asset('redirects.caddy.map'), write: () => writeCaddyMap(redirects) },
  ];
}

/**
 * The texts that reports have had, for those who follow a citation of an older one. Only a build asks git for them; a page
 * asks for the file in any case, and where it is missing that would stand in the console as an error. Their times are by
 * the clock of the site.
 */
function versionFiles(
  { reports, paths, settings }: Pick<Site, 'reports' | 'paths' | 'settings'>,
  { versions, earlier }: Past,
): SiteFile[] {
  const files = Map.groupBy(reports, ({ id }) => paths.versions(id));
  return [...files].map(([path, members]) => ({
    path,
    write: () => {
      const known = members.flatMap(({ id }) => {
        const compared = JSON.parse(earlier.get(id) ?? '{}') as EarlierTexts;
        const list = versions.get(id)?.map((version) => ({
          ...version,
          ...(version.digest in compared ? { hasText: true as const } : {}),
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
