import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupByYear, pageNumbers, paginate, yearPlaces } from '../../../src/core/list/pages.ts';
import { buildReport } from '../../builders.ts';

const reports = ['2025-03-01', '2025', '2023-09-19T09:10:00+08:00', '2023-01', '2022'].map((detected) =>
  buildReport({ incident: { times: { detected } } }),
);

test('an empty list has one empty page', () => {
  expect(paginate([])).toEqual([[]]);
});

test('pages hold every item once, in order, and only the last is short', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 1 }), fc.integer({ min: 1, max: 9 }), (items, size) => {
      const pages = paginate(items, size);
      expect(pages.flat()).toEqual(items);
      expect(pages.slice(0, -1).every(({ length }) => length === size)).toBe(true);
      expect(pages.at(-1)?.length).toBeGreaterThan(0);
    }),
  );
});

test.each([
  { current: 1, last: 1, shown: [1] },
  { current: 1, last: 2, shown: [1, 2] },
  { current: 3, last: 5, shown: [1, 2, 3, 4, 5] },
  { current: 1, last: 52, shown: [1, 2, 0, 52] },
  { current: 4, last: 52, shown: [1, 2, 3, 4, 5, 0, 52] },
  { current: 26, last: 52, shown: [1, 0, 25, 26, 27, 0, 52] },
  { current: 52, last: 52, shown: [1, 0, 51, 52] },
])('page $current of $last links to $shown, where 0 is a gap', ({ current, last, shown }) => {
  expect(pageNumbers(current, last)).toEqual(shown);
});

test('a year is found on the page on which its first report stands', () => {
  expect(yearPlaces(reports, 'UTC', 2)).toEqual([
    { year: '2025', reports: 2, page: 1 },
    { year: '2023', reports: 2, page: 2 },
    { year: '2022', reports: 1, page: 3 },
  ]);
});

test('rows of one year stand together, however exact their dates are', () => {
  expect(groupByYear(reports, 'UTC').map(({ year, reports: rows }) => [year, rows.length])).toEqual([
    ['2025', 2],
    ['2023', 2],
    ['2022', 1],
  ]);
});
