import type { DescribedHit } from './describe-hit.ts';
import { findPages, type FoundPages, type PageFiles } from './pages.ts';
import { openProseIndex, type ProseFiles, type ProseIndex, type ProseReport } from './prose-index.ts';
import { describeFound, searchProse, type ProseFound } from './search-prose.ts';

/** The search of an index: what the engine of search needs of it. */
export type ProseSearch = Pick<ProseIndex, 'order'> & {
  search: (words: string) => Promise<ProseFound>;
  /** A report that was found, as it is shown. */
  show: (key: string, found: ProseFound) => Promise<Pick<ProseReport, 'meta'> & DescribedHit>;
  /** Finds pages of the team by the words of a query, as `findPages` does. */
  searchPages: (words: string, files: PageFiles, isLoose: boolean) => Promise<FoundPages>;
};

/** Opens the search of an index. It stands behind a door of its own, so that what looks up values alone does not load it. */
export async function openProseSearch(files: ProseFiles): Promise<ProseSearch> {
  const index = await openProseIndex(files);
  return {
    order: index.order,
    search: (words) => searchProse(index, words),
    show: (key, found) => describeFound(key, index, found),
    searchPages: (words, pages, isLoose) => findPages(words, pages, index, isLoose),
  };
}
