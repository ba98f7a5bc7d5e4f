import { wordsOf } from '../core/i18n/archive-words.ts';
import type { Settings } from '../../schemas/settings.ts';
import type { TagVocabulary } from '../../schemas/tag.ts';
import type { ThingLists } from '../../schemas/thing.ts';
import type { ReportHistory } from '../archive/history.ts';
import { compilerDigest } from '../archive/report-cache.ts';
import { readAppearance, type Appearance } from '../archive/appearance.ts';
import { readOwnRules } from '../archive/own-rules.ts';
import { readTemplates } from '../archive/templates.ts';
import type { Template } from '../core/draft/template.ts';
import type { Words } from '../core/i18n/words.ts';
import { findReopened, reopenedActions, type Reopened } from '../core/insights/reopened.ts';
import { pagedSignatures } from '../core/insights/signature-records.ts';
import { describeRow } from '../core/list/row.ts';
import { createDirectories, nameThings, type Directories } from '../core/language/things.ts';
import type { Archive } from '../core/model/archive.ts';
import { hideDrafts } from '../core/model/drafts.ts';
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
import type { OwnRule } from '../core/rules/rule.ts';
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
  /** What the team adds to the look of its site. */
  appearance: Appearance;
  /** Rules of the team, without their code. */
  ownRules: readonly OwnRuleFacts[];
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
  /** Lessons that came up again after they were answered, the newest return first: see `findReopened`. */
  reopenedLessons: readonly Reopened[];
  /** What reopened an action last, by `ID#anchor`. */
  reopened: ReadonlyMap<string, Reopened>;
  /** Last change and number of changes of each report, by id; empty without git, or in a shallow clone. */
  history: ReadonlyMap<string, ReportHistory>;
  /** The row of a report in lists and in the search. */
  rowOf: (report: Report) => ReportRow;
  /** A compiled part of a report with the addresses of its citations and images. */
  renderHtml: (html: string, report: Report) => string;
  /** A text of a report without the names of those that the site leaves out. */
  redact: (text: string) => string;
  /** Whether the form opens reports: not where their sources may name one that the site leaves out. */
  isEditable: boolean;
  /** Ids and aliases of reports that the site leaves out; no file of it says them. */
  hidden: readonly string[];
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
  appearance?: Appearance;
  ownRules?: readonly OwnRuleFacts[];
};

/** What a page tells of a rule of the team. */
export type OwnRuleFacts = Omit<OwnRule, 'run'>;

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
    appearance: readAppearance(settings).appearance,
    ownRules: (await readOwnRules(settings)).rules.map(({ run: _, ...facts }) => facts),
  };
}

/** Prepares an archive for the pages. */
export function createSite({
  archive,
  settings,
  history,
  compiler,
  templates = [],
  ownRules = [],
  appearance = { pages: [] },
  ...input
}: SiteInput): Site {
  const now = zonedDay(input.now, settings.timeZone);
  const paths = createPaths(new URL(settings.address).pathname);
  const words = wordsOf(settings);
  const { shown, named: hiddenNames, ...left } = chooseReports(archive.reports, settings, words);
  const { lists, things, named } = nameAll({ ...archive, reports: shown }, settings);
  const reports = sortNewestFirst(named, settings.timeZone);
  const byId = reportsById(reports);
  return {
    settings,
    words,
    paths,
    tags: archive.tags,
    lists,
    things,
    templates,
    ownRules,
    appearance,
    ...arrange(reports, byId),
    history,
    rowOf: keepRows(now, settings),
    renderHtml: createHtmlRenderer({ byId, paths, words, settings }),
    ...left,
    isEditable: settings.editing && left.hidden.length === 0,
    now,
    // What a report says of one that is left out changes with it, and not with its own text.
    buildKey: fingerprint(
      buildKeyOf(compiler, settings, lists, hiddenNames),
      JSON.stringify([withoutTexts(appearance), ownRules]),
    ),
  };
}

/** What other pages show of the pages of a team, which are made anew by every build. */
function withoutTexts({ pages, ...rest }: Appearance): object {
  return {
    ...rest,
    pages: pages.map(({ texts: _, links: __, anchors: ___, citations: ____, ...head }) => head),
  };
}

type Arranged =
  | 'reports'
  | 'listed'
  | 'byId'
  | 'backlinks'
  | 'similar'
  | 'neighbours'
  | 'signaturePages'
  | 'reopened'
  | 'reopenedLessons';

/** The reports of a site in their order, and what stands between them. */
function arrange(reports: Report[], byId: Site['byId']): Pick<Site, Arranged> {
  const places = new Map(reports.map((report, index) => [report.id, index]));
  const listed = reports.filter((report) => !isPutAside(report));
  return {
    reports,
    listed,
    byId,
    backlinks: buildBacklinks(reports, byId),
    similar: openSimilar(reports, byId),
    signaturePages: () => signaturesOf(listed),
    neighbours: (id) => neighboursOf(reports, places.get(id)),
    ...findReturns(reports),
  };
}

/** Similar reports are compared when the first page asks. */
function openSimilar(reports: readonly Report[], byId: Site['byId']): Site['similar'] {
  let similarity: SimilarityIndex | undefined;
  return (id) => {
    const report = byId.get(id);
    similarity ??= buildSimilarityIndex(reports);
    return report === undefined ? [] : similarity.rank(report);
  };
}

function findReturns(reports: readonly Report[]): Pick<Site, 'reopenedLessons' | 'reopened'> {
  const reopenedLessons = findReopened(reports);
  return { reopenedLessons, reopened: reopenedActions(reopenedLessons) };
}

/** The reports of a site, with or without drafts: what whoever has no checkout of the archive may see. */
export function chooseReports(
  reports: readonly Report[],
  { drafts }: Pick<Settings, 'drafts'>,
  { report: words }: Words,
): ReturnType<typeof hideDrafts> {
  if (drafts === 'marked') return { shown: [...reports], redact: (text) => text, named: [], hidden: [] };
  return hideDrafts(reports, { unnamed: words.hiddenReport, mark: words.notPublished });
}

/** What a compiler and settings make changes with it, and all that names a source or a service does with their lists. */
export function buildKeyOf(
  compiler: string,
  settings: Settings,
  { sources, services }: ThingLists = {},
  hidden: readonly string[] = [],
): string {
  return fingerprint(compiler, JSON.stringify([settings, sources, services]), ...hidden);
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
function keepRows(now: string, { timeZone, fields }: Settings): Site['rowOf'] {
  const rows = new Map<Report, ReportRow>();
  return (report) => {
    const row = rows.get(report) ?? describeRow(report, now, timeZone, fields);
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
