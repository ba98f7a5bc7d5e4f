import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isTaken, nextFreeId, packIds } from '../../../src/core/draft/taken-ids.ts';

describe('ids of an archive', () => {
  test('are packed as ranges for each prefix and year', () => {
    const ids = [
      'INC-2023-0001',
      'INC-2023-0002',
      'INC-2023-0005',
      'INC-2024-0010',
      'SEC-2023-0003',
      'old-slug',
    ];
    expect(packIds(ids)).toEqual({ 'INC-2023': '1-2,5', 'INC-2024': '10', 'SEC-2023': '3' });
  });

  test('take the same room for ten thousand reports in a row as for two', () => {
    const many = Array.from(
      { length: 10_000 },
      (_, index) => `INC-2026-${String(index + 1).padStart(4, '0')}`,
    );
    expect(packIds(many)).toEqual({ 'INC-2026': '1-10000' });
  });

  test('are taken exactly when they were packed', () => {
    const number = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(fc.array(number), number, (given, asked) => {
        const id = (n: number): string => `INC-2026-${String(n).padStart(4, '0')}`;
        expect(isTaken(packIds(given.map(id)), id(asked))).toBe(given.includes(asked));
      }),
    );
  });

  test.each(['', 'INC-2026', 'INC-2026-001', 'inc-2026-0001', '__proto__'])('%j is never taken', (id) => {
    expect(isTaken({ 'INC-2026': '1-9' }, id)).toBe(false);
  });

  test.each([
    ['2026', 'INC-2026-0004'],
    ['2025', 'INC-2025-0001'],
    ['2024', 'INC-2024-10000'],
  ])('of %s are followed by %s', (year, next) => {
    expect(nextFreeId({ 'INC-2026': '1,3', 'INC-2024': '9999', 'SEC-2025': '7' }, 'INC', year)).toBe(next);
  });
});
