import type { Report } from '../model/report.ts';
import { groupPairs } from '../model/values.ts';
import { countEach } from './stats.ts';

/** Reports of each tag in the order given. */
export function reportsByTag(reports: readonly Report[]): ReadonlyMap<string, Report[]> {
  return groupPairs(reports.flatMap((report) => report.incident.tags.map((tag) => [tag, report] as const)));
}

/** The tags that stand beside `tag` in reports that all have it, most frequent first. */
export function coTags(tagged: readonly Report[], tag: string): { tag: string; reports: number }[] {
  const others = tagged.flatMap(({ incident }) => incident.tags.filter((other) => other !== tag));
  return [...countEach(others)].map(([other, reports]) => ({ tag: other, reports }));
}
