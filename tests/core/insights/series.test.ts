import { describe, expect, test } from 'vitest';
import type { VerdictValue } from '../../../schemas/vocabulary.ts';
import {
  buildMonthTable,
  monthSeries,
  shadeOf,
  stackParts,
  timeSeries,
  yearSeries,
} from '../../../src/core/insights/series.ts';
import { buildReport } from '../../builders.ts';

describe('reports over time', () => {
  test('stand by month while all lie within twelve months, months without a report included', () => {
    const { unit, rows } = timeSeries(reportsOf('2025-11-03', '2026-01', '2025-11-20T10:00:00Z'), 'UTC');
    expect(unit).toBe('month');
    expect(rows.map(({ period, total }) => [period, total])).toEqual([
      ['2025-11', 2],
      ['2025-12', 0],
      ['2026-01', 1],
    ]);
  });

  test.each([
    { name: 'they span more than twelve months', dates: ['2024-12-31', '2026-01-01'] },
    { name: 'one of them tells only its year', dates: ['2024', '2026-01-01'] },
  ])('stand by year when $name', ({ dates }) => {
    const { unit, rows } = timeSeries(reportsOf(...dates), 'UTC');
    expect(unit).toBe('year');
    expect(rows.map(({ period, total }) => [period, total])).toEqual([
      ['2024', 1],
      ['2025', 0],
      ['2026', 1],
    ]);
  });

  test('show the last twelve years and leave older ones out', () => {
    const rows = yearSeries(reportsOf('1000', '2026-01-01'), 'UTC');
    expect(rows).toHaveLength(12);
    expect(rows.map(({ period }) => period).slice(-2)).toEqual(['2025', '2026']);
    expect(rows.reduce((sum, { total }) => sum + total, 0)).toBe(1);
  });

  test('are no rows for no reports', () => {
    expect(timeSeries([], 'UTC').rows).toEqual([]);
  });
});

describe('reports by month', () => {
  test('are the last two years up to the newest report', () => {
    const rows = monthSeries(reportsOf('2020-01', '2024-02-29', '2024-03-01T09:00:00Z'), 'UTC');
    expect([rows.length, rows[0]?.period, rows.at(-1)?.period]).toEqual([24, '2022-04', '2024-03']);
    expect(rows.reduce((sum, { total }) => sum + total, 0)).toBe(2);
  });

  test('are a year at least', () => {
    const rows = monthSeries(reportsOf('2024-03'), 'UTC');
    expect([rows.length, rows[0]?.period, rows.at(-1)?.total]).toEqual([12, '2023-04', 1]);
  });

  test.each([
    ['no reports', []],
    ['reports that tell only their year', ['2024', '2023']],
  ])('are no rows for %s', (_name, dates) => {
    expect(monthSeries(reportsOf(...dates), 'UTC')).toEqual([]);
  });
});

test('verdicts that settle nothing count as the rest', () => {
  const verdicts: VerdictValue[] = [
    'true_positive',
    'suspicious',
    'duplicate',
    'false_positive',
    'benign_true_positive',
  ];
  const reports = verdicts.map((value) => buildReport({ incident: { verdict: { value } } }));
  expect(yearSeries(reports, 'UTC').map(({ parts }) => parts)).toEqual([
    { true_positive: 1, benign_true_positive: 1, false_positive: 1, other: 2 },
  ]);
});

describe('reports by year and month', () => {
  test('stand newest year first, those with a year alone apart from the months', () => {
    const { years, most, older } = buildMonthTable(
      reportsOf('2022', '2024-03-01', '2024-03', '2024-12-31T23:00:00Z'),
      'UTC',
    );
    expect(years).toMatchObject([
      { year: '2024', months: [0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 1], unplaced: 0, total: 3 },
      { year: '2022', months: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], unplaced: 1, total: 1 },
    ]);
    expect([most, older]).toEqual([2, 0]);
  });

  test('show fifteen years and count the reports of older ones', () => {
    const dates = Array.from({ length: 17 }, (_, index) => `${2000 + index}-01`);
    const { years, older } = buildMonthTable(reportsOf(...dates), 'UTC');
    expect([years.length, years.at(-1)?.year, older]).toEqual([15, '2002', 2]);
  });

  test('are no rows for no reports', () => {
    expect(buildMonthTable([], 'UTC')).toEqual({ years: [], older: 0, undated: 0, most: 0 });
  });
});

test('a bar of a year is stacked by verdict, as long as its share of the largest', () => {
  const parts = { true_positive: 1, benign_true_positive: 0, false_positive: 2, other: 0 };
  expect(stackParts(parts, 4)).toEqual([
    { key: 'true_positive', x: 0, width: 25 },
    { key: 'false_positive', x: 25, width: 50 },
  ]);
  expect(buildMonthTable(reportsOf('2024'), 'UTC').years[0]?.parts.other).toBe(1);
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
