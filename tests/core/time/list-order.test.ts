import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RECORD_STATUSES } from '../../../schemas/vocabulary.ts';
import { selectRows, LIST_SORTS, listedRows } from '../../../src/core/list/state.ts';
import { isAside } from '../../../src/core/model/report.ts';
import { buildSimilarityIndex } from '../../../src/core/related/similar.ts';
import { parseQuery } from '../../../src/core/search/query/parse.ts';
import { SEARCH_ORDERS, SEARCH_SORTS } from '../../../src/core/search/state.ts';
import { newestFirst, sortNewestFirst } from '../../../src/core/time/times.ts';
import { buildReport } from '../../builders.ts';
import { buildRow } from '../list/rows.ts';

const DATES = [
  '2023-09-19T23:30:00-08:00',
  '2023-09-20T08:00:00+08:00',
  '2023-09-20',
  '2023',
  '2021-01',
  '0001',
  '',
];

const rows = fc.array(
  fc.record({
    id: fc.integer({ min: 1, max: 99 }).map((number) => `INC-2023-00${String(number).padStart(2, '0')}`),
    detected: fc.constantFrom(...DATES),
    record: fc.constantFrom(...RECORD_STATUSES),
    severity: fc.constantFrom('low' as const, 'high' as const),
  }),
  { maxLength: 12 },
);

/** The places of rows that no longer hold, all behind those that do. */
const areLast = (list: readonly { record: string }[]): boolean => {
  const aside = list.map(({ record }) => isAside(record as (typeof RECORD_STATUSES)[number]));
  return !aside.includes(true) || !aside.slice(aside.indexOf(true)).includes(false);
};

describe('what was withdrawn or superseded', () => {
  it.each(LIST_SORTS)('is last in a list by %s', (sort) => {
    fc.assert(
      fc.property(rows, (facts) => {
        const sorted = facts.map((fact) => buildRow(fact)).sort(newestFirst);
        expect(areLast(selectRows(sorted, { items: [] }, sort).found)).toBe(true);
      }),
    );
  });

  it.each(SEARCH_SORTS)('is last among hits by %s', (sort) => {
    fc.assert(
      fc.property(rows, (facts) => {
        expect(areLast(facts.map((fact) => buildRow(fact)).toSorted(SEARCH_ORDERS[sort]))).toBe(true);
      }),
    );
  });

  it('is last among similar reports, and takes no place of theirs', () => {
    const words = 'beacon gateway bastion';
    const own = buildReport({ id: 'INC-2023-0001', incident: { title: words, tags: ['a', 'b'] } });
    const states = ['withdrawn', 'published', 'superseded', 'draft', 'published'] as const;
    const others = states.map((record_status, at) =>
      buildReport({
        id: `INC-2023-001${at}`,
        incident: {
          title: at % 2 === 0 ? `${words} alike` : words,
          tags: at % 2 === 0 ? ['a', 'b'] : [],
          record_status,
        },
      }),
    );
    const index = buildSimilarityIndex([own, ...others]);
    const ids = index.rank(own).map(({ id }) => id.slice(-1));
    expect(ids.slice(-2).sort()).toEqual(['0', '2']);
    expect(index.rank(own, 2).map(({ id }) => id.slice(-1))).toEqual(ids.slice(0, 2));
    expect(index.rank(own, 3).map(({ id }) => id.slice(-1))).toEqual(ids.slice(0, 3));
  });

  it.each([
    ['', '1'],
    ['severity:high', '1'],
    ['command-and-control', '12'],
    ['record:withdrawn', '12'],
    ['is:withdrawn', '12'],
  ])('is a row of the list %j only where that asks for it', (text, expected) => {
    const all = [buildRow({ id: '1' }), buildRow({ id: '2', record: 'withdrawn' })];
    expect(
      listedRows(all, parseQuery(text).query)
        .map(({ id }) => id)
        .join(''),
    ).toBe(expected);
  });
});

it('dates of two zones are put in order by the day of the site and the instant, not as strings', () => {
  const at = (id: string, detected: string) => buildReport({ id, incident: { times: { detected } } });
  const reports = [
    at('INC-2023-0001', '2023-09-19T23:30:00-08:00'),
    at('INC-2023-0002', '2023-09-20T08:00:00+08:00'),
    at('INC-2023-0003', '2023-09-20T00:30:00Z'),
  ];
  expect(sortNewestFirst(reports, 'Asia/Shanghai').map(({ id }) => id.slice(-1))).toEqual(['1', '3', '2']);
});
