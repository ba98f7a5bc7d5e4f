import type { LessonKind } from '../../../schemas/vocabulary.ts';
import type { Words } from '../i18n/words.ts';
import { paginate } from '../list/pages.ts';
import type { LessonRecord, Report } from '../model/report.ts';
import { detectedDay } from '../time/times.ts';

/** A lesson in one report. */
type Teaching = { report: Report; lesson: LessonRecord };

/** A lesson by its key, with every time that it was taught, newest first. */
export type LessonGroup = { key: string; taught: Teaching[]; kinds: LessonKind[]; reports: number };

/** Lessons that more than one report teaches, and those that came once. */
type Lessons = { back: LessonGroup[]; once: LessonGroup[] };

/** Lessons of reports that are sorted newest first: those that came back most often first, the others newest first. */
export function groupLessons(reports: readonly Report[]): Lessons {
  const all = reports.flatMap((report) => report.lessons.map((lesson): Teaching => ({ report, lesson })));
  const groups = [...Map.groupBy(all, ({ lesson }) => lesson.key)].map(([key, taught]) => ({
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

/** Lessons of reports that are sorted newest first, where each was taught last; those that came back stand first. */
export function lessonsOf(reports: readonly Report[], limit: number): (Teaching & { reports: number })[] {
  const { back, once } = groupLessons(reports);
  return [...back, ...once]
    .slice(0, limit)
    .flatMap(({ taught, reports: count }) => taught.slice(0, 1).map((last) => ({ ...last, reports: count })));
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

/**
 * How often a lesson was taught and after what time, such as “In 2 reports · recurred after 8 months”; the time is left
 * out where a report has no date.
 */
export function describeRecurrence(group: LessonGroup, words: Words, timeZone: string): string {
  const taught = words.fill(words.lessons.taughtIn, { reports: group.reports });
  const days = group.taught.map(({ report }) => detectedDay(report, timeZone));
  return days.includes('') ? taught : [taught, describeTime(group, days, words)].join(' · ');
}

function describeTime(group: LessonGroup, days: readonly string[], { fill, lessons: words }: Words): string {
  const { unit, count } = recurrenceOf(days);
  if (count === 0) return unit === 'month' ? words.sameMonth : words.sameYear;
  const isPair = group.reports === 2;
  if (unit === 'year')
    return isPair ? fill(words.backAfterYears, { years: count }) : fill(words.overYears, { years: count });
  return isPair ? fill(words.backAfterMonths, { months: count }) : fill(words.overMonths, { months: count });
}

/** The time between the first and the last report of a lesson: in months, in years from three on or where a date tells no more. */
type Recurrence = { unit: 'month' | 'year'; count: number };

/** How long after its first report a lesson was taught last. */
function recurrenceOf(days: readonly string[]): Recurrence {
  const dates = days.toSorted();
  const [first = '', last = ''] = [dates[0], dates.at(-1)];
  const years = Number(last.slice(0, 4)) - Number(first.slice(0, 4));
  if (first.length < 7 || last.length < 7) return { unit: 'year', count: years };
  const months = years * 12 + Number(last.slice(5, 7)) - Number(first.slice(5, 7));
  return months < 36 ? { unit: 'month', count: months } : { unit: 'year', count: Math.round(months / 12) };
}
