import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  parseSearchState,
  printSearchState,
  SEARCH_ORDERS,
  SEARCH_SORTS,
  type SearchState,
} from '../../../src/core/search/state.ts';
import { buildRow } from '../list/rows.ts';

const states: fc.Arbitrary<SearchState> = fc.record({
  text: fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.trim()),
  sort: fc.constantFrom(...SEARCH_SORTS),
});

describe('a search in an address', () => {
  it.each([
    ['', ''],
    ['?', ''],
    ['?q=误报', '?q=%E8%AF%AF%E6%8A%A5'],
    ['q=a+b%20c', '?q=a+b+c'],
    ['?q=%20a%20', '?q=a'],
    ['?q=a&sort=date', '?q=a&sort=date'],
    ['?q=a&sort=relevance', '?q=a'],
    ['?q=a&sort=colour', '?q=a'],
    ['?unknown=1&q=x&__proto__=y', '?q=x'],
    ['?q=a&q=b', '?q=a'],
    ['?q=%', '?q=%25'],
  ])('%j is read, and printed as %j', (query, printed) => {
    expect(printSearchState(parseSearchState(query))).toBe(printed);
  });

  it.each([
    ['?tag=b&tag=a&tag=b&tag=', 'tag:a,b'],
    ['?year=2023&q=x&verdict=false_positive', 'x verdict:false_positive year:2023'],
    ['?language=zh-CN', 'lang:zh-CN'],
    ['?source=Feed+One', 'source:"Feed One"'],
  ])('%j, with facets of its own, becomes the query %j', (query, text) => {
    expect(parseSearchState(query).text).toBe(text);
  });

  it('is read as it was printed', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(parseSearchState(printSearchState(state))).toEqual(state);
      }),
    );
  });
});

describe('the order of an answer', () => {
  const rows = [
    buildRow({ id: 'A', detected: '2023-09-20T01:00:00+08:00', severity: 'low' }),
    buildRow({ id: 'B', detected: '2023-09-19T20:00:00Z', severity: 'low' }),
    buildRow({ id: 'C', detected: '2022', severity: 'high' }),
  ];

  it.each([
    ['relevance', ['A', 'B', 'C']],
    // By instant: A began at 17:00 UTC, although its day is the later one.
    ['date', ['B', 'A', 'C']],
    ['severity', ['C', 'B', 'A']],
  ] as const)('by %s is %j', (sort, order) => {
    expect(rows.toSorted(SEARCH_ORDERS[sort]).map(({ id }) => id)).toEqual(order);
  });
});
