import { expect, test } from 'vitest';
import { shareOf } from '../../../src/core/insights/shares.ts';

test.each([
  { part: 3, whole: 4, percent: undefined },
  { part: 0, whole: 0, percent: undefined },
  { part: 4, whole: 5, percent: { share: 80, low: 38, high: 96 } },
  { part: 0, whole: 5, percent: { share: 0, low: 0, high: 43 } },
  { part: 5, whole: 5, percent: { share: 100, low: 57, high: 100 } },
])('$part of $whole has the percentage $percent', ({ part, whole, percent }) => {
  expect(shareOf(part, whole)).toEqual({ part, whole, ...(percent ? { percent } : {}) });
});
