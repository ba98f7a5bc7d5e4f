import type { Report } from '../model/report.ts';
import { createDefanger, shownTitle } from '../indicators/defanger.ts';
import { markHidden } from '../model/hidden.ts';
import { listDisputes, isOpenDispute } from '../insights/disputes.ts';
import { truncate } from '../model/text.ts';
import { isOpen } from '../time/due.ts';
import { DAY, isKnownDate, isTimestamp, sortKey, toInterval, zonedDay } from '../time/times.ts';
import { cleanLine } from './cite/escape.ts';
import { disputeAnchor, type FeedContext } from './feeds.ts';

/** A day on which something is due; plain texts, defanged. */
export type CalendarEntry = {
  /** Stays the same when the site moves and when the day changes. */
  uid: string;
  /** `2026-11-30`; of a month or a year its last day. */
  day: string;
  title: string;
  description: string;
  /** Absolute. */
  address: string;
  /** When the report changed last, ISO 8601 in UTC: the same archive gives the same file. */
  stamp: string;
};

export type Calendar = { name: string; entries: CalendarEntry[] };

/** Open actions by their due date, reports by `review_by`, and open disputes by their re-check date, soonest first. */
export function buildCalendar(reports: readonly Report[], context: FeedContext): Calendar {
  const { settings, words } = context;
  const entries = reports.flatMap((report) => [
    ...actionEntries(report, context),
    ...disputeEntries(report, context),
    ...reviewEntries(report, context),
  ]);
  return {
    name: words.fill(words.lessons.calendarName, { title: settings.title }),
    entries: entries.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.uid < b.uid ? -1 : 1)),
  };
}

function actionEntries(report: Report, context: FeedContext): CalendarEntry[] {
  const { words, paths } = context;
  const show = createDefanger(report);
  return report.actions.filter(isOpen).flatMap((action) =>
    entryOn(action.due, {
      report,
      context,
      part: action.anchor,
      path: paths.incident(report.id, action.anchor),
      title: words.fill(words.lessons.calendarAction, {
        citation: `${report.id}#${action.anchor}`,
        owner: show(action.owner),
        text: truncate(show(action.text.replace(/\s+/g, ' ')), MAX_TITLE),
      }),
      lines: [
        show(action.text),
        ...(action.ticket === undefined
          ? []
          : [words.fill(words.lessons.calendarTicket, { ticket: show(action.ticket) })]),
      ],
    }),
  );
}

function disputeEntries(report: Report, context: FeedContext): CalendarEntry[] {
  const { words, paths } = context;
  return listDisputes([report])
    .filter(isOpenDispute)
    .flatMap(({ intel, dispute }) =>
      entryOn(dispute.recheck_on, {
        report,
        context,
        part: intel.id,
        path: paths.disputes(disputeAnchor(report.id, intel.id)),
        title: words.fill(words.dispute.entry, {
          citation: `${report.id}#${intel.id}`,
          source: createDefanger(report)(intel.source),
        }),
        lines: [],
      }),
    );
}

function reviewEntries(report: Report, context: FeedContext): CalendarEntry[] {
  const { words, paths } = context;
  return entryOn(report.incident.review_by, {
    report,
    context,
    part: 'review',
    path: paths.incident(report.id),
    title: words.fill(words.lessons.calendarReview, { id: report.id }),
    lines: [],
  });
}

const MAX_TITLE = 80;

type Due = {
  report: Report;
  context: FeedContext;
  part: string;
  path: string;
  title: string;
  lines: readonly string[];
};

/** Nothing for a date that is missing, or that nobody knows. */
function entryOn(date: string | undefined, due: Due): CalendarEntry[] {
  if (!isKnownDate(date)) return [];
  const { report, context, part, path, title, lines } = due;
  const { settings, history, now } = context;
  const address = new URL(path, settings.address).href;
  const { detected } = report.incident.times;
  const stamp = history.get(report.id)?.updated ?? (isKnownDate(detected) ? detected : now);
  return [
    {
      uid: ['urn:x-precedent', report.id, part].join(':'),
      day: lastDay(date, settings.timeZone),
      title: cleanLine(title),
      description: markHidden([...lines, `${report.id} ${shownTitle(report)}`, address].join('\n')),
      address,
      stamp: new Date(sortKey(stamp)).toISOString(),
    },
  ];
}

/** What is due in a month is due on its last day. */
function lastDay(date: string, timeZone: string): string {
  if (isTimestamp(date)) return zonedDay(date, timeZone);
  return new Date(toInterval(date).end - DAY).toISOString().slice(0, 10);
}
