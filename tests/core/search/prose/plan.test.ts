import fc from 'fast-check';
import { distance } from 'fastest-levenshtein';
import { describe, expect, it } from 'vitest';
import { countSlips, nearestKnown } from '../../../../src/core/search/prose/plan.ts';

const words = [
  'certificate',
  'kerberoasting',
  'token',
  'tokens',
  'gateway',
  'port',
  'log4j',
  'fastly',
  'vastly',
];
const known = words.map((word, index) => ({ word, reports: index + 1 }));

describe('the nearest known word', () => {
  it.each([
    ['certficate', ['certificate']],
    ['certifciate', ['certificate']],
    ['kerberosting', ['kerberoasting']],
    ['ertificate', ['certificate']],
    ['ecrtificate', ['certificate']],
    ['crtifcate', ['certificate']],
    ['tokne', ['token']],
    ['gatway', ['gateway']],
    ['fastli', ['fastly']],
    ['prot', ['port']],
    ['prt', []],
    ['log5j', ['log4j']],
    ['loggj', []],
    ['zzyzxqwv', []],
    ['token', ['tokens']],
  ])('of %s is %j', (written, nearest) => {
    expect(nearestKnown(written, known)).toEqual(nearest);
  });

  it('is the more frequent of two as near', () => {
    expect(nearestKnown('astly', known)).toEqual(['vastly', 'fastly']);
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

  it('is one for neighbours that changed places', () => {
    expect(countSlips('gloabl', 'global')).toBe(1);
  });
});
