import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countBy, median, percentile, wilsonInterval } from '../../../src/core/insights/stats.ts';

test.each([
  [[], undefined],
  [[3], 3],
  [[3, 1, 2], 2],
  [[4, 1, 3, 2], 2.5],
  [[10, 9, 100], 10],
])('the median of %j is %s', (values, expected) => {
  expect(median(values)).toBe(expected);
});

test.each([
  [[1, 2, 3, 4, 5], 0, 1],
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
  expect([...countBy(words, (word) => word)]).toEqual([
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
