import { describe, expect, test } from 'vitest';
import { buildMonthTable, shadeOf, stackParts } from '../../../src/core/insights/months.ts';
import { buildReport } from '../../builders.ts';

describe('reports by year and month', () => {
  test('stand newest year first, those with a year alone apart from the months', () => {
    const { years, most, older } = buildMonthTable(
      reportsOf('2022', '2024-03-01', '2024-03', '2024-12-31T23:00:00Z'),
    );
    expect(years).toMatchObject([
      { year: '2024', months: [0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 1], unplaced: 0, total: 3 },
      { year: '2022', months: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], unplaced: 1, total: 1 },
    ]);
    expect([most, older]).toEqual([2, 0]);
  });

  test('show fifteen years and count the reports of older ones', () => {
    const dates = Array.from({ length: 17 }, (_, index) => `${2000 + index}-01`);
    const { years, older } = buildMonthTable(reportsOf(...dates));
    expect([years.length, years.at(-1)?.year, older]).toEqual([15, '2002', 2]);
  });

  test('are no rows for no reports', () => {
    expect(buildMonthTable([])).toEqual({ years: [], older: 0, most: 0 });
  });
});

test('a bar of a year is stacked by verdict, as long as its share of the largest', () => {
  const parts = { true_positive: 1, benign_true_positive: 0, false_positive: 2, other: 0 };
  expect(stackParts(parts, 4)).toEqual([
    { key: 'true_positive', x: 0, width: 25 },
    { key: 'false_positive', x: 25, width: 50 },
  ]);
  expect(buildMonthTable(reportsOf('2024')).years[0]?.parts.other).toBe(1);
});

test.each([
  [0, 8, 0],
  [1, 8, 1],
  [2, 8, 1],
  [3, 8, 2],
  [8, 8, 4],
  [0, 0, 0],
])('%i of at most %i is shaded %i', (value, most, shade) => {
  expect(shadeOf(value, most)).toBe(shade);
});

function reportsOf(...dates: string[]) {
  return dates.map((detected) => buildReport({ incident: { times: { detected } } }));
}
