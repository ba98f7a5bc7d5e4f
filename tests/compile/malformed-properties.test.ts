import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readText } from './compile.ts';
import { GOOD } from './malformed/good.ts';
import { runs } from '../runs.ts';

/** One change to a text: a part goes, comes twice, moves, or other characters come in. */
type Change = (text: string) => string;

const place = fc.nat(GOOD.length);
const span = fc.tuple(place, fc.nat(80)).map(([from, length]): [number, number] => [from, from + length]);
const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom(
    ...'--- \n---\n : - [ ] { } < > </ /> " \' ` ``` \t \r\n [[ ]] | > # ： “ 误报 😀 \ufeff \u2028 \u0000 <Step </Finding> {x} <!-- & * ! %'.split(
      ' ',
    ),
  ),
);
const change: fc.Arbitrary<Change> = fc.oneof(
  span.map(
    ([from, to]) =>
      (text: string) =>
        text.slice(0, from) + text.slice(to),
  ),
  span.map(
    ([from, to]) =>
      (text: string) =>
        text.slice(0, to) + text.slice(from),
  ),
  fc.tuple(place, odd).map(
    ([at, more]) =>
      (text: string) =>
        text.slice(0, at) + more + text.slice(at),
  ),
  fc.tuple(span, place).map(([[from, to], at]) => (text: string) => {
    const rest = text.slice(0, from) + text.slice(to);
    return rest.slice(0, at) + text.slice(from, to) + rest.slice(at);
  }),
);
const changes = fc.array(change, { minLength: 1, maxLength: 4 });

describe('a good report with changes', () => {
  it('is read, or explained at places inside of the file', () => {
    fc.assert(
      fc.property(changes, (list) => {
        const text = list.reduce((spoilt, one) => one(spoilt), GOOD);
        const { report, diagnostics } = readText(text);
        if (report === undefined) expect(diagnostics.some(({ level }) => level === 'error')).toBe(true);
        const lines = text.split('\n').length;
        for (const { message, hint, range } of diagnostics) {
          expect(message.length).toBeGreaterThan(10);
          expect(hint?.length).toBeGreaterThan(5);
          if (range === undefined) continue;
          expect(range.start.offset).toBeLessThanOrEqual(range.end.offset);
          expect(range.end.offset).toBeLessThanOrEqual(text.length);
          expect(range.start.line).toBeGreaterThanOrEqual(1);
          expect(range.end.line).toBeLessThanOrEqual(lines);
          expect(range.start.column).toBeGreaterThanOrEqual(1);
        }
      }),
      { numRuns: runs(400) },
    );
  });

  it('says the same each time', () => {
    fc.assert(
      fc.property(changes, (list) => {
        const text = list.reduce((spoilt, one) => one(spoilt), GOOD);
        expect(readText(text)).toMatchObject({ diagnostics: readText(text).diagnostics });
      }),
      { numRuns: runs(40) },
    );
  });
});
