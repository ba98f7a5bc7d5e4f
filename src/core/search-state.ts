/** What a reader searches for: words, and the chosen values of each facet. */
export type SearchState = { words: string; filters: SearchFilters };

export type SearchFilters = Partial<Record<SearchFacet, string[]>>;

/** Facets of the prose search, in the order of the page. */
export const SEARCH_FACETS = ['verdict', 'severity', 'tag', 'year', 'cause', 'source', 'language'] as const;
export type SearchFacet = (typeof SEARCH_FACETS)[number];

/** Longest query that is searched, in UTF-16 units; the rest of a pasted log would only slow it down. */
export const MAX_QUERY = 400;

/** The state in the query part of an address, such as `?q=误报&verdict=false_positive&tag=ip-reuse`. Unknown names are left out. */
export function parseSearchState(query: string): SearchState {
  const params = new URLSearchParams(query);
  const filters: SearchFilters = {};
  for (const facet of SEARCH_FACETS) {
    const values = [...new Set(params.getAll(facet).filter((value) => value !== ''))].sort();
    if (values.length > 0) filters[facet] = values;
  }
  return { words: (params.get('q') ?? '').trim().slice(0, MAX_QUERY), filters };
}

/** The inverse of `parseSearchState`, with `?` in front; empty when nothing is searched. */
export function printSearchState({ words, filters }: SearchState): string {
  const params = new URLSearchParams();
  if (words !== '') params.set('q', words);
  for (const facet of SEARCH_FACETS) for (const value of filters[facet] ?? []) params.append(facet, value);
  const query = params.toString();
  return query === '' ? '' : `?${query}`;
}

/** The state with one facet value chosen or dropped. */
export function toggleFilter(
  state: SearchState,
  facet: SearchFacet,
  value: string,
  isChosen: boolean,
): SearchState {
  const rest = (state.filters[facet] ?? []).filter((one) => one !== value);
  const values = isChosen ? [...rest, value].sort() : rest;
  const { [facet]: _dropped, ...others } = state.filters;
  return { ...state, filters: values.length > 0 ? { ...others, [facet]: values } : others };
}

/** The words of a query, without quotation marks; a Chinese phrase counts as one word. */
export function splitWords(words: string): string[] {
  return [
    ...new Set(
      words
        .replace(/["“”]/g, ' ')
        .split(/[\s,，。；;、]+/)
        .filter((word) => word !== ''),
    ),
  ];
}
