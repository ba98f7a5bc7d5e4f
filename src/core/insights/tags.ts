import type { Report } from '../model/report.ts';
import { countEach } from './stats.ts';

/** Reports of each tag in the order given. */
export function reportsByTag(reports: readonly Report[]): ReadonlyMap<string, Report[]> {
  const tagged = reports.flatMap((report) => report.incident.tags.map((tag) => ({ tag, report })));
  const groups = Map.groupBy(tagged, ({ tag }) => tag);
  return new Map([...groups].map(([tag, list]) => [tag, list.map(({ report }) => report)]));
}

/** The tags that stand beside `tag` in reports that all have it, most frequent first. */
export function coTags(tagged: readonly Report[], tag: string): { tag: string; reports: number }[] {
  const others = tagged.flatMap(({ incident }) => incident.tags.filter((other) => other !== tag));
  return [...countEach(others)].map(([other, reports]) => ({ tag: other, reports }));
}
