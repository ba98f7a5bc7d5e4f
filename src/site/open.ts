import type { Settings } from '../../schemas/settings.ts';
import type { TagVocabulary } from '../../schemas/tag.ts';
import type { ThingLists } from '../../schemas/thing.ts';
import type { ReportHistory } from '../archive/history.ts';
import { compilerDigest } from '../archive/report-cache.ts';
import { readTemplates } from '../archive/templates.ts';
import type { Template } from '../core/draft/template.ts';
import { getWords, type Words } from '../core/i18n/words.ts';
import { pagedSignatures } from '../core/insights/signature-records.ts';
import { describeRow } from '../core/list/row.ts';
import { createDirectories, nameThings, type Directories } from '../core/language/things.ts';
import type { Archive } from '../core/model/archive.ts';
import { fingerprint } from '../core/model/fingerprint.ts';
import { createPaths, type Paths } from '../core/model/paths.ts';
import {
  isPutAside,
  reportsById,
  type Backlink,
  type Report,
  type SimilarReport,
} from '../core/model/report.ts';
import { foldName } from '../core/model/text.ts';
import { keepFor } from '../core/model/values.ts';
import type { ReportRow } from '../core/model/row.ts';
import { buildBacklinks } from '../core/related/cited-by.ts';
import { buildSimilarityIndex, type SimilarityIndex } from '../core/related/similar.ts';
import { sortNewestFirst, zonedDay } from '../core/time/times.ts';
import { createHtmlRenderer } from '../core/report-page/render-html.ts';

/** Everything that pages are made of. Built once from an archive; lookups are cheap. */
export type Site = {
  settings: Settings;
  words: Words;
  paths: Paths;
  tags: TagVocabulary;
  /** The lists of sources and services as they were read. */
  lists: ThingLists;
  /** What sources and services are called; the reports name them so. */
  things: Directories;
  /** What a new report may begin with. */
  templates: readonly Template[];
  /** All reports, newest first by detection. */
  reports: Report[];
  /** Reports of the default lists: without superseded and withdrawn ones. */
  listed: Report[];
  /** Reports by id and by alias. */
  byId: ReadonlyMap<string, Report>;
  /** Citations of each report, newest citing report first. */
  backlinks: ReadonlyMap<string, Backlink[]>;
  similar: (id: string) => SimilarReport[];
  /** Ids of the pages of signatures, by the folded name. */
  signaturePages: () => ReadonlyMap<string, string>;
  /** The reports before and after one in time. */
  neighbours: (id: string) => { previous?: Report; next?: Report };
  /** Last change and number of changes of each report, by id; empty without git, or in a shallow clone. */
  history: ReadonlyMap<string, ReportHistory>;
  /** The row of a report in lists and in the search. */
  rowOf: (report: Report) => ReportRow;
  /** A compiled part of a report with the addresses of its citations and images. */
  renderHtml: (html: string, report: Report) => string;
  /** The day of the build in the zone of the site, ISO 8601: nothing on a page depends on the hour. */
  now: string;
  /** Changes whenever the compiler or the settings do: belongs into every page's cache key. */
  buildKey: string;
};

/** What a site is made of beside its archive, as plain data. */
export type SiteSources = {
  settings: Settings;
  history: ReadonlyMap<string, ReportHistory>;
  /** ISO 8601 date, or date and time. */
  now: string;
  compiler: string;
  templates?: readonly Template[];
};

type SiteInput = SiteSources & { archive: Pick<Archive, 'reports' | 'tags' | 'things'> };

/**
 * The site of an archive, without the history of its reports. `now` is an ISO 8601 date and time. Rejects as
 * `readSiteSources` does.
 */
export async function openSite(archive: Archive, input: SourcesInput): Promise<Site> {
  return createSite({ ...(await readSiteSources(input)), history: new Map<string, never>(), archive });
}

type SourcesInput = Pick<SiteSources, 'settings' | 'now'> & {
  /** Read when absent. */
  templates?: readonly Template[] | undefined;
};

/** All but the history, for which the reports must be known. Rejects with a UserError when a template of the team cannot be used. */
export async function readSiteSources({
  settings,
  now,
  templates,
}: SourcesInput): Promise<Omit<SiteSources, 'history'>> {
  return {
    settings,
    now,
    compiler: compilerDigest(settings),
    templates: templates ?? (await readTemplates(settings.incidents)),
  };
}

/** Prepares an archive for the pages. */
export function createSite({
  archive,
  settings,
  history,
  compiler,
  templates = [],
  ...input
}: SiteInput): Site {
  const now = zonedDay(input.now, settings.timeZone);
  const { lists, things, named } = nameAll(archive, settings);
  const reports = sortNewestFirst(named, settings.timeZone);
  const byId = reportsById(reports);
  const paths = createPaths(new URL(settings.address).pathname);
  const words = getWords(settings.language);
  const places = new Map(reports.map((report, index) => [report.id, index]));
  const listed = reports.filter((report) => !isPutAside(report));
  return {
    settings,
    words,
    paths,
    tags: archive.tags,
    lists,
    things,
    templates,
    reports,
    listed,
    byId,
    backlinks: buildBacklinks(reports, byId),
    similar: rankSimilar(reports, byId),
    signaturePages: () => signaturesOf(listed),
    neighbours: (id) => neighboursOf(reports, places.get(id)),
    history,
    rowOf: keepRows(now, settings.timeZone),
    renderHtml: createHtmlRenderer({ byId, paths, words }),
    now,
    buildKey: buildKeyOf(compiler, settings, lists),
  };
}

/** What a compiler and settings make changes with it, and all that names a source or a service does with their lists. */
export function buildKeyOf(
  compiler: string,
  settings: Settings,
  { sources, services }: ThingLists = {},
): string {
  return fingerprint(compiler, JSON.stringify([settings, sources, services]));
}

/** Its index is made when it is first asked for. */
function rankSimilar(reports: readonly Report[], byId: Site['byId']): Site['similar'] {
  let index: SimilarityIndex | undefined;
  return (id) => {
    const report = byId.get(id);
    index ??= buildSimilarityIndex(reports);
    return report === undefined ? [] : index.rank(report);
  };
}

/** Ids of the pages of signatures, by the folded name; counted once for some reports. */
const signaturesOf = keepFor(
  (listed: readonly Report[]): ReadonlyMap<string, string> =>
    new Map(pagedSignatures(listed).map(({ id, name }) => [foldName(name), id])),
);

/** The reports with the names that the archive has for their sources and services. */
function nameAll(
  { reports, things: lists = {} }: SiteInput['archive'],
  { language }: Settings,
): { lists: ThingLists; things: Directories; named: Report[] } {
  const things = createDirectories(lists, language);
  return { lists, things, named: reports.map((report) => nameThings(report, things)) };
}

/** Several files and pages show the same rows. */
function keepRows(now: string, timeZone: string): Site['rowOf'] {
  const rows = new Map<Report, ReportRow>();
  return (report) => {
    const row = rows.get(report) ?? describeRow(report, now, timeZone);
    rows.set(report, row);
    return row;
  };
}

function neighboursOf(
  reports: readonly Report[],
  at: number | undefined,
): { previous?: Report; next?: Report } {
  const previous = at === undefined ? undefined : reports[at + 1];
  const next = at === undefined ? undefined : reports[at - 1];
  return { ...(previous ? { previous } : {}), ...(next ? { next } : {}) };
}
