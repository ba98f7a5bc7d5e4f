import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countEach, percentile, shareOf, wilsonInterval } from '../../../src/core/insights/stats.ts';

test.each([
  [[1, 2, 3, 4, 5], 0, 1],
  [[3], 0.5, 3],
  [[3, 1, 2], 0.5, 2],
  [[4, 1, 3, 2], 0.5, 2.5],
  [[10, 9, 100], 0.5, 10],
  [[1, 2, 3, 4, 5], 1, 5],
  [[1, 2, 3, 4, 5], 0.9, 4.6],
  [[5, 1], 2, 5],
  [[], 0.9, undefined],
])('of %j, the share %d lies below %s', (values, p, expected) => {
  const found = percentile(values, p);
  if (expected === undefined) expect(found).toBeUndefined();
  else expect(found).toBeCloseTo(expected);
});

test('counting leaves the list alone and puts the most frequent first', () => {
  const words = ['b', 'a', 'c', 'a', 'c'];
  expect([...countEach(words)]).toEqual([
    ['a', 2],
    ['c', 2],
    ['b', 1],
  ]);
  expect(words).toEqual(['b', 'a', 'c', 'a', 'c']);
});

describe('wilsonInterval', () => {
  test.each([
    [4, 5, 0.376, 0.964],
    [0, 10, 0, 0.278],
    [10, 10, 0.722, 1],
    [50, 100, 0.404, 0.596],
  ])('of %d in %d is %d to %d', (successes, n, low, high) => {
    const interval = wilsonInterval(successes, n);
    expect(interval?.low).toBeCloseTo(low, 3);
    expect(interval?.high).toBeCloseTo(high, 3);
  });

  test('is nothing for no cases', () => {
    expect(wilsonInterval(0, 0)).toBeUndefined();
  });

  test('holds the share itself and lies between 0 and 1', () => {
    const cases = fc
      .integer({ min: 1, max: 10_000 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(cases, ([successes, n]) => {
        const { low = NaN, high = NaN } = wilsonInterval(successes, n) ?? {};
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(successes / n + 1e-12);
        expect(high).toBeGreaterThanOrEqual(successes / n - 1e-12);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });
});

test.each([
  { part: 3, whole: 4, percent: undefined },
  { part: 0, whole: 0, percent: undefined },
  { part: 4, whole: 5, percent: { share: 80, low: 38, high: 96 } },
  { part: 0, whole: 5, percent: { share: 0, low: 0, high: 43 } },
  { part: 5, whole: 5, percent: { share: 100, low: 57, high: 100 } },
])('$part of $whole has the percentage $percent', ({ part, whole, percent }) => {
  expect(shareOf(part, whole)).toEqual({ part, whole, ...(percent ? { percent } : {}) });
});
