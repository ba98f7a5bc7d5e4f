import type { SearchFilters } from '../core/search-state.ts';

/** The search engine of the bundle, as far as it is used here. */
export type Pagefind = {
  init: () => Promise<void>;
  filters: () => Promise<Facets>;
  search: (
    words: string | null,
    options: { filters: SearchFilters; sort?: Record<string, string> },
  ) => Promise<{ results: PagefindResult[] }>;
};

/** Number of reports for each value of each facet. */
export type Facets = Record<string, Record<string, number>>;

export type PagefindResult = {
  id: string;
  score: number;
  words: number[];
  data: () => Promise<PagefindData>;
};

export type PagefindData = {
  url: string;
  raw_content?: string;
  content: string;
  anchors: { id: string; element: string; text?: string; location: number }[];
  meta: Record<string, string>;
};

/** How the engine weighs what it finds; tuned with `bench/search`. */
const RANKING = {};

/** Loads the engine from a folder. Rejects when it or WebAssembly cannot be loaded. */
export async function openPagefind(folder: string, base: string): Promise<Pagefind> {
  const { createInstance } = (await import(/* @vite-ignore */ `${folder}pagefind.js`)) as {
    createInstance: (options: Record<string, unknown>) => Pagefind;
  };
  const pagefind = inEnglish(() => createInstance({ basePath: folder, baseUrl: base, ranking: RANKING }));
  await pagefind.init();
  return pagefind;
}

/** The engine asks the page for its language when it is created, and on a Chinese page would cut our words again. */
function inEnglish<T>(create: () => T): T {
  const { documentElement } = document;
  const { lang } = documentElement;
  documentElement.lang = 'en';
  try {
    return create();
  } finally {
    documentElement.lang = lang;
  }
}
