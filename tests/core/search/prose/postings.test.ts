import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_IMPACT, packPostings, unpackPostings } from '../../../../src/core/search/prose/postings.ts';

const ascending = fc.uniqueArray(fc.nat(2_000_000)).map((numbers) => numbers.toSorted((a, b) => a - b));

describe('postings as text', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(
        ascending.chain((reports) =>
          fc.record({
            reports: fc.constant(reports),
            impacts: fc.array(fc.integer({ min: 1, max: MAX_IMPACT }), {
              minLength: reports.length,
              maxLength: reports.length,
            }),
          }),
        ),
        (postings) => {
          expect(unpackPostings(packPostings(postings))).toEqual(postings);
        },
      ),
    );
  });

  it('take two letters for each report of a frequent word', () => {
    const reports = Array.from({ length: 1000 }, (_, index) => index * 3);
    expect(packPostings({ reports, impacts: reports.map(() => 20) })).toHaveLength(2000);
  });

  it('are read without harm when they are cut off or strange', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { reports, impacts } = unpackPostings(text);
        expect(impacts).toHaveLength(reports.length);
      }),
    );
  });
});
