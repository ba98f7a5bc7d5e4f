import { arrangeLessons, groupLessons } from '../core/insights/lessons.ts';
import { yearSeries } from '../core/insights/series.ts';
import { reportsByTag } from '../core/insights/tags.ts';
import { fingerprint } from '../core/model/fingerprint.ts';
import type { Report } from '../core/model/report.ts';
import { formerTags } from '../core/model/tags.ts';
import type { Site } from './open.ts';

/** Changes whenever a page would that shows these reports, and besides them nothing but `facts`. */
export function pageKey(
  { buildKey }: Pick<Site, 'buildKey'>,
  facts: unknown,
  reports: readonly Report[],
): string {
  return fingerprint(buildKey, JSON.stringify(facts), ...reports.map(({ digest }) => digest));
}

/** The paths of the pages of a list but the first, which stands at the address of the list itself. */
export function laterPages<Item, Path>(
  pages: readonly Item[][],
  describe: (items: Item[], page: string) => Path,
): Path[] {
  return pages.slice(1).map((items, index) => describe(items, String(index + 2)));
}

type TagPage = {
  params: { tag: string };
  props: { tag: string; reports: readonly Report[]; featured: readonly string[] };
  cacheKey: string;
};

/** The page of each tag, and those of its former ids and other plain words, which lead to it. */
export function listTagPages(site: Site): TagPage[] {
  const { listed, tags, settings, now } = site;
  const byTag = reportsByTag(listed);
  const featured = new Set(arrangeLessons(groupLessons(listed)).featured.map(({ key }) => key));
  const own = [...new Set([...Object.keys(tags), ...byTag.keys()])].map((tag) => {
    const reports = byTag.get(tag) ?? [];
    const lessons = reports.flatMap((report) => report.lessons.map(({ key }) => key));
    const keys = [...new Set(lessons)].filter((key) => featured.has(key));
    return {
      params: { tag },
      props: { tag, reports, featured: keys },
      // The years of its chart go on to the present one.
      cacheKey: pageKey(site, [tags, keys, yearSeries(reports, settings.timeZone, now)], reports),
    };
  });
  const former = [...formerTags(tags)].filter(([old]) => !byTag.has(old));
  const moved = former.map(([old, tag]) => ({
    params: { tag: old },
    props: { tag, reports: [], featured: [] },
    cacheKey: pageKey(site, [tag, tags[tag]], []),
  }));
  return [...own, ...moved];
}
