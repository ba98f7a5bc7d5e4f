import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fileOfWord,
  filesOfBeginning,
  MAX_IMPACT,
  packPostings,
  packWords,
  unpackPostings,
  unpackWords,
} from '../../../../src/core/search/prose/index-files.ts';

const word = fc.stringMatching(/^[a-z误报挖矿.]{1,40}$/);
const known = fc
  .uniqueArray(fc.record({ word, reports: fc.integer({ min: 1, max: 100_000 }) }), {
    selector: (one) => one.word,
  })
  .map((words) => words.toSorted((a, b) => (a.word < b.word ? -1 : 1)));

describe('words as text', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(known, (words) => {
        expect(unpackWords(packWords(words))).toEqual(words);
      }),
    );
  });

  it('leave out what they share with the word before', () => {
    expect(
      packWords([
        { word: 'cert', reports: 1 },
        { word: 'certificate', reports: 37 },
        { word: 'chain', reports: 2 },
      ]),
    ).toMatchInlineSnapshot(`
      "0cert
      4ificate 11
      1hain 2"
    `);
  });
});

describe('the file of a word', () => {
  it('is found for each word and each beginning, however the words are cut into files', () => {
    fc.assert(
      fc.property(
        known,
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 4 }),
        (words, size, start) => {
          const files = Array.from({ length: Math.ceil(words.length / size) }, (_, index) =>
            words.slice(index * size, (index + 1) * size),
          );
          const firsts = files.map(([first]) => first?.word ?? '');
          for (const one of words) {
            expect(files[fileOfWord(firsts, one.word)]).toContain(one);
            const beginning = one.word.slice(0, start);
            const read = filesOfBeginning(firsts, beginning).flatMap((file) => files[file] ?? []);
            expect(read).toEqual(
              expect.arrayContaining(words.filter((other) => other.word.startsWith(beginning))),
            );
          }
        },
      ),
    );
  });

  it('is one of many for a longer beginning', () => {
    expect(filesOfBeginning(['a', 'cert', 'd', 'x'], 'certi')).toEqual([1]);
    expect(fileOfWord(['b'], 'a')).toBe(-1);
  });
});

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
