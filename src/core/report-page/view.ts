import type { Settings } from '../../../schemas/settings.ts';
import type { TagVocabulary } from '../../../schemas/tag.ts';
import type { VerdictValue } from '../../../schemas/vocabulary.ts';
import type { Reopened } from '../insights/reopened.ts';
import { groupCitations, linkTo, type CitedGroup, type ReportLink } from '../related/cited-by.ts';
import { defang, defangPlain } from '../indicators/defang.ts';
import { createDefanger, ownTitle, shownTitle } from '../indicators/defanger.ts';
import { signaturesOf } from '../insights/signature-records.ts';
import { fingerprint } from '../model/fingerprint.ts';
import type { Backlink, Report, SimilarReport } from '../model/report.ts';
import type { Translation } from '../model/translation.ts';
import { findNotices, type Notice } from './notices.ts';
import type { Paths } from '../model/paths.ts';
import { foldName } from '../model/text.ts';
import { relationsTo } from '../related/relations.ts';
import { isPastDue } from '../time/due.ts';
import { tagLabel } from '../i18n/tag-label.ts';
import type { Words } from '../i18n/words.ts';

/** What the page of one report takes from the rest of the archive: the part of a site that it reads. */
export type Surroundings = {
  settings: Settings;
  words: Words;
  paths: Paths;
  tags: TagVocabulary;
  reports: readonly Report[];
  byId: ReadonlyMap<string, Report>;
  backlinks: ReadonlyMap<string, Backlink[]>;
  similar: (id: string) => SimilarReport[];
  neighbours: (id: string) => { previous?: Report; next?: Report };
  history: ReadonlyMap<string, { updated: string; changes: number }>;
  reopened: ReadonlyMap<string, Reopened>;
  /** Ids of the pages of signatures, by the folded name. */
  signaturePages: () => ReadonlyMap<string, string>;
  now: string;
  buildKey: string;
};

type RelationView = { label: string; id: string; link?: ReportLink; note?: string };

type SimilarView = { link: ReportLink; verdict: VerdictValue; reasons: string[] };

export type ReportView = {
  title: string;
  summary?: string;
  /** For readers of the interface, where the report is in another language. */
  translation?: Translation;
  notices: Notice[];
  tags: { href: string; label: string }[];
  /** Pages of its signatures, by their names. */
  signatures: Record<string, string>;
  relations: RelationView[];
  citedBy: CitedGroup[];
  /** Citations beyond those listed. */
  moreCitations: number;
  similar: SimilarView[];
  previous?: ReportLink;
  next?: ReportLink;
  history?: { updated: string; changes: number };
  /** Lessons of later reports that reopened an action of this one, by its anchor. */
  reopened: Record<string, ReopenedLink>;
};

/** A lesson of another report, as `INC-2024-0001#L1`. */
export type ReopenedLink = { citation: string; href: string };

/** Everything on the page of a report that depends on more than its own file. Lists are bounded. */
export function buildReportView(report: Report, site: Surroundings): ReportView {
  const { incident } = report;
  const show = createDefanger(report);
  const { previous, next } = site.neighbours(report.id);
  const history = site.history.get(report.id);
  const citations = site.backlinks.get(report.id) ?? [];
  return {
    title: ownTitle(report),
    ...(report.translation === undefined ? {} : { translation: defangWords(report.translation, show) }),
    ...(incident.summary === undefined ? {} : { summary: show(incident.summary) }),
    notices: findNotices(report, site),
    tags: incident.tags.map((tag) => ({
      href: site.paths.tag(tag),
      label: tagLabel(site.tags, tag, site.settings.language),
    })),
    signatures: Object.fromEntries(
      signaturesOf(report).flatMap((name) => {
        const id = site.signaturePages().get(foldName(name));
        return id === undefined ? [] : [[name, site.paths.signature(id)]];
      }),
    ),
    relations: describeRelations(report, site),
    citedBy: groupCitations(report, citations.slice(0, MAX_CITATIONS), site),
    moreCitations: Math.max(0, citations.length - MAX_CITATIONS),
    similar: site.similar(report.id).flatMap((similar) => describeSimilar(similar, site)),
    ...(previous ? { previous: linkTo(previous, site) } : {}),
    ...(next ? { next: linkTo(next, site) } : {}),
    ...(history ? { history } : {}),
    reopened: Object.fromEntries(
      report.actions.flatMap(({ anchor }) => {
        const link = linkReopened(site.reopened.get(`${report.id}#${anchor}`), site);
        return link === undefined ? [] : [[anchor, link]];
      }),
    ),
  };
}

/** Where a lesson was taught again; nothing where it was not. */
export function linkReopened(
  found: Reopened | undefined,
  { paths }: Pick<Surroundings, 'paths'>,
): ReopenedLink | undefined {
  if (found === undefined) return undefined;
  const { report, lesson } = found.again;
  return {
    citation: `${report.id}#${lesson.anchor}`,
    href: paths.incident(report.id, lesson.anchor),
  };
}

/**
 * Changes exactly when the page of a report would: its own file and where that lies, the reports it shows or cites, words
 * and settings.
 */
export function reportFingerprint(report: Report, view: ReportView, site: Surroundings): string {
  const cited = report.citations.map(({ id }) => {
    const target = site.byId.get(id);
    return target ? `${target.id} ${target.incident.record_status} ${shownTitle(target)}` : id;
  });
  const overdue = report.actions.map((action) => isPastDue(action, site.now));
  return fingerprint(site.buildKey, report.digest, report.file, JSON.stringify([view, overdue]), ...cited);
}

function defangWords({ lang, title, summary }: Translation, show: (text: string) => string): Translation {
  return { lang, title: show(title), ...(summary === undefined ? {} : { summary: show(summary) }) };
}

export type ReportPage = {
  params: { id: string };
  /** The view is there with a key, which is made of it. */
  props: { id: string; view?: ReportView };
  cacheKey?: string;
};

/** The page of each report and of each of its aliases; with `keys`, each with the fingerprint of what it shows. */
export function listReportPages(site: Surroundings, { keys }: { keys: boolean }): ReportPage[] {
  return site.reports.flatMap((report) => {
    const view = keys ? buildReportView(report, site) : undefined;
    const key = view ? { cacheKey: reportFingerprint(report, view, site) } : {};
    const props = { id: report.id, ...(view ? { view } : {}) };
    const aliases = report.incident.aliases.filter((alias) => site.byId.get(alias) === report);
    return [report.id, ...aliases].map((id) => ({ params: { id }, props, ...key }));
  });
}

/** More would let the page grow with the archive. */
const MAX_CITATIONS = 40;
const MAX_REASON_VALUES = 3;

function describeRelations(report: Report, site: Surroundings): RelationView[] {
  const { words, byId } = site;
  const show = createDefanger(report);
  const own = report.incident.relations.map(({ type, target: id, note }): RelationView => {
    const target = byId.get(id);
    return {
      label: words.labels.relation[type],
      id,
      ...(target ? { link: linkTo(target, site) } : {}),
      ...(note === undefined ? {} : { note: show(note) }),
    };
  });
  const isTold = new Set(own.map(({ label, link }) => `${label} ${link?.id}`));
  const others = relationsTo(report, site)
    .filter(({ from, type }) => !isTold.has(`${words.labels.relationFrom[type]} ${from.id}`))
    .map(({ from, type, note }): RelationView => ({
      label: words.labels.relationFrom[type],
      id: from.id,
      link: linkTo(from, site),
      ...(note === undefined ? {} : { note: createDefanger(from)(note) }),
    }));
  return [...own, ...others.slice(0, MAX_CITATIONS)];
}

function describeSimilar({ id, reasons }: SimilarReport, site: Surroundings): SimilarView[] {
  const other = site.byId.get(id);
  if (other === undefined) return [];
  const told = reasons.map((reason) => reasonWords(reason, site));
  return [{ link: linkTo(other, site), verdict: other.incident.verdict.value, reasons: told }];
}

function reasonWords(
  { kind, values }: SimilarReport['reasons'][number],
  { words, tags, settings }: Surroundings,
): string {
  const label = words.labels.similarReason[kind];
  const shown = values.slice(0, MAX_REASON_VALUES).map((value) => reasonValue(kind, value));
  return [label, shown.join(words.site.comma)].filter((part) => part !== '').join(': ');

  function reasonValue(of: typeof kind, value: string): string {
    if (of === 'indicator' || of === 'neighbour') return defang(value);
    if (of === 'tag') return tagLabel(tags, value, settings.language);
    if (of === 'cause') return (words.labels.cause as Record<string, string>)[value] ?? value;
    if (of === 'relation') return (words.labels.relation as Record<string, string>)[value] ?? value;
    return defangPlain(value);
  }
}
