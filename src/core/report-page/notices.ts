import type { Settings } from '../../../schemas/settings.ts';
import { defang } from '../indicators/defang.ts';
import { createDefanger, shownTitle, titleLang } from '../indicators/defanger.ts';
import { isPutAside, type Report } from '../model/report.ts';
import { isPastDue } from '../time/due.ts';
import type { Paths } from '../model/paths.ts';
import { valueAt } from '../model/values.ts';
import { relationsTo } from '../related/relations.ts';
import { compareDates, DAY, formatDate, sortKey } from '../time/times.ts';
import type { Words } from '../i18n/words.ts';
import { listOpen } from '../model/imported.ts';

/** Something to know before one relies on a report: whole sentences, and where to read on. */
export type Notice = {
  kind:
    | 'draft'
    | 'in_review'
    | 'imported'
    | 'superseded'
    | 'withdrawn'
    | 'stale'
    | 'review_due'
    | 'past_due'
    | 'released'
    | 'expired';
  text: string;
  /** The author's own words, in the language of the report. */
  quote?: string;
  links: { href: string; words: string; lang?: string }[];
};

export type NoticeContext = {
  settings: Settings;
  words: Words;
  paths: Paths;
  reports: readonly Report[];
  byId: ReadonlyMap<string, Report>;
  history: ReadonlyMap<string, { updated: string }>;
  now: string;
};

/** What a reader should know of the state of a report, gravest first; nothing for a report that is in good order. */
export function findNotices(report: Report, context: NoticeContext): Notice[] {
  return [
    ...stateNotices(report, context),
    ...ageNotices(report, context),
    ...actionNotices(report, context),
    ...lapseNotices(report, context),
  ];
}

/** Whether a notice is about the whole report, and has to be read before anything else; the others may wait. */
export function isAboutState({ kind }: Notice): boolean {
  return STATES.has(kind);
}

const STATES: ReadonlySet<Notice['kind']> = new Set([
  'draft',
  'in_review',
  'imported',
  'superseded',
  'withdrawn',
]);

const MONTH = 30.44 * DAY;

function say(kind: Notice['kind'], text: string, links: Notice['links'] = []): Notice {
  return { kind, text, links };
}

function stateNotices(report: Report, context: NoticeContext): Notice[] {
  const { fill, report: words } = context.words;
  const origin = originOf(report);
  const imported =
    origin === undefined
      ? []
      : [
          say(
            'imported',
            [fill(words.noticeImported, { source: origin }), ...openPoints(report, context)].join(' '),
          ),
        ];
  switch (report.incident.record_status) {
    case 'withdrawn':
      return [withdrawnNotice(report, context)];
    case 'superseded':
      return [supersededNotice(report, context)];
    case 'draft':
      return origin === undefined ? [say('draft', words.noticeDraft)] : imported;
    case 'in_review':
      return [say('in_review', words.noticeInReview)];
    case 'published':
      return imported;
  }
}

function withdrawnNotice(
  report: Report,
  { words: { report: words, fill }, settings }: NoticeContext,
): Notice {
  const { withdrawn_on: on, withdrawn_reason: why } = report.incident;
  const date = on === undefined ? [] : [fill(words.withdrawnOn, { date: formatDate(on, settings) })];
  const notice = say('withdrawn', [words.noticeWithdrawn, ...date].join(' '));
  return why === undefined ? notice : { ...notice, quote: createDefanger(report)(why) };
}

function supersededNotice(report: Report, { words, paths, settings, ...archive }: NoticeContext): Notice {
  const survivors = relationsTo(report, archive).filter(({ type }) => type === 'supersedes');
  const links = survivors.map(({ from }) => ({
    href: paths.incident(from.id),
    words: `${from.id} ${shownTitle(from)}`,
    ...(titleLang(from) === settings.language ? {} : { lang: titleLang(from) }),
  }));
  const { noticeSuperseded, noticeSupersededUnknown } = words.report;
  return say('superseded', links.length === 0 ? noticeSupersededUnknown : noticeSuperseded, links);
}

/** Importers write where a report comes from under `x_imported`. */
function originOf({ incident }: Report): string | undefined {
  const names = ['source', 'format'].map((field) => valueAt(incident, ['x_imported', field]));
  return names.filter((name) => typeof name === 'string').find((name) => name !== '');
}

/** What the source leaves open stands there too, and not in the text, where a search would find it in every report. */
function openPoints(report: Report, { words }: NoticeContext): string[] {
  const known = new Map<unknown, string>(Object.entries(words.imported.unknown));
  const names = listOpen(report).flatMap((point) => known.get(point) ?? []);
  return names.length === 0
    ? []
    : [words.fill(words.report.noticeImportedOpen, { list: names.join(words.site.comma) })];
}

function ageNotices(
  report: Report,
  { words: { report: words, fill }, settings, history, now }: NoticeContext,
): Notice[] {
  const { review_by: reviewBy } = report.incident;
  if (isPutAside(report)) return [];
  if (reviewBy !== undefined && compareDates(reviewBy, now) === 'before') {
    return [say('review_due', fill(words.noticeReviewDue, { date: formatDate(reviewBy, settings) }))];
  }
  const updated = history.get(report.id)?.updated;
  const months = updated === undefined ? 0 : Math.floor((sortKey(now) - sortKey(updated)) / MONTH);
  return months < settings.staleAfterMonths ? [] : [say('stale', fill(words.noticeStale, { months }))];
}

function actionNotices({ actions }: Report, { words, now }: NoticeContext): Notice[] {
  const late = actions.filter((action) => isPastDue(action, now));
  if (late.length === 0) return [];
  const [shown, rest] = [late.slice(0, MAX_LINKED), late.slice(MAX_LINKED)];
  const links = shown.map(({ anchor }) => ({ href: `#${anchor}`, words: anchor }));
  // The first of those that are left out leads on to them.
  links.push(...rest.slice(0, 1).map(({ anchor }) => ({ href: `#${anchor}`, words: `+${rest.length}` })));
  return [say('past_due', words.fill(words.report.noticePastDue, { actions: late.length }), links)];
}

/** What was true of an address or indicator once and need not be any more: an alert on it today is about somebody else. */
function lapseNotices(report: Report, { words, settings, now }: NoticeContext): Notice[] {
  const { assets, indicators } = report.incident;
  const isPast = (date: string | undefined): date is string =>
    date !== undefined && compareDates(date, now) === 'before';
  const show = (value: string, date: string): string =>
    words.fill(words.report.valueUntil, { value: defang(value), date: formatDate(date, settings) });
  const released = assets.flatMap(({ ips }) =>
    ips.flatMap(({ addr, held_until: until }) => (isPast(until) ? [show(addr, until)] : [])),
  );
  const expired = indicators.flatMap(({ value, role, valid_until: until }) =>
    isPast(until) && role !== 'benign' ? [show(value, until)] : [],
  );
  const notice = (kind: 'released' | 'expired', list: string[], text: string): Notice[] =>
    list.length === 0 ? [] : [say(kind, words.fill(text, { list: listed(list, words) }))];
  return [
    ...notice('released', released, words.report.noticeReleased),
    ...notice('expired', expired, words.report.noticeExpired),
  ];
}

/** More would hide the rest of the head. */
const MAX_LISTED = 3;
const MAX_LINKED = 10;

function listed(values: readonly string[], { site }: Words): string {
  const rest = values.length - MAX_LISTED;
  return [...values.slice(0, MAX_LISTED), ...(rest > 0 ? [`+${rest}`] : [])].join(site.comma);
}
