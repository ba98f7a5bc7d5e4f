import type { DescribedHit } from './describe-hit.ts';
import { stepOf, toldAt, type Holders, type ProseIndex, type ProsePart } from './prose-index.ts';
import { describeFound, searchProse, type ProseFound } from './search-prose.ts';

/** A page of the team as it is searched. */
export type PageHead = {
  slug: string;
  title: string;
  lang: string;
  /** What it says of itself; empty where it says nothing. */
  summary: string;
  /** Its words as those of a report are kept: each once, in the order of how much they tell of it. */
  words: string;
};

/** Where pages are read from: the words of all in one file, and the texts of each when it was found. */
export type PageFiles = {
  heads: () => Promise<readonly PageHead[]>;
  parts: (slug: string) => Promise<readonly ProsePart[]>;
};

/** A page that was found. */
export type PageHit = Pick<PageHead, 'slug' | 'title' | 'lang'> & DescribedHit;

/** Pages in the order in which they are shown. */
export type FoundPages = { count: number; load: (place: number) => Promise<PageHit | undefined> };

/**
 * Finds pages that hold all words, or what names the same, as reports are found and with what the archive has for it. Only
 * where `isLoose` and there is none, what words may have been meant is found as well, and parts of Chinese ones.
 */
export async function findPages(
  words: string,
  files: PageFiles,
  reports: ProseIndex,
  isLoose: boolean,
): Promise<FoundPages> {
  const heads = await files.heads();
  const index = openPages(heads, files, reports);
  const found = await searchProse(index, words);
  const meant = found.ranked.filter((page) => page.isMeant);
  const loose = isLoose && meant.length === 0 ? found.ranked : [];
  const kept = [...meant, ...loose.filter(({ key }) => found.missing(key).length === 0)];
  return { count: kept.length, load: (place) => showPage(kept[place]?.key, index, found) };
}

type PageIndex = ProseIndex<{ meta: PageHead; parts: readonly ProsePart[] }> & {
  heads: readonly PageHead[];
};

/** An index of pages, which are few enough to be looked through; their keys are their slugs. */
function openPages(heads: readonly PageHead[], files: PageFiles, reports: ProseIndex): PageIndex {
  const pages = heads.map(({ slug, words }) => ({ slug, words: words.split(' ') }));
  const holdersOf = (isWanted: (word: string) => boolean): Promise<Holders> => {
    const places = pages.map(({ slug, words }) => [slug, words.findIndex(isWanted)] as const);
    const held = places.filter(([, place]) => place >= 0);
    return Promise.resolve(new Map(held.map(([slug, place]) => [slug, toldAt(stepOf(place))])));
  };
  return {
    ...reports,
    heads,
    reports: heads.length,
    aside: new Set(),
    order: pages.map(({ slug }) => slug),
    holding: (token) => holdersOf((word) => word === token),
    beginning: (start) => holdersOf((word) => word.startsWith(start)),
    report: async (slug) => {
      const meta = heads.find((head) => head.slug === slug);
      if (meta === undefined) throw new Error(`There is no page ${slug}.`);
      return { meta, parts: await files.parts(slug) };
    },
  };
}

const NO_TEXT: DescribedHit = { excerpt: '', sections: [] };

async function showPage(
  slug: string | undefined,
  index: PageIndex,
  found: ProseFound,
): Promise<PageHit | undefined> {
  const head = index.heads.find((one) => one.slug === slug);
  if (head === undefined) return undefined;
  const { title, lang } = head;
  // It was found by its words: where its text cannot be read, there is no more than an excerpt missing.
  const { excerpt, sections } = await describeFound(head.slug, index, found).catch(() => NO_TEXT);
  return { slug: head.slug, title, lang, excerpt, sections };
}
