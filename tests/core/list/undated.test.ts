import { describe, expect, it } from 'vitest';
import { buildMonthTable, monthSeries, timeSeries, yearSeries } from '../../../src/core/insights/series.ts';
import { getWords } from '../../../src/core/i18n/words.ts';
import { writeCsv } from '../../../src/core/list/export.ts';
import { countFacet } from '../../../src/core/list/facets.ts';
import { groupByYear, nameYear, yearPlaces } from '../../../src/core/list/pages.ts';
import { packRows, unpackRows } from '../../../src/core/list/row-file.ts';
import { describeRow } from '../../../src/core/list/row.ts';
import { selectRows } from '../../../src/core/list/state.ts';
import { matchesFilters } from '../../../src/core/search/query/filters.ts';
import { parseQuery } from '../../../src/core/search/query/parse.ts';
import { buildQueryVocabulary } from '../../../src/core/search/query/names.ts';
import {
  compareDates,
  detectedDay,
  durationBetween,
  formatDate,
  isKnownDate,
  sortNewestFirst,
} from '../../../src/core/time/times.ts';
import { buildReport } from '../../builders.ts';

const ZONE = 'Asia/Shanghai';

/** A report of which nobody knows when it was detected. */
const undated = (id: string) => {
  const report = buildReport({ id });
  report.incident.times.detected = 'unknown';
  return report;
};

const REPORTS = sortNewestFirst(
  [
    undated('INC-2023-0009'),
    buildReport({ id: 'INC-2023-0001' }),
    buildReport({ id: 'INC-2023-0002', incident: { times: { detected: '2021' } } }),
  ],
  ZONE,
);
const ROWS = REPORTS.map((report) => describeRow(report, '2026-01-01', ZONE));
const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id.slice(-1)).join('');

describe('a report without a date', () => {
  it('comes last in every order', () => {
    expect(idsOf(REPORTS)).toBe('129');
    expect(idsOf(selectRows(ROWS, { items: [] }, 'newest').found)).toBe('129');
    expect(idsOf(selectRows(ROWS, { items: [] }, 'oldest').found)).toBe('219');
  });

  it.each([
    ['unknown', 'en', 'no date'],
    ['unknown', 'zh-CN', '未知日期'],
    ['', 'en', 'no date'],
    ['2021', 'en', '2021'],
  ] as const)('of %j is shown in %s as %s', (date, language, shown) => {
    expect(formatDate(date, { language, timeZone: ZONE })).toBe(shown);
  });

  it('has no day, year or month, and no length of time', () => {
    const [, , report = undated('INC-2023-0009')] = REPORTS;
    expect(detectedDay(report, ZONE)).toBe('');
    expect(isKnownDate('unknown')).toBe(false);
    expect(compareDates('unknown', '2021')).toBe('overlap');
    expect(durationBetween('unknown', '2021')).toBeUndefined();
    expect(unpackRows(packRows(ROWS, ZONE)).map(({ day }) => day)).toEqual(['2023-09-19', '2021', '']);
  });

  it('stands under a heading of its own, and in no chart', () => {
    expect(groupByYear(REPORTS, ZONE).map(({ year }) => nameYear(year, getWords('en')))).toEqual([
      '2023',
      '2021',
      'no date',
    ]);
    expect(yearPlaces(REPORTS, ZONE).at(-1)).toEqual({ year: 'none', reports: 1, page: 1 });
    const periods = [timeSeries, yearSeries, monthSeries].map((series) =>
      series(REPORTS, ZONE, '2024-01-01'),
    );
    expect(
      periods
        .flatMap((series) => ('rows' in series ? series.rows : series))
        .filter(({ period }) => !period.startsWith('20')),
    ).toEqual([]);
    expect(buildMonthTable(REPORTS, ZONE)).toMatchObject({ undated: 1, older: 0 });
    expect(timeSeries([undated('INC-2023-0009')], ZONE, '2024-01-01').rows).toEqual([]);
  });

  it('is a value of the facet of years, behind the years', () => {
    expect(countFacet(ROWS, 'year').map(({ value }) => value)).toEqual(['2023', '2021', 'none']);
  });

  it.each([
    ['year:none', '9'],
    ['year:"no date"', '9'],
    ['年份:未知日期', '9'],
    ['after:0900', '12'],
    ['before:2030', '12'],
    ['-after:2022', '29'],
    ['year:2021', '2'],
  ])('is found by %s as reports %s', (text, ids) => {
    const vocabulary = buildQueryVocabulary([getWords('en'), getWords('zh-CN')], {});
    const { query } = parseQuery(text, vocabulary);
    expect(idsOf(ROWS.filter(matchesFilters(query)))).toBe(ids);
  });

  it('has an empty cell in an exported list', () => {
    expect(writeCsv(ROWS.slice(2), (id) => id).split('\r\n')[1]).toMatch(/^INC-2023-0009,,/);
  });
});
