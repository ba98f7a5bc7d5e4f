import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignText, createLocator } from '../../src/compile/positions.ts';

const lines = fc
  .array(fc.constantFrom('a', '误', '😀', ' ', '\n', '\r\n', '\r', '\u2028', '\t'), { maxLength: 60 })
  .map((parts) => parts.join(''));

describe('a place in a file', () => {
  it.each([
    ['ab\ncd', 0, [1, 1, 0]],
    ['ab\ncd', 2, [1, 3, 2]],
    ['ab\ncd', 3, [2, 1, 3]],
    ['ab\ncd', 5, [2, 3, 5]],
    ['ab\r\ncd', 3, [2, 1, 4]],
    ['误\n😀b', 4, [2, 3, 4]],
    ['', 0, [1, 1, 0]],
    ['ab', 99, [1, 3, 2]],
    ['ab', -1, [1, 1, 0]],
  ])('of %j at %d', (text, offset, [line, column, inFile]) => {
    expect(createLocator(text).position(offset)).toEqual({ line, column, offset: inFile });
  });

  it('is found again from its line and column', () => {
    fc.assert(
      fc.property(lines, fc.nat(), (file, seed) => {
        const locator = createLocator(file);
        const offset = seed % (locator.text.length + 1);
        const { line, column } = locator.position(offset);
        expect(locator.offset(line, column)).toBe(offset);
      }),
    );
  });

  it('has the same character in the file as in the text that parsers read', () => {
    fc.assert(
      fc.property(lines, fc.nat(), (file, seed) => {
        const { text, position } = createLocator(file);
        const offset = seed % (text.length + 1);
        const inFile = file.slice(position(offset).offset, position(offset).offset + 1);
        // A line break may be written as two characters, and a lone carriage return reads as a space.
        const expected = inFile === '\r' ? (file[position(offset).offset + 1] === '\n' ? '\n' : ' ') : inFile;
        expect(text.slice(offset, offset + 1)).toBe(expected);
      }),
    );
  });

  it('never ends ahead of its start', () => {
    fc.assert(
      fc.property(lines, fc.integer(), fc.integer(), (file, from, to) => {
        const { start, end } = createLocator(file).range(from, to);
        expect(end.offset).toBeGreaterThanOrEqual(start.offset);
        expect(end.offset).toBeLessThanOrEqual(file.length);
      }),
    );
  });
});

describe('a text node', () => {
  it.each([
    ['a b', 'xx a b', 3],
    ['a*b', 'a\\*b', 0],
    ['a&b', 'a&amp;b', 0],
    ['a😀b', 'a&#x1F600;b', 0],
    ['a\nb', 'a  \n>   b', 0],
    ['a\\b', 'a\\b', 0],
  ])('%j is aligned with %j', (value, source, start) => {
    const { at } = alignText(value, source, start);
    expect(source.charAt(at(value.length - 1))).toBe(value.at(-1));
    expect(source.charAt(at(0))).toBe(value.charAt(0));
    expect(at(value.length)).toBe(source.length);
  });

  it('knows what was escaped', () => {
    const { isEscaped } = alignText('*a*&*', '\\*a*&amp;&#42;', 0);
    expect([0, 1, 2, 3, 4].map(isEscaped)).toEqual([true, false, false, true, true]);
  });

  it('that is not in the source counts as escaped from there on', () => {
    const { at, isEscaped } = alignText('ab*c', 'abXc', 0);
    expect([0, 1, 2, 3].map(isEscaped)).toEqual([false, false, true, true]);
    expect(at(3)).toBe(2);
  });
});
