import { fingerprint } from '../core/model/fingerprint.ts';
import type { Report } from '../core/model/report.ts';
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
