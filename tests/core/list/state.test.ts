import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIST_SORTS, parseListState, printListState, selectRows } from '../../../src/core/list/state.ts';
import { countFacets } from '../../../src/core/list/facets.ts';
import { chooseValue, chosenValues, printQuery } from '../../../src/core/search/query/query.ts';
import { parseQuery } from '../../../src/core/search/query/parse.ts';
import { buildRow } from './rows.ts';

const ROWS = [
  buildRow({ id: 'INC-2024-0002', detected: '2024-05', severity: 'low', tags: ['cloud'] }),
  buildRow({ id: 'INC-2024-0001', detected: '2024-01', severity: 'critical', verdict: 'true_positive' }),
  buildRow({ id: 'INC-2023-0001', detected: '2023', severity: 'high', tags: ['cloud', 'linux'] }),
];
const select = (text: string, sort: (typeof LIST_SORTS)[number] = 'newest') =>
  selectRows(ROWS, parseQuery(text).query, sort).found.map(({ id }) => id.slice(-9));

describe('the state of a list', () => {
  it('is printed into an address and read from it as the same', () => {
    const state = fc.record({
      text: fc.string({ unit: 'grapheme' }).map((text) => text.trim()),
      sort: fc.constantFrom(...LIST_SORTS),
      page: fc.integer({ min: 1, max: 1000 }),
    });
    fc.assert(
      fc.property(state, (one) => {
        expect(parseListState(printListState(one))).toEqual(one);
      }),
    );
  });

  it.each(['?page=0', '?page=-1', '?page=x', '?sort=nothing', '?q=', ''])(
    'of %j is the whole list',
    (search) => {
      expect(parseListState(search)).toEqual({ text: '', sort: 'newest', page: 1 });
    },
  );
});

describe('the rows of a list', () => {
  it('fit the query and come in the order that is asked for', () => {
    expect(select('tag:cloud')).toEqual(['2024-0002', '2023-0001']);
    expect(select('', 'severity')).toEqual(['2024-0001', '2023-0001', '2024-0002']);
    expect(select('', 'oldest')).toEqual(['2023-0001', '2024-0001', '2024-0002']);
    expect(select('', 'id')).toEqual(['2023-0001', '2024-0001', '2024-0002']);
  });

  it.each([
    ['newest', '2024-0001 2024-0002 2023-0001'],
    ['oldest', '2024-0001 2023-0001 2024-0002'],
    ['severity', '2024-0001 2023-0001 2024-0002'],
    ['id', '2024-0001 2023-0001 2024-0002'],
  ] as const)('with all that was asked for come first, each part %s', (sort, expected) => {
    const held = { rows: ROWS, full: new Set(['INC-2024-0001']) };
    const { found, fullCount } = selectRows(ROWS, parseQuery('a b').query, sort, held);
    expect(found.map(({ id }) => id.slice(-9)).join(' ')).toBe(expected);
    expect(fullCount).toBe(1);
    const filtered = selectRows(ROWS, parseQuery('a b tag:cloud').query, sort, held);
    expect([filtered.found.length, filtered.named.length, filtered.fullCount]).toEqual([2, 3, 0]);
  });

  it('are counted by facet as if the facet itself were free', () => {
    const { query } = parseQuery('verdict:true_positive');
    const counts = countFacets(ROWS, query);
    expect(counts.verdict?.map(({ value, count }) => `${value} ${count}`)).toEqual([
      'false_positive 2',
      'true_positive 1',
    ]);
    expect(Object.keys(countFacets(ROWS, query, undefined, ['tag']))).toEqual(['tag']);
    expect(counts.severity).toEqual([{ value: 'critical', count: 1 }]);
  });
});

describe('a choice among the values of a facet', () => {
  it.each([
    ['', 'tag', 'cloud', true, 'tag:cloud'],
    ['tag:cloud word', 'tag', 'linux', true, 'tag:cloud,linux word'],
    ['tag:cloud,linux', 'tag', 'cloud', false, 'tag:linux'],
    ['tag:cloud', 'tag', 'cloud', false, ''],
    ['-tag:cloud', 'tag', 'cloud', true, '-tag:cloud tag:cloud'],
    ['severity:>=high', 'severity', 'low', true, 'severity:>=high severity:low'],
    ['', 'tag', 'cloud', false, ''],
  ])('of %j: %s %s %s gives %j', (text, field, value, isChosen, expected) => {
    const next = chooseValue(parseQuery(text).query, field, value, isChosen);
    expect(printQuery(next)).toBe(expected);
    if (isChosen) expect(chosenValues(next, field)).toContain(value);
  });
});
