import { describeHit, type WantedWords } from '../core/search/prose/describe-hit.ts';
import {
  openProseIndex,
  PROSE_HEAD,
  type ProseIndex,
  type ProseReport,
} from '../core/search/prose/index-files.ts';
import type { UnknownWord } from '../core/search/prose/plan.ts';
import { searchProse } from '../core/search/prose/search-prose.ts';
import { createWordGroups, type WordGroups } from '../core/language/word-groups.ts';

/** One report that matched. Texts have found words between `<mark>` and `</mark>`, and entities. */
export type SearchHit = {
  url: string;
  excerpt: string;
  meta: ProseReport['meta'];
  sections: { title: string; url: string; excerpt: string }[];
};

export type SearchAnswer = {
  /** Numbers of the reports that matched, in order: places among all reports, the newest first. */
  reports: number[];
  /** Reports that matched. */
  count: number;
  /** How many of them hold all words; they come first. */
  fullCount: number;
  /** True when no report holds all words and these hold some, or other words for them. */
  isRelaxed: boolean;
  /** Words that stand in no report, with those that were searched instead. */
  unknown: UnknownWord[];
  /** Values of the query, such as addresses, which the exact index knows. */
  values: string[];
  /** Loads one hit. */
  load: (index: number) => Promise<SearchHit | undefined>;
};

export type ProseSearch = (words: string) => Promise<SearchAnswer>;

/**
 * Opens prose search, over reports of all languages, on a site with this base path. Rejects when the index cannot be
 * loaded.
 */
export async function openProseSearch(base: string): Promise<ProseSearch> {
  const index = await openProseIndex((path) => loadText(`${base}prose/`, path));
  const groups = createWordGroups(index.groups);
  return (query) => search({ index, groups, base }, query);
}

type Engine = { index: ProseIndex; groups: WordGroups; base: string };

async function search({ index, groups, base }: Engine, query: string): Promise<SearchAnswer> {
  const { plan, ranked } = await searchProse(index, groups, query);
  const fullCount = ranked.filter(({ isFull }) => isFull).length;
  const keys = plan.terms.flatMap(({ alternatives }) => alternatives.flatMap(({ all }) => all.flat()));
  const wanted: WantedWords = {
    words: new Set(keys),
    keys: new Set(keys.filter((key) => key.startsWith('#'))),
    groups,
  };
  return {
    reports: ranked.map(({ report }) => report),
    count: ranked.length,
    fullCount,
    isRelaxed: fullCount === 0 && ranked.length > 0,
    unknown: plan.unknown,
    values: plan.values,
    load: async (at) => {
      const found = ranked[at];
      return found === undefined ? undefined : toHit(await index.report(found.report), wanted, base);
    },
  };
}

function toHit(report: ProseReport, wanted: WantedWords, base: string): SearchHit {
  const url = `${base}incidents/${report.meta.id}/`;
  const { excerpt, sections } = describeHit(report, wanted);
  return {
    url,
    meta: report.meta,
    excerpt,
    sections: sections.map(({ anchor, title, excerpt: part }) => ({
      title,
      url: `${url}#${anchor}`,
      excerpt: part,
    })),
  };
}

async function loadText(folder: string, path: string): Promise<string> {
  // Only the head can change: all else stands in a folder that is named after what is in it.
  const response = await fetch(folder + path, { cache: path === PROSE_HEAD ? 'no-cache' : 'default' });
  if (!response.ok) throw new Error(`${folder}${path}: ${response.status}`);
  return response.text();
}
