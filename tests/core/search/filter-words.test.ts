import { expect, test } from 'vitest';
import { withinPeriod, writeFilters } from '../../../src/core/search/filter-words.ts';

test.each([
  [
    writeFilters(['verdict', 'false_positive'], ['cause', 'ip_reuse']),
    'verdict:false_positive cause:ip_reuse',
  ],
  [writeFilters(['source', '微步']), 'source:微步'],
  [writeFilters(['source', 'Threat Book']), 'source:"Threat Book"'],
  [writeFilters(['source', 'a "b": c']), 'source:"a \\"b\\": c"'],
  [writeFilters(...withinPeriod('2024')), 'after:2024 before:2025'],
  [writeFilters(...withinPeriod('2024-03')), 'after:2024-03 before:2024-04'],
  [writeFilters(...withinPeriod('2024-12')), 'after:2024-12 before:2025-01'],
  [writeFilters(...withinPeriod('0999')), 'after:0999 before:1000'],
])('filters are written as %s', (query, expected) => {
  expect(query).toBe(expected);
});
