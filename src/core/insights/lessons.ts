import type { LessonKind } from '../../../schemas/vocabulary.ts';
import { paginate } from '../list/pages.ts';
import type { LessonRecord, Report } from '../model/report.ts';

/** A lesson in one report. */
export type Teaching = { report: Report; lesson: LessonRecord };

/** A lesson by its key, with every time that it was taught, newest first. */
export type LessonGroup = { key: string; taught: Teaching[]; kinds: LessonKind[]; reports: number };

/** Lessons that more than one report teaches, and those that came once. */
export type Lessons = { back: LessonGroup[]; once: LessonGroup[] };

/** Lessons of reports that are sorted newest first: those that came back most often first, the others newest first. */
export function groupLessons(reports: readonly Report[]): Lessons {
  const byKey = new Map<string, Teaching[]>();
  for (const report of reports) {
    for (const lesson of report.lessons) {
      const taught = byKey.get(lesson.key);
      if (taught === undefined) byKey.set(lesson.key, [{ report, lesson }]);
      else taught.push({ report, lesson });
    }
  }
  const groups = [...byKey].map(([key, taught]) => ({
    key,
    taught,
    kinds: [...new Set(taught.map(({ lesson }) => lesson.kind))],
    reports: new Set(taught.map(({ report }) => report.id)).size,
  }));
  return {
    back: groups.filter(({ reports: count }) => count > 1).toSorted((a, b) => b.reports - a.reports),
    once: groups.filter(({ reports: count }) => count === 1),
  };
}

/** More lessons of a page, each with its reports, would make it heavy. */
const MAX_FEATURED = 30;

/** The lessons that the first page tells in full, and all others in pages: what came back less often, then the rest. */
export function arrangeLessons({ back, once }: Lessons): { featured: LessonGroup[]; pages: LessonGroup[][] } {
  return {
    featured: back.slice(0, MAX_FEATURED),
    pages: paginate([...back.slice(MAX_FEATURED), ...once]),
  };
}

/** The time between the first and the last report of a lesson: in months, in years from three on or where a date tells no more. */
export type Recurrence = { unit: 'month' | 'year'; count: number };

/** How long after its first report a lesson was taught last. */
export function recurrenceOf({ taught }: LessonGroup): Recurrence {
  const dates = taught.map(({ report }) => report.incident.times.detected).toSorted();
  const [first = '', last = ''] = [dates[0], dates.at(-1)];
  const years = Number(last.slice(0, 4)) - Number(first.slice(0, 4));
  if (first.length < 7 || last.length < 7) return { unit: 'year', count: years };
  const months = years * 12 + Number(last.slice(5, 7)) - Number(first.slice(5, 7));
  return months < 36 ? { unit: 'month', count: months } : { unit: 'year', count: Math.round(months / 12) };
}
