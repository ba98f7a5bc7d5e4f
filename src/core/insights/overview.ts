import type { VerdictValue } from '../../../schemas/vocabulary.ts';
import type { Words } from '../i18n/words.ts';
import { isCounted, isImported } from '../model/drafts.ts';
import type { Report } from '../model/report.ts';
import { isOpen, isPastDue } from '../time/due.ts';
import { DAY, sortKey } from '../time/times.ts';
import { isDecided } from './false-positives.ts';
import { countEach, shareOf, type Share } from './stats.ts';

/** What the home page says in numbers, each with what it is a part of. */
export type Overview = {
  reports: number;
  /** Of them records of others. */
  imported: number;
  /** Drafts written here, which count in none of these numbers. */
  drafts: number;
  /** Detected in the 90 days before `now`. */
  recent: number;
  /** Among the reports that say whether the alert was right. */
  falsePositives: Share;
  actions: number;
  openActions: number;
  /** Of the open ones. */
  late: number;
};

/** Counts those of the listed reports that count; `now` is an ISO 8601 date and time. */
export function overviewOf(listed: readonly Report[], now: string): Overview {
  const reports = listed.filter(isCounted);
  const since = sortKey(now) - 90 * DAY;
  const actions = reports.flatMap((report) => report.actions);
  const open = actions.filter(isOpen);
  const verdicts = reports.map(({ incident }) => incident.verdict.value).filter(isDecided);
  return {
    reports: reports.length,
    imported: reports.filter(isImported).length,
    drafts: listed.length - reports.length,
    recent: reports.filter(({ incident }) => isBetween(sortKey(incident.times.detected), since, sortKey(now)))
      .length,
    falsePositives: shareOf(verdicts.filter((value) => value === 'false_positive').length, verdicts.length),
    actions: actions.length,
    openActions: open.length,
    late: open.filter((action) => isPastDue(action, now)).length,
  };
}

/** The same in sentences; of what there is nothing, nothing is said. */
export function tellOverview(overview: Overview, { fill, home }: Words): string[] {
  const { reports, imported, drafts, recent, falsePositives, actions, openActions, late } = overview;
  const { part, whole, percent } = falsePositives;
  const wrong =
    percent === undefined
      ? fill(home.countFalseFew, { n: part, all: whole })
      : fill(home.countFalse, { n: part, all: whole, ...percent });
  return [
    fill(home.countAll, { n: reports, recent }),
    ...(imported === 0 ? [] : [fill(home.countImported, { n: imported })]),
    ...tellDrafts(drafts, { fill, home }),
    ...(whole === 0 ? [] : [wrong]),
    ...(actions === 0 ? [] : [fill(home.countActions, { open: openActions, all: actions, late })]),
  ];
}

/** Over how many of the listed reports the charts of insights are, in sentences, with the drafts as home tells them. */
export function tellCounted(
  listed: readonly Report[],
  { fill, home, insights }: Pick<Words, 'fill' | 'home' | 'insights'>,
): string[] {
  const counted = listed.filter(isCounted).length;
  return [fill(insights.lead, { n: counted }), ...tellDrafts(listed.length - counted, { fill, home })];
}

function tellDrafts(drafts: number, { fill, home }: Pick<Words, 'fill' | 'home'>): string[] {
  return drafts === 0 ? [] : [fill(home.countDrafts, { n: drafts })];
}

/** How many of the given reports have each verdict; verdicts that none has are missing. */
export function verdictCounts(reports: readonly Report[]): ReadonlyMap<VerdictValue, number> {
  return countEach(reports.map(({ incident }) => incident.verdict.value));
}

function isBetween(value: number, from: number, until: number): boolean {
  return value >= from && value <= until;
}
