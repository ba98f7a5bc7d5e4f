import { cutWords } from '../core/prose/cut-words.ts';
import { describeHit } from '../core/prose/hit.ts';
import { planSearch } from '../core/prose/plan.ts';
import type { ProsePlan } from '../core/prose/plan.ts';
import { rankReports } from '../core/prose/rank.ts';
import { createWordGroups } from '../core/prose/word-groups.ts';
import type { WordGroups } from '../core/prose/word-groups.ts';
import type { WordLists } from '../core/prose/word-lookup.ts';
import type { SearchFilters } from '../core/search-state.ts';
import { createFacetCount } from './facet-count.ts';
import type { FacetCount } from './facet-count.ts';
import { openPagefind } from './pagefind.ts';
import type { Facets, Pagefind, PagefindResult } from './pagefind.ts';
import { openWordLists } from './word-lists.ts';

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
  /** How many of them hold all words; they come first. */
  fullCount: number;
  /** True when no report holds all words and these hold some, or other words for them. */
  isRelaxed: boolean;
  /** Words that stand in no report, with those that were searched instead. */
  unknown: ProsePlan['unknown'];
  /** Values of the query, such as addresses, which prose search leaves alone. */
  values: string[];
  /** Number of matching reports for each facet value. */
  facets: Facets;
  /** Loads one hit. */
  load: (index: number) => Promise<SearchHit | undefined>;
};

export type ProseSearch = (words: string, filters: SearchFilters) => Promise<SearchAnswer>;

export type ProseSearchOptions = {
  /** The site's base path. */
  base: string;
  /** Whether answers have counts for facets, which costs a download of its own. */
  hasFacets: boolean;
};

type Engine = { pagefind: Pagefind; lists: WordLists; groups: WordGroups; countFacets: FacetCount };

/** Opens prose search, over reports of all languages. Rejects when the index or WebAssembly cannot be loaded. */
export async function openProseSearch({ base, hasFacets }: ProseSearchOptions): Promise<ProseSearch> {
  const folder = `${base}pagefind/`;
  const [pagefind, { lists, groups }] = await Promise.all([
    openPagefind(folder, base),
    openWordLists(`${folder}words/`),
  ]);
  const countFacets = hasFacets ? await createFacetCount(pagefind) : () => ({});
  const engine: Engine = { pagefind, lists, groups: createWordGroups(groups), countFacets };
  return (words, filters) => (words === '' ? listAll(engine, filters) : search(engine, words, filters));
}

async function listAll({ pagefind, countFacets }: Engine, filters: SearchFilters): Promise<SearchAnswer> {
  const { results } = await pagefind.search(null, { filters, sort: { date: 'desc' } });
  return {
    count: results.length,
    fullCount: results.length,
    isRelaxed: false,
    unknown: [],
    values: [],
    facets: countFacets(results.map(({ id }) => id)),
    load: (index) => loadHit(results[index], [], () => false),
  };
}

async function search(engine: Engine, words: string, filters: SearchFilters): Promise<SearchAnswer> {
  const plan = await planSearch(words, engine.lists, engine.groups);
  const results = new Map<string, PagefindResult>();
  const searches = new Set(plan.terms.flatMap(({ alternatives }) => alternatives.map((one) => one.search)));
  const answers = await Promise.all(
    [...searches].map(async (one) => {
      const found = (await engine.pagefind.search(one, { filters })).results;
      for (const result of found) results.set(result.id, result);
      return [one, found.map(({ id, score, words: locations }) => ({ id, score, locations }))] as const;
    }),
  );
  const ranked = rankReports(plan.terms, new Map(answers));
  const fullCount = ranked.filter(({ isFull }) => isFull).length;
  const isMeant = matchGroups(plan, engine.groups);
  return {
    count: ranked.length,
    fullCount,
    isRelaxed: fullCount === 0 && ranked.length > 0,
    unknown: plan.unknown,
    values: plan.values,
    facets: engine.countFacets(ranked.map(({ id }) => id)),
    load: (index) => {
      const { id, locations } = ranked[index] ?? { id: '', locations: [] };
      return loadHit(results.get(id), locations, isMeant);
    },
  };
}

/** Whether a word of a text names a group that the query names. */
function matchGroups(plan: ProsePlan, groups: WordGroups): (word: string) => boolean {
  const tokens = new Set(plan.groups.map(({ token }) => token));
  return (word) => groups.find(cutWords(word)).some(({ group }) => tokens.has(group.token));
}

async function loadHit(
  result: PagefindResult | undefined,
  locations: readonly number[],
  isMeant: (word: string) => boolean,
): Promise<SearchHit | undefined> {
  if (result === undefined) return undefined;
  const { url, meta, content, anchors } = await result.data();
  const { excerpt, sections } = describeHit(
    { content, anchors },
    { title: meta['title'] ?? '', locations, isMeant },
  );
  return {
    url,
    meta,
    excerpt,
    sections: sections.map(({ anchor, title, excerpt: part }) => ({
      title,
      url: `${url}#${anchor}`,
      excerpt: part,
    })),
  };
}
