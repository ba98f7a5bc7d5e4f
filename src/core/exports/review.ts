import { isUndecided } from '../model/report.ts';
import { isOpen } from '../time/due.ts';
import { daysBetween, sortKey } from '../time/times.ts';
import type { ReportDocument } from './outline.ts';

type Part = ReportDocument['steps'][number];

/** A part of a report with the report that it is of. */
type Gathered<Kind> = { report: ReportDocument; part: Kind };

/** What several reports leave open, teach and ask for. */
export type ReviewGathering = {
  /**
   * Reports whose verdict is not settled, and steps that are not done. A finding that speaks neither for nor against is no
   * question, and neither is anything of a report that another one has taken over or that is withdrawn.
   */
  questions: { report: ReportDocument; part?: Part }[];
  /** What several of the reports teach, by key. */
  lessons: { key: string; taught: Gathered<ReportDocument['lessons'][number]>[] }[];
  /** Open ones by due date, those without a date behind them. */
  actions: Gathered<ReportDocument['actions'][number]>[];
};

/** A step of which nobody wrote how it ended is open while the case is. */
const UNFINISHED = new Set(['pending', 'ongoing']);

/** Gathers over reports in their order. */
export function gatherReview(reports: readonly ReportDocument[]): ReviewGathering {
  const lessons = reports.flatMap((report) => report.lessons.map((part) => ({ report, part })));
  const byKey = [...Map.groupBy(lessons, ({ part }) => part.key)].map(([key, taught]) => ({ key, taught }));
  const actions = reports.flatMap((report) => report.actions.map((part) => ({ report, part })));
  return {
    questions: reports.flatMap(questionsOf),
    lessons: byKey
      .filter(({ taught }) => countReports(taught) > 1)
      .sort((a, b) => countReports(b.taught) - countReports(a.taught)),
    actions: actions.filter(({ part }) => isOpen(part)).sort((a, b) => byDue(a.part, b.part)),
  };
}

function questionsOf(report: ReportDocument): ReviewGathering['questions'] {
  const { steps, incident } = report;
  if (['superseded', 'withdrawn'].includes(incident.record_status)) return [];
  const isOpenCase = isUndecided(incident.verdict.value);
  return [
    ...(isOpenCase ? [{ report }] : []),
    ...steps
      .filter(({ result = '' }) => UNFINISHED.has(result) || (isOpenCase && result === 'unknown'))
      .map((part) => ({ report, part })),
  ];
}

function countReports(list: readonly Gathered<unknown>[]): number {
  return new Set(list.map(({ report }) => report.id)).size;
}

type Due = { due?: string };

function byDue(a: Due, b: Due): number {
  const key = ({ due }: Due): number => (due === undefined ? Infinity : sortKey(due));
  // Two without a date give NaN.
  return key(a) - key(b) || 0;
}

/** Whole days by which an open action is late on a day of the zone of the site; 0 where it is not. */
export function daysLate({ status, due }: { status: string; due?: string }, today: string): number {
  return due === undefined || !isOpen({ status }) ? 0 : Math.max(0, daysBetween(due, today));
}

export const REVIEW_VIEWS = ['sequence', 'side'] as const;
type ReviewView = (typeof REVIEW_VIEWS)[number];

/** The reports of a review by id, in the order of the meeting, and whether they stand one below or beside another. */
export type ReviewState = { ids: string[]; view: ReviewView };

/** A meeting reads no more, and an address has an end. */
const MAX_REVIEWED = 30;

/** The state in the query part of an address; repeated ids count once, and those beyond thirty are left out. */
export function parseReviewState(search: string): ReviewState {
  const params = new URLSearchParams(search);
  const ids = (params.get('ids') ?? '')
    .split(/[\s,，;]+/)
    .filter((id) => /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(id));
  const view = params.get('view') === 'side' ? 'side' : 'sequence';
  return { ids: [...new Set(ids)].slice(0, MAX_REVIEWED), view };
}

/** The inverse, with `?` in front; commas stay readable. */
export function printReviewState({ ids, view }: ReviewState): string {
  const parts = [
    ...(ids.length === 0 ? [] : [`ids=${ids.join(',')}`]),
    ...(view === 'side' ? ['view=side'] : []),
  ];
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}
