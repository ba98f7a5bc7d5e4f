import type { SearchFilters } from '../core/search-state.ts';
import { splitWords } from '../core/search-state.ts';

/** One report that matched. */
export type SearchHit = {
  url: string;
  excerpt: string;
  meta: Record<string, string>;
  sections: { title: string; url: string; excerpt: string }[];
};

export type SearchAnswer = {
  /** Reports that matched. */
  count: number;
  /** True when no report holds all words and these hold some. */
  isRelaxed: boolean;
  /** Number of matching reports for each facet value. */
  facets: Record<string, Record<string, number>>;
  /** Loads one hit. */
  load: (index: number) => Promise<SearchHit | undefined>;
};

type Pagefind = {
  options: (options: Record<string, unknown>) => Promise<void>;
  init: () => Promise<void>;
  filters: () => Promise<Record<string, Record<string, number>>>;
  mergeIndex: (path: string, options: Record<string, unknown>) => Promise<void>;
  search: (
    words: string | null,
    options: { filters: SearchFilters; sort?: Record<string, string> },
  ) => Promise<PagefindAnswer>;
};

type PagefindAnswer = { results: PagefindResult[]; filters: Record<string, Record<string, number>> };
type PagefindResult = { id: string; score: number; data: () => Promise<PagefindData> };
type PagefindData = {
  url: string;
  excerpt: string;
  meta: Record<string, string>;
  sub_results: { title: string; url: string; excerpt: string }[];
};

export type ProseSearch = (words: string, filters: SearchFilters) => Promise<SearchAnswer>;

export type ProseSearchOptions = {
  /** The site's base path. */
  base: string;
  /** Languages that have a bundle; the first one leads and takes the others in. */
  languages: readonly string[];
  /** Whether answers have counts for facets, which costs a download of its own. */
  hasFacets: boolean;
};

/**
 * Opens the search bundles, so that one list answers from all languages. Rejects when a bundle or WebAssembly cannot
 * be loaded.
 */
export async function openProseSearch({
  base,
  languages,
  hasFacets,
}: ProseSearchOptions): Promise<ProseSearch> {
  const [first, ...others] = languages;
  const lead = `${base}pagefind/${first ?? 'en'}/`;
  const pagefind = (await import(/* @vite-ignore */ `${lead}pagefind.js`)) as Pagefind;
  const common = { baseUrl: base, excerptLength: 24 };
  await pagefind.options({ ...common, bundlePath: lead });
  await pagefind.init();
  for (const language of others)
    await pagefind.mergeIndex(`${base}pagefind/${language}/`, { ...common, language });
  // Answers count facets only after they were asked for once.
  if (hasFacets) await pagefind.filters();
  return (words, filters) => search(pagefind, words, filters);
}

async function search(pagefind: Pagefind, words: string, filters: SearchFilters): Promise<SearchAnswer> {
  if (words === '') return answer(await pagefind.search(null, { filters, sort: { date: 'desc' } }), false);
  const full = await pagefind.search(words, { filters });
  const parts = splitWords(words);
  if (full.results.length > 0 || parts.length < 2) return answer(full, false);
  const partial = await Promise.all(parts.map((part) => pagefind.search(part, { filters })));
  return answer(mergeAnswers(partial), true);
}

/** Reports with most of the words come first, then those with the better scores. */
function mergeAnswers(answers: PagefindAnswer[]): PagefindAnswer {
  const merged = new Map<string, { result: PagefindResult; words: number; score: number }>();
  for (const { results } of answers) {
    for (const result of results) {
      const known = merged.get(result.id) ?? { result, words: 0, score: 0 };
      merged.set(result.id, { result, words: known.words + 1, score: known.score + result.score });
    }
  }
  const results = [...merged.values()]
    .sort((a, b) => b.words - a.words || b.score - a.score)
    .map(({ result }) => result);
  return { results, filters: answers.find(({ results: some }) => some.length > 0)?.filters ?? {} };
}

function answer({ results, filters }: PagefindAnswer, isRelaxed: boolean): SearchAnswer {
  return {
    count: results.length,
    isRelaxed,
    facets: filters,
    load: async (index) => {
      const data = await results[index]?.data();
      if (data === undefined) return undefined;
      const sections = data.sub_results.filter(({ url }) => url.includes('#')).slice(0, 3);
      return { url: data.url, excerpt: data.excerpt, meta: data.meta, sections };
    },
  };
}
