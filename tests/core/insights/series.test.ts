import { describe, expect, test } from 'vitest';
import type { VerdictValue } from '../../../schemas/vocabulary.ts';
import {
  buildMonthTable,
  caseRows,
  monthSeries,
  monthStrip,
  shadeOf,
  stackParts,
  timeSeries,
  yearSeries,
} from '../../../src/core/insights/series.ts';
import { buildReport } from '../../builders.ts';

describe('reports over time', () => {
  test('stand by month while all lie within twelve months, months without a report included', () => {
    const { unit, rows } = timeSeries(
      reportsOf('2025-11-03', '2026-01', '2025-11-20T10:00:00Z'),
      'UTC',
      '2026-02-03',
    );
    expect(unit).toBe('month');
    expect(rows.map(({ period, total }) => [period, total])).toEqual([
      ['2025-11', 2],
      ['2025-12', 0],
      ['2026-01', 1],
      ['2026-02', 0],
    ]);
  });

  test.each([
    { name: 'they span more than twelve months', dates: ['2024-12-31', '2026-01-01'] },
    { name: 'one of them tells only its year', dates: ['2024', '2026-01-01'] },
  ])('stand by year when $name', ({ dates }) => {
    const { unit, rows } = timeSeries(reportsOf(...dates), 'UTC', '2026-02-03');
    expect(unit).toBe('year');
    expect(rows.map(({ period, total }) => [period, total])).toEqual([
      ['2024', 1],
      ['2025', 0],
      ['2026', 1],
    ]);
  });

  test('show the last twelve years and leave older ones out', () => {
    const rows = yearSeries(reportsOf('1000', '2026-01-01'), 'UTC', '2026-02-03');
    expect(rows).toHaveLength(12);
    expect(rows.map(({ period }) => period).slice(-2)).toEqual(['2025', '2026']);
    expect(rows.reduce((sum, { total }) => sum + total, 0)).toBe(1);
  });

  test('are no rows for no reports', () => {
    expect(timeSeries([], 'UTC', '2026-02-03').rows).toEqual([]);
  });
});

describe('reports by month', () => {
  test('are the last two years up to today', () => {
    const rows = monthSeries(reportsOf('2020-01', '2024-02-29', '2024-03-01T09:00:00Z'), 'UTC', '2024-05-02');
    expect([rows.length, rows[0]?.period, rows.at(-1)?.period]).toEqual([24, '2022-06', '2024-05']);
    expect(rows.reduce((sum, { total }) => sum + total, 0)).toBe(2);
  });

  test('are a year at least', () => {
    const rows = monthSeries(reportsOf('2024-03'), 'UTC', '2024-03-31');
    expect([rows.length, rows[0]?.period, rows.at(-1)?.total]).toEqual([12, '2023-04', 1]);
  });

  test.each([
    ['no reports', []],
    ['reports that tell only their year', ['2024', '2023']],
  ])('are no rows for %s', (_name, dates) => {
    expect(monthSeries(reportsOf(...dates), 'UTC', '2026-02-03')).toEqual([]);
  });
});

describe('a chart ends today', () => {
  test.each([
    { name: 'after a quiet time', dates: ['2024-01'], now: '2024-04-09', first: '2023-05', last: '2024-04' },
    {
      name: 'without a slip into the future',
      dates: ['2024-01', '2042-01'],
      now: '2024-02-01',
      first: '2023-03',
      last: '2024-02',
    },
    {
      name: 'but where all lies long ago it ends there',
      dates: ['2003-02', '2003-05'],
      now: '2026-02-01',
      first: '2002-06',
      last: '2003-05',
    },
    {
      name: 'and where the clock is wrong with the last report',
      dates: ['2024-01'],
      now: '1970-01-01',
      first: '2023-02',
      last: '2024-01',
    },
  ])('$name', ({ dates, now, first, last }) => {
    const rows = monthSeries(reportsOf(...dates), 'UTC', now);
    expect([rows[0]?.period, rows.at(-1)?.period]).toEqual([first, last]);
    expect(rows.reduce((sum, { total }) => sum + total, 0)).toBeGreaterThan(0);
  });

  test('and its strip goes eight years back', () => {
    const rows = monthStrip(reportsOf('1999-01', '2026-01'), 'UTC', '2026-02-03');
    expect([rows.length, rows[0]?.period, rows.at(-1)?.period]).toEqual([96, '2018-03', '2026-02']);
  });
});

describe('cases as marks', () => {
  test('stand once each, the newest period first, oldest first within it, those without a date last', () => {
    const rows = caseRows(reportsOf('2026-01-05', '2026', '2024-07', 'unknown', '2031'), 'UTC', '2026-02-03');
    expect(
      rows.map(({ period, reports }) => [period, reports.map(({ incident }) => incident.times.detected)]),
    ).toEqual([
      ['2031', ['2031']],
      ['2026', ['2026', '2026-01-05']],
      ['2025', []],
      ['2024', ['2024-07']],
      ['none', ['unknown']],
    ]);
  });

  test('are none for no reports', () => {
    expect(caseRows([], 'UTC', '2026-02-03')).toEqual([]);
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
  expect(yearSeries(reports, 'UTC', '2023-12-31').map(({ parts }) => parts)).toEqual([
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
