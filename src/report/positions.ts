import type { Position, Range } from '../core/model.ts';

/** Turns offsets of one text into positions. */
export type Locator = {
  position: (offset: number) => Position;
  range: (start: number, end: number) => Range;
  /** Offset of a line and column, both from 1. */
  offset: (line: number, column: number) => number;
};

/** A locator over `text`; a line ends with `\n`, and a `\r` before it belongs to the line. */
export function createLocator(text: string): Locator {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const position = (offset: number): Position => {
    const at = Math.min(Math.max(offset, 0), text.length);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: at - (starts[low] ?? 0) + 1, offset: at };
  };
  return {
    position,
    range: (start, end) => ({ start: position(start), end: position(Math.max(start, end)) }),
    offset: (line, column) => (starts[line - 1] ?? text.length) + column - 1,
  };
}
