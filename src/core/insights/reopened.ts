import { isPutAside, type ActionRecord, type LessonRecord, type Report } from '../model/report.ts';
import { isOpen } from '../time/due.ts';
import { compareDates, newestReportFirst } from '../time/times.ts';

/** A lesson in one report. */
type Taught = { report: Report; lesson: LessonRecord };

/** A lesson that came up again after everything that was to answer it had been done. */
export type Reopened = {
  key: string;
  /** The report whose actions were done. */
  earlier: Taught;
  /** Those actions; at least one. */
  actions: ActionRecord[];
  /** The last day on which one of them was done. */
  doneOn: string;
  /** The first later report that teaches the lesson again. */
  again: Taught;
};

/**
 * The lessons of some reports that were reopened, the newest return first. Exactly:
 *
 * - The actions of a lesson are those of its report that name it (`lesson="L1"`); where none does, those that name none.
 * - It was answered when none of them is open, at least one is done, and each done one says when (`done_on`).
 * - It is reopened by a report whose incident was detected after the last of these days, and which teaches the same key
 *   as anything but `went_well`: a lesson that was heeded is no return.
 */
export function findReopened(reports: readonly Report[]): Reopened[] {
  const oldestFirst = reports
    .filter((report) => !isPutAside(report))
    .toSorted((a, b) => newestReportFirst(b, a));
  const taught = oldestFirst.flatMap((report) => {
    const keys = new Map(report.lessons.toReversed().map((lesson) => [lesson.key, lesson]));
    return [...keys.values()].map((lesson): Taught => ({ report, lesson }));
  });
  const groups = [...Map.groupBy(taught, ({ lesson }) => lesson.key)];
  return groups
    .flatMap(([key, times]) => {
      const returns = times.filter(({ lesson }) => lesson.kind !== 'went_well');
      return times.flatMap((earlier) => {
        const answer = answerOf(earlier);
        const again = answer && returns.find(({ report }) => isLater(report, earlier.report, answer.doneOn));
        return answer === undefined || again === undefined ? [] : [{ key, earlier, again, ...answer }];
      });
    })
    .sort((a, b) => newestReportFirst(a.again.report, b.again.report));
}

/** What reopened the actions of each report last, by `ID#anchor` of the action; one may answer several lessons. */
export function reopenedActions(reopened: readonly Reopened[]): Map<string, Reopened> {
  return new Map(
    reopened
      .toReversed()
      .flatMap((one) =>
        one.actions.map(({ anchor }) => [`${one.earlier.report.id}#${anchor}`, one] as const),
      ),
  );
}

function answerOf({ report, lesson }: Taught): Pick<Reopened, 'actions' | 'doneOn'> | undefined {
  const named = report.actions.filter((action) => action.lesson === lesson.id);
  const own = named.length > 0 ? named : report.actions.filter((action) => action.lesson === undefined);
  const done = own.filter(({ status }) => status === 'done');
  if (done.length === 0 || own.some(isOpen)) return undefined;
  let doneOn = '';
  for (const { done_on: day } of done) {
    if (day === undefined) return undefined;
    if (doneOn === '' || compareDates(day, doneOn) === 'after') doneOn = day;
  }
  return { actions: done, doneOn };
}

function isLater(report: Report, earlier: Report, doneOn: string): boolean {
  return report !== earlier && compareDates(report.incident.times.detected, doneOn) === 'after';
}
