import type { Settings } from '../../../schemas/settings.ts';
import type { TagVocabulary } from '../../../schemas/tag.ts';
import { cleanLine } from './cite/escape.ts';
import { markHidden } from '../model/hidden.ts';
import { createDefanger, shownTitle } from '../indicators/defanger.ts';
import { buildDisputeBoard, isPastRecheck, type OpenDispute } from '../insights/disputes.ts';
import { sourceThings } from '../language/things.ts';
import { isPutAside, type Report } from '../model/report.ts';
import { rowName, type Thing } from '../model/things.ts';
import { buildActionBoard } from '../insights/actions.ts';
import type { Paths } from '../model/paths.ts';
import { tagLabel } from '../i18n/tag-label.ts';
import { writeFilters } from '../search/filter-words.ts';
import { namedFeedId, type NamedFeed } from '../search/named-feeds.ts';
import { isKnownDate, sortKey } from '../time/times.ts';
import type { Words } from '../i18n/words.ts';

/** What a feed takes from a site. */
export type FeedContext = {
  settings: Settings;
  words: Words;
  paths: Paths;
  tags: TagVocabulary;
  history: ReadonlyMap<string, { updated: string }>;
  now: string;
};

/** A report in a feed: plain texts, defanged, and its address. */
type FeedEntry = {
  /** A URN of the report's id: a site that moves makes no entry new. */
  id: string;
  address: string;
  title: string;
  summary?: string;
  /** ISO 8601 in UTC. */
  updated: string;
  tags: string[];
};

/** A feed with absolute addresses; `self` is where it lies, `page` what it follows. */
export type FeedView = {
  title: string;
  self: string;
  page: string;
  /** ISO 8601 in UTC. */
  updated: string;
  entries: FeedEntry[];
};

/** The feed of the archive. */
export function buildFeed(reports: readonly Report[], context: FeedContext): FeedView {
  const { settings, paths, words } = context;
  return composeFeed(newestEntries(reports, context), context, {
    title: words.fill(words.lessons.feedOfAll, { title: settings.title }),
    self: paths.feed(),
    page: paths.incidents(),
  });
}

/** The feed of the reports with a tag, which are given. */
export function buildTagFeed(tag: string, reports: readonly Report[], context: FeedContext): FeedView {
  const { settings, paths, words, tags } = context;
  return composeFeed(newestEntries(reports, context), context, {
    title: words.fill(words.lessons.feedOfTag, {
      title: settings.title,
      tag: tagLabel(tags, tag, settings.language),
    }),
    self: paths.tagFeed(tag),
    page: paths.tag(tag),
  });
}

/** The feed of actions past due: each is an entry of its own, updated on the day on which it fell due. */
export function buildOverdueFeed(reports: readonly Report[], context: FeedContext): FeedView {
  const { settings, paths, words, now } = context;
  const { late } = buildActionBoard(reports, now);
  const entries = late.slice(0, MAX_ENTRIES).map(({ report, action }): FeedEntry => ({
    id: urnOf(report.id, action.anchor),
    address: new URL(paths.incident(report.id, action.anchor), settings.address).href,
    title: words.fill(words.lessons.feedAction, {
      citation: `${report.id}#${action.anchor}`,
      owner: action.owner,
      due: action.due ?? '',
    }),
    summary: action.text,
    updated: toUtc(action.due ?? ''),
    tags: tagsOf(report, context),
  }));
  return composeFeed(entries, context, {
    title: words.fill(words.lessons.feedOfOverdue, { title: settings.title }),
    self: paths.overdueFeed(),
    page: paths.lessons(),
  });
}

/** The feed of open disputes: what waits for an answer, news again on its re-check date. */
export function buildDisputeFeed(reports: readonly Report[], context: FeedContext): FeedView {
  const { settings, paths, words, now } = context;
  const { open } = buildDisputeBoard(reports, now);
  return composeFeed(
    open.slice(0, MAX_ENTRIES).map((one) => describeDispute(one, context)),
    context,
    {
      title: words.fill(words.dispute.feedOfAll, { title: settings.title }),
      self: paths.disputesFeed(),
      page: paths.disputes(),
    },
  );
}

function describeDispute({ report, intel, dispute }: OpenDispute, context: FeedContext): FeedEntry {
  const { settings, words, paths, now } = context;
  const { fill, dispute: said } = words;
  const show = createDefanger(report);
  const about = { citation: `${report.id}#${intel.id}`, source: show(intel.source) };
  const { recheck_on: recheck, reported_on: reported } = dispute;
  const isLate = recheck !== undefined && isPastRecheck({ dispute }, now);
  const value = report.incident.indicators.find(({ id }) => id === intel.indicator)?.value;
  const state = fill(said.entryState, {
    reported: reported ?? said.notRecorded,
    recheck: recheck ?? said.notRecorded,
  });
  const since = isLate ? recheck : (reported ?? report.incident.times.detected);
  return {
    id: urnOf(report.id, intel.id),
    address: new URL(paths.disputes(disputeAnchor(report.id, intel.id)), settings.address).href,
    title: isLate ? fill(said.entryLate, { ...about, date: recheck }) : fill(said.entry, about),
    summary: value === undefined ? state : `${show(value)}\n${state}`,
    updated: toUtc(isKnownDate(since) ? since : now),
    tags: tagsOf(report, context),
  };
}

/** Where a dispute stands on the page of disputes. */
export function disputeAnchor(report: string, intel: string): string {
  return `${report}-${intel}`;
}

/** Reports by the sources that label something in them. */
export function reportsBySource(reports: readonly Report[]): { source: Thing; reports: Report[] }[] {
  const bySource = new Map<string, { source: Thing; reports: Report[] }>();
  for (const report of reports) {
    const own = new Map(sourceThings(report).map((source) => [source.id, source]));
    for (const [id, source] of own) {
      const known = bySource.get(id) ?? { source, reports: [] };
      known.reports.push(report);
      bySource.set(id, known);
    }
  }
  return [...bySource.values()];
}

/** The feed of the reports with a label of one source. */
export function buildSourceFeed(
  { source, reports }: { source: Thing; reports: readonly Report[] },
  context: FeedContext,
): FeedView {
  const { settings, paths, words } = context;
  const [first] = reports;
  return composeFeed(newestEntries(reports, context), context, {
    title: words.fill(words.dispute.feedOfSource, {
      title: settings.title,
      source: first === undefined ? source.label : createDefanger(first)(source.label),
    }),
    self: paths.sourceFeed(source.id),
    page: paths.incidentsWith(writeFilters(['source', rowName(source)])),
  });
}

/** The feed of the reports that a query of the settings finds, which are given. */
export function buildNamedFeed(feed: NamedFeed, reports: readonly Report[], context: FeedContext): FeedView {
  const { settings, paths, words } = context;
  return composeFeed(newestEntries(reports, context), context, {
    title: words.fill(words.lessons.feedOfTag, { title: settings.title, tag: feed.title }),
    self: paths.namedFeed(namedFeedId(feed)),
    page: paths.incidentsWith(feed.query),
  });
}

/** A reader that looks in once a month misses nothing in most archives. */
const MAX_ENTRIES = 30;

function composeFeed(
  entries: FeedEntry[],
  { settings: { address }, now }: FeedContext,
  { title, self, page }: Pick<FeedView, 'title' | 'self' | 'page'>,
): FeedView {
  const newest = entries
    .map(({ updated }) => updated)
    .toSorted()
    .at(-1);
  return {
    title: cleanLine(title),
    self: new URL(self, address).href,
    page: new URL(page, address).href,
    updated: newest ?? toUtc(now),
    entries: entries.map(({ summary, ...entry }) => ({
      ...entry,
      title: cleanLine(entry.title),
      ...(summary === undefined ? {} : { summary: markHidden(summary) }),
      tags: entry.tags.map(cleanLine),
    })),
  };
}

function newestEntries(reports: readonly Report[], context: FeedContext): FeedEntry[] {
  return (
    reports
      .map((report) => ({ report, updated: updatedOf(report, context) }))
      // An entry must have a time, and none is made up.
      .filter(({ updated }) => isKnownDate(updated))
      .map((entry) => ({ ...entry, key: sortKey(entry.updated) }))
      .toSorted((a, b) => b.key - a.key)
      .slice(0, MAX_ENTRIES)
      // A withdrawal is news, but no report to begin with.
      .toSorted((a, b) => Number(isPutAside(a.report)) - Number(isPutAside(b.report)))
      .map(({ report, updated }) => describeEntry(report, updated, context))
  );
}

function describeEntry(report: Report, updated: string, context: FeedContext): FeedEntry {
  const { settings, words, paths } = context;
  const { id, incident } = report;
  const show = createDefanger(report);
  const summary = report.translation?.summary ?? incident.summary;
  const state =
    incident.record_status === 'published' ? '' : ` (${words.labels.recordStatus[incident.record_status]})`;
  return {
    id: urnOf(id),
    address: new URL(paths.incident(id), settings.address).href,
    title: `${id}${state}: ${shownTitle(report)}`,
    ...(summary === undefined ? {} : { summary: show(summary) }),
    updated: toUtc(updated),
    tags: tagsOf(report, context),
  };
}

/** A fragment is no part of what a URN names (RFC 8141), so a part of a report stands behind a colon. */
function urnOf(...names: string[]): string {
  return ['urn:x-precedent', ...names].join(':');
}

function tagsOf({ incident }: Report, { tags, settings }: FeedContext): string[] {
  return incident.tags.map((tag) => tagLabel(tags, tag, settings.language));
}

function toUtc(date: string): string {
  return new Date(sortKey(date)).toISOString();
}

/** When git last saw a change; without git the day on which the incident was detected, and `''` where nobody knows it. */
function updatedOf(report: Report, { history }: FeedContext): string {
  const { detected } = report.incident.times;
  return history.get(report.id)?.updated ?? (isKnownDate(detected) ? detected : '');
}
