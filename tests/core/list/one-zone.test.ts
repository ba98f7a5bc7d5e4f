import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { buildMonthTable, monthSeries, yearSeries } from '../../../src/core/insights/series.ts';
import { countFacet } from '../../../src/core/list/facets.ts';
import { groupByYear, paginate, yearPlaces } from '../../../src/core/list/pages.ts';
import { describeRow } from '../../../src/core/list/row.ts';
import { packRows, unpackRows } from '../../../src/core/list/row-file.ts';
import type { Report } from '../../../src/core/model/report.ts';
import { matchesFilters } from '../../../src/core/search/query/filters.ts';
import { parseQuery } from '../../../src/core/search/query/parse.ts';
import { SEARCH_ORDERS } from '../../../src/core/search/state.ts';
import { detectedDay, sortNewestFirst } from '../../../src/core/time/times.ts';
import { buildReport } from '../../builders.ts';

const NOW = '2026-11-30T02:00:00Z';
/** After every date that is tried. */
const LATER = '2100-01-01';

function reportsOf(dates: readonly string[]): Report[] {
  return dates.map((detected, index) =>
    buildReport({ id: `INC-2026-${String(index + 1).padStart(4, '0')}`, incident: { times: { detected } } }),
  );
}

/** Ids of the reports that pass a query in a zone, through the file that a browser reads. */
function find(text: string, reports: readonly Report[], timeZone: string): string[] {
  const { query, problems } = parseQuery(text, {});
  expect(problems).toEqual([]);
  const file = packRows(
    reports.map((report) => describeRow(report, NOW, timeZone)),
    timeZone,
  );
  return unpackRows(file)
    .filter(matchesFilters(query))
    .map(({ id }) => id);
}

describe('an instant near the turn of the year', () => {
  const dates = ['2025-12-31T20:00:00Z', '2026-01-01', '2026-01-01T03:00:00+08:00', '2025', '2026-01'];

  it.each([
    ['Asia/Shanghai', 'year:2026', '1 2 3 5'],
    ['Asia/Shanghai', 'year:2025', '4'],
    ['Asia/Shanghai', 'before:2026', '4'],
    ['Asia/Shanghai', 'after:2026-01-01', '1 2 3 5'],
    ['UTC', 'year:2026', '2 5'],
    ['UTC', 'year:2025', '1 3 4'],
    ['UTC', 'before:2026', '1 3 4'],
    ['America/New_York', 'after:2026-01-01', '2 5'],
  ])('in %s %s finds %s', (timeZone, text, numbers) => {
    const found = find(text, reportsOf(dates), timeZone);
    expect(found.map((id) => Number(id.slice(-4))).join(' ')).toBe(numbers);
  });

  it('stands in the list among its day, before what tells no time of that day', () => {
    const reports = sortNewestFirst(reportsOf(dates), 'America/New_York');
    const days = reports.map((report) => detectedDay(report, 'America/New_York'));
    expect(days).toEqual(['2026-01', '2026-01-01', '2025-12-31', '2025-12-31', '2025']);
  });
});

const zones = fc.constantFrom('UTC', 'Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati');
const dates = fc.array(
  fc.oneof(
    fc
      .date({ min: new Date('2024-11-01'), max: new Date('2026-02-28'), noInvalidDate: true })
      .chain((date) => {
        const text = date.toISOString();
        return fc.constantFrom(text, `${text.slice(0, 16)}+08:00`, text.slice(0, 10), text.slice(0, 7));
      }),
    fc.constantFrom('2024-12-31T23:30:00-11:00', '2025-01-01T00:30:00+14:00', '2024', '2025-12-31'),
  ),
  { minLength: 1, maxLength: 30 },
);

test('lists, counts, charts and filters agree on the year and the month of every report', () => {
  fc.assert(
    fc.property(dates, zones, (written, timeZone) => {
      const reports = sortNewestFirst(reportsOf(written), timeZone);
      const groups = groupByYear(reports, timeZone);
      const years = groups.map(({ year }) => year);
      expect(years).toEqual([...new Set(years)].sort().reverse());
      expect(groups.flatMap((group) => group.reports)).toEqual(reports);
      const counts = groups.map(({ year, reports: own }) => [year, own.length]);
      expect(yearPlaces(reports, timeZone).map(({ year, reports: count }) => [year, count])).toEqual(counts);
      const rows = reports.map((report) => describeRow(report, NOW, timeZone));
      expect(countFacet(rows, 'year').map(({ value, count }) => [value, count])).toEqual(counts);
      expect(rows.toSorted(SEARCH_ORDERS.date)).toEqual(rows);
      for (const { year, reports: own } of groups)
        expect(find(`year:${year}`, reports, timeZone)).toEqual(own.map(({ id }) => id));
      const series = new Map(
        yearSeries(reports, timeZone, LATER).map(({ period, total }) => [period, total]),
      );
      for (const [year, count] of counts) expect(series.get(String(year))).toBe(count);
      const table = buildMonthTable(reports, timeZone).years;
      expect(table.map(({ year, total }) => [year, total])).toEqual(counts);
      for (const { period, total } of monthSeries(reports, timeZone, LATER)) {
        const [year = '', month = ''] = period.split('-');
        const placed = table.find((row) => row.year === year)?.months[Number(month) - 1];
        expect(placed ?? 0).toBe(total);
      }
    }),
  );
});

test('no year begins twice, whatever the page', () => {
  fc.assert(
    fc.property(dates, zones, (written, timeZone) => {
      const reports = sortNewestFirst(reportsOf(written), timeZone);
      for (const page of paginate(reports, 4)) {
        const years = groupByYear(page, timeZone).map(({ year }) => year);
        expect(new Set(years).size).toBe(years.length);
      }
    }),
  );
});
