import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MAX_QUERY,
  parseSearchState,
  printSearchState,
  SEARCH_FACETS,
  splitWords,
  toggleFilter,
} from '../../src/core/search-state.ts';
import type { SearchState } from '../../src/core/search-state.ts';

const words = fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.trim());
const values = fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), {
  minLength: 1,
  maxLength: 4,
});
const states: fc.Arbitrary<SearchState> = fc.record({
  words,
  filters: fc
    .dictionary(fc.constantFrom(...SEARCH_FACETS), values)
    .map((filters) =>
      Object.fromEntries(Object.entries(filters).map(([name, list]) => [name, list.toSorted()])),
    ),
});

describe('a search in an address', () => {
  it.each([
    ['', ''],
    ['?', ''],
    ['?q=误报', '?q=%E8%AF%AF%E6%8A%A5'],
    ['q=a+b%20c', '?q=a+b+c'],
    ['?q=%20a%20', '?q=a'],
    ['?tag=b&tag=a&tag=b&tag=', '?tag=a&tag=b'],
    ['?year=2023&q=x&verdict=false_positive', '?q=x&verdict=false_positive&year=2023'],
    ['?unknown=1&q=x&__proto__=y', '?q=x'],
    ['?q=a&q=b', '?q=a'],
    ['?q=%', '?q=%25'],
  ])('%j is read, and printed as %j', (query, printed) => {
    expect(printSearchState(parseSearchState(query))).toBe(printed);
  });

  it('is read as it was printed', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(parseSearchState(printSearchState(state))).toEqual(state);
      }),
    );
  });

  it('is cut when it is longer than a query may be', () => {
    expect(parseSearchState(`?q=${'a'.repeat(MAX_QUERY + 1)}`).words).toBe('a'.repeat(MAX_QUERY));
  });
});

describe('a facet value', () => {
  const state: SearchState = { words: 'x', filters: { tag: ['b'], year: ['2023'] } };

  it('is added in order, once', () => {
    const next = toggleFilter(state, 'tag', 'a', true);
    expect(next).toEqual({ words: 'x', filters: { tag: ['a', 'b'], year: ['2023'] } });
    expect(toggleFilter(next, 'tag', 'a', true)).toEqual(next);
  });

  it('is dropped, and its facet with the last one', () => {
    expect(toggleFilter(state, 'tag', 'b', false)).toEqual({ words: 'x', filters: { year: ['2023'] } });
    expect(toggleFilter(state, 'cause', 'b', false)).toEqual(state);
  });

  it('changes nothing when it is chosen and dropped again', () => {
    fc.assert(
      fc.property(states, fc.constantFrom(...SEARCH_FACETS), (any, facet) => {
        const there = toggleFilter(any, facet, 'a value of no facet', true);
        expect(toggleFilter(there, facet, 'a value of no facet', false)).toEqual(any);
      }),
    );
  });
});

describe('the words of a query', () => {
  it.each([
    ['beacon ip', ['beacon', 'ip']],
    ['"ip reuse" “误报”', ['ip', 'reuse', '误报']],
    ['误报，易主；跳板机、堡垒机。', ['误报', '易主', '跳板机', '堡垒机']],
    ['a  a\ta', ['a']],
    ['', []],
    [' "" ', []],
  ])('of %j', (query, found) => {
    expect(splitWords(query)).toEqual(found);
  });
});
