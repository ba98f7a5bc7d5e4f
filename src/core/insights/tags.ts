import type { LessonRecord, Report } from '../model/report.ts';
import { countBy } from './stats.ts';

/** Reports of each tag in the order given. */
export function reportsByTag(reports: readonly Report[]): ReadonlyMap<string, Report[]> {
  const byTag = new Map<string, Report[]>();
  for (const report of reports) {
    for (const tag of report.incident.tags) {
      const tagged = byTag.get(tag);
      if (tagged === undefined) byTag.set(tag, [report]);
      else tagged.push(report);
    }
  }
  return byTag;
}

/** The tags that stand most often beside `tag` in reports that all have it, most frequent first. */
export function coTags(
  tagged: readonly Report[],
  tag: string,
  limit: number,
): { tag: string; reports: number }[] {
  const others = tagged.flatMap(({ incident }) => incident.tags.filter((other) => other !== tag));
  return [...countBy(others, (other) => other)]
    .slice(0, limit)
    .map(([other, reports]) => ({ tag: other, reports }));
}

/** A lesson by its key: where it was taught last, and by how many of the reports. */
export type TaughtLesson = { report: Report; lesson: LessonRecord; reports: number };

/** Lessons of reports that are sorted newest first; those that came back stand first. */
export function lessonsOf(reports: readonly Report[], limit: number): TaughtLesson[] {
  const byKey = new Map<string, TaughtLesson & { last: string }>();
  for (const report of reports) {
    for (const lesson of report.lessons) {
      const known = byKey.get(lesson.key);
      if (known === undefined) byKey.set(lesson.key, { report, lesson, reports: 1, last: report.id });
      else if (known.last !== report.id)
        Object.assign(known, { reports: known.reports + 1, last: report.id });
    }
  }
  const taught = [...byKey.values()].toSorted((a, b) => b.reports - a.reports).slice(0, limit);
  return taught.map(({ report, lesson, reports: count }) => ({ report, lesson, reports: count }));
}
