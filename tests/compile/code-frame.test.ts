import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeCodeFrame } from '../../src/compile/code-frame.ts';

describe('a code frame', () => {
  it('marks the place between the lines around it', () => {
    expect(`\n${writeCodeFrame(['one', 'two {x} three', 'four'], place(2, 5, 8))}\n`).toMatchInlineSnapshot(`
      "
        1 | one
      > 2 | two {x} three
          |     ^^^
        3 | four
      "
    `);
  });

  it('marks under wide characters with as many columns as they take', () => {
    expect(`\n${writeCodeFrame(['重要：<主机> 已下线'], place(1, 4, 8))}\n`).toMatchInlineSnapshot(`
      "
      > 1 | 重要：<主机> 已下线
          |       ^^^^^^
      "
    `);
  });

  it('numbers the lines as the file does', () => {
    const lines = [...Array<string>(99).fill('above'), 'here', 'below'];
    expect(`\n${writeCodeFrame(lines, place(100, 1, 5))}\n`).toMatchInlineSnapshot(`
      "
         99 | above
      > 100 | here
            | ^^^^
        101 | below
      "
    `);
  });

  it('cuts a long line around the place', () => {
    const line = `${'before '.repeat(40)}{host}${' behind'.repeat(40)}`;
    expect(`\n${writeCodeFrame([line], place(1, 281, 287))}\n`).toMatchInlineSnapshot(`
      "
      > 1 | …e before before before before {host} behind behind behind behind behind behind behind behi…
          |                                ^^^^^^
      "
    `);
  });

  it('marks the first line of a place of several lines', () => {
    const range = { start: point(1, 3), end: point(3, 2) };
    expect(`\n${writeCodeFrame(['a {', '  b', '}'], range)}\n`).toMatchInlineSnapshot(`
      "
      > 1 | a {
          |   ^
        2 |   b
      "
    `);
  });

  it('is never wider than a terminal, and always has a mark', () => {
    const line = fc.string({ unit: fc.constantFrom('a', ' ', '中', '{'), maxLength: 300 });
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 4 }),
        fc.nat(3),
        fc.nat(300),
        fc.nat(40),
        (lines, row, column, size) => {
          const at = 1 + (row % lines.length);
          const start = 1 + Math.min(column, lines[at - 1]?.length ?? 0);
          const frame = writeCodeFrame(lines, place(at, start, start + size));
          expect(frame).toMatch(/\^/);
          expect(
            Math.max(
              ...frame
                .split('\n')
                .filter((shown) => !shown.includes('^'))
                .map((shown) => shown.length),
            ),
          ).toBeLessThan(110);
        },
      ),
    );
  });
});

function place(line: number, from: number, to: number) {
  return { start: point(line, from), end: point(line, to) };
}

function point(line: number, column: number) {
  return { line, column, offset: 0 };
}
