import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getWords } from '../../../src/core/i18n/words.ts';
import { compareQuarters } from '../../../src/core/insights/quarter.ts';
import { compareLengths, compareShares } from '../../../src/core/insights/stats.ts';
import { tellMeasures, tellQuarter } from '../../../src/core/insights/tell-quarter.ts';
import type { Report } from '../../../src/core/model/report.ts';
import { HOUR, MINUTE } from '../../../src/core/time/times.ts';
import { buildReport } from '../../builders.ts';

const NOW = '2026-11-30';

type Case = { on: string; verdict?: 'false_positive' | 'true_positive'; hours?: number };

function report({ on, verdict = 'true_positive', hours }: Case): Report {
  const detected = on.length > 10 ? `${on}:00:00Z` : on.length > 7 ? `${on}T08:00:00Z` : on;
  const contained =
    hours === undefined ? {} : { contained: new Date(Date.parse(detected) + hours * HOUR).toISOString() };
  return buildReport({ incident: { times: { detected, ...contained }, verdict: { value: verdict } } });
}

function many(count: number, one: Case): Report[] {
  return Array.from({ length: count }, () => report(one));
}

describe('the quarter that is compared', () => {
  it.each<{ name: string; days: string[]; now?: string; quarter?: string; year?: string; previous?: string }>(
    [
      {
        name: 'is the last one that is over',
        days: ['2026-09-30', '2026-10-01', '2025-07-01', '2026-04-01'],
        quarter: '2026 3',
        year: '2025 3',
        previous: '2026 2',
      },
      {
        name: 'is an older one where the last has no reports',
        days: ['2024-03-31', '2023-12-31', '2026-10-01'],
        quarter: '2024 1',
        previous: '2023 4',
      },
      {
        name: 'ends with the year',
        days: ['2026-12-31', '2025-12-01'],
        now: '2027-01-01',
        quarter: '2026 4',
        year: '2025 4',
      },
      { name: 'is none before the first one is over', days: ['2026-10-01', '2026-11-02'] },
      { name: 'stands beside none where the archive begins with it', days: ['2026-07-01', '2026-09-02'] },
      { name: 'is none where no report tells its month', days: ['2025', '2024'] },
    ],
  )('$name', ({ days, now = NOW, quarter, year, previous }) => {
    const compared = compareQuarters(
      days.flatMap((on) => many(5, { on })),
      'UTC',
      now,
    );
    const show = (one?: { year: number; number: number }): string | undefined =>
      one && `${one.year} ${one.number}`;
    expect([
      show((compared.year ?? compared.previous)?.quarter),
      show(compared.year?.before),
      show(compared.previous?.before),
    ]).toEqual([quarter, year, previous]);
  });

  it('is none of a few cases', () => {
    const reports = [...many(4, { on: '2026-07-01' }), ...many(9, { on: '2025-07-01' })];
    expect(compareQuarters(reports, 'UTC', NOW)).toEqual({});
  });

  it('counts no draft', () => {
    const drafts = many(9, { on: '2026-07-01' }).map((one) => ({
      ...one,
      incident: { ...one.incident, record_status: 'draft' as const },
    }));
    const before = many(9, { on: '2025-07-01' });
    expect(compareQuarters([...drafts, ...before], 'UTC', NOW)).toEqual({});
    const [now] =
      compareQuarters([...drafts, ...many(5, { on: '2026-07-01' }), ...before], 'UTC', NOW).year?.measures ??
      [];
    expect(now).toMatchObject({ measure: 'reports', now: 5, then: 9 });
  });

  it('counts by the clock of its zone', () => {
    const late = many(5, { on: '2026-06-30T20' });
    const before = many(5, { on: '2025-08-01' });
    expect(compareQuarters([...late, ...before], 'Asia/Shanghai', NOW).year?.quarter).toEqual({
      year: 2026,
      number: 3,
    });
    expect(compareQuarters([...late, ...before], 'UTC', NOW).year).toBeUndefined();
  });
});

describe('what is said of it', () => {
  const quiet = [
    ...many(8, { on: '2026-07-05', hours: 2 }),
    ...many(2, { on: '2026-07-05', verdict: 'false_positive' }),
    ...many(6, { on: '2025-07-05', hours: 2 }),
    ...many(3, { on: '2025-07-05', verdict: 'false_positive' }),
  ];
  const turned = [
    ...many(30, { on: '2026-07-05', hours: 1 }),
    ...many(2, { on: '2026-07-05', verdict: 'false_positive' }),
    ...many(10, { on: '2025-07-05', hours: 30 }),
    ...many(20, { on: '2025-07-05', verdict: 'false_positive' }),
  ];

  it.each([
    [
      'that it may be chance',
      quiet,
      '10 reports, 1 more than in Q3 2025. No other difference is larger than chance would explain.',
    ],
    [
      'what is more than chance',
      turned,
      '32 reports, 2 more than in Q3 2025. More than chance: False positives among decided reports went down, Median time to contain went down.',
    ],
  ])('%s', (_name, reports, said) => {
    const { year } = compareQuarters(reports, 'UTC', NOW);
    if (year === undefined) throw new Error('Nothing is compared.');
    expect(tellQuarter(year, { words: getWords('en'), language: 'en' })).toBe(said);
  });

  it('holds counts beside each share and length, and no range below five cases', () => {
    const { year } = compareQuarters(turned, 'UTC', NOW);
    if (year === undefined) throw new Error('Nothing is compared.');
    const rows = tellMeasures(year, { words: getWords('en'), language: 'en' });
    expect(rows.map(({ now, then, difference, reading }) => [now, then, difference, reading])).toEqual([
      ['32', '30', '+2', 'more than in any of the last quarters (0 to 30)'],
      ['2 of 32', '20 of 30', '−60 points, −75 to −38', 'less than chance explains'],
      ['0 of 2', '0 of 20', '', 'too few to compare'],
      ['1 h (30)', '1 d 6 h (10)', '−1 d 5 h, −1 d 5 h to −1 d 5 h', 'less than chance explains'],
    ]);
  });

  it('says what is usual from four earlier quarters on', () => {
    const counts = [6, 5, 4, 7, 9];
    const days = ['2025-07-05', '2025-10-05', '2026-01-05', '2026-04-05', '2026-07-05'];
    const reports = days.flatMap((on, index) => many(counts[index] ?? 0, { on }));
    const [first] = compareQuarters(reports, 'UTC', NOW).year?.measures ?? [];
    expect(first?.reading).toEqual({ kind: 'above', low: 4, high: 7 });
  });
});

describe('a difference', () => {
  it('of shares is the one that Newcombe published for 56 of 70 and 48 of 80', () => {
    const difference = compareShares({ part: 56, whole: 70 }, { part: 48, whole: 80 });
    expect(difference?.value).toBeCloseTo(0.2, 4);
    expect(difference?.low).toBeCloseTo(0.0524, 4);
    expect(difference?.high).toBeCloseTo(0.3339, 4);
  });

  it('of lengths is the shift between them, and turns with its sides', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 5, maxLength: 30 });
    fc.assert(
      fc.property(lengths, fc.integer({ min: -500, max: 500 }), (values, by) => {
        const shifted = values.map((value) => value + by);
        const [there, back] = [compareLengths(shifted, values), compareLengths(values, shifted)];
        expect(there?.value).toBeCloseTo(by, 6);
        expect(there?.low).toBeCloseTo(-(back?.high ?? 0), 6);
        expect((there?.low ?? 1) <= by && by <= (there?.high ?? -1)).toBe(true);
      }),
    );
  });

  it('is none below five lengths, and one of long lists costs no more than of short ones', () => {
    expect(compareLengths([1, 2, 3, 4], [1, 2, 3, 4, 5])).toBeUndefined();
    const long = Array.from({ length: 20_000 }, (_, index) => index * MINUTE);
    expect(
      compareLengths(
        long.map((length) => length + HOUR),
        long,
      )?.value,
    ).toBeCloseTo(HOUR, -5);
  });
});
