import fc from 'fast-check';
import { distance } from 'fastest-levenshtein';
import { describe, expect, it } from 'vitest';
import { countSlips, listNearTerms, listSlips } from '../../../../src/core/search/prose/near-words.ts';

describe('the slips of a word', () => {
  it.each([
    ['certficate', 'certificate', 'a letter that is missing'],
    ['certifciate', 'certificate', 'two letters swapped'],
    ['certifficate', 'certificate', 'a letter too many'],
    ['certificade', 'certificate', 'a wrong letter'],
    ['ecrtificate', 'certificate', 'the first two letters swapped'],
    ['tokne', 'token', 'the last two letters swapped'],
    ['gatway', 'gateway', 'a letter that is missing in the middle'],
  ])('of %s have %s: %s', (written, meant) => {
    expect(listSlips(written)).toContain(meant);
  });

  it('are one slip away, and never the word itself', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('abcxyz')), minLength: 4, maxLength: 9 }),
        (word) => {
          expect(listSlips(word).every((slip) => countSlips(word, slip) === 1)).toBe(true);
        },
      ),
    );
  });
});

describe('the near terms', () => {
  it.each([
    ['kertificate', ['certificate']],
    ['credentail', ['credential']],
    ['撞裤', ['撞库']],
    ['跳扳机', ['跳板机']],
    ['绿波机', ['绿波机组']],
    ['token', ['tokens']],
    ['zzyzxqwv', []],
    ['云', []],
  ])('of %s are %j', (written, near) => {
    expect(listNearTerms(written, ['绿波机组, x'])).toEqual(near);
  });
});

describe('the number of slips', () => {
  it('is the edit distance, or less where neighbours changed places', () => {
    const short = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });
    fc.assert(
      fc.property(short, short, (a, b) => {
        const slips = countSlips(a, b);
        expect(slips).toBe(countSlips(b, a));
        expect(slips).toBeLessThanOrEqual(distance(a, b));
        expect(slips * 2).toBeGreaterThanOrEqual(distance(a, b));
      }),
    );
  });
});
