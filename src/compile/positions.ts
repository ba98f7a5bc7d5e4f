import type { Position, Range } from '../core/model/report.ts';

/** Turns offsets of one text into positions. */
export type Locator = {
  /** The text as parsers read it: lines end with `\n`, and a lone `\r` is a space. Every offset counts in it. */
  text: string;
  /** The position in the file itself. */
  position: (offset: number) => Position;
  range: (start: number, end: number) => Range;
  /** Offset of a line and column, both from 1. */
  offset: (line: number, column: number) => number;
};

/** A locator over the text of a file; a line ends with `\n`, and a `\r` before it belongs to the line. */
export function createLocator(file: string): Locator {
  const text = file.replaceAll('\r\n', '\n').replaceAll('\r', ' ');
  const starts = startsOfLines(text);
  const fileStarts = text.length === file.length ? starts : startsOfLines(file);
  const position = (offset: number): Position => {
    const at = Math.min(Math.max(offset, 0), text.length);
    const line = lineOf(at, starts);
    const before = at - (starts[line] ?? 0);
    return { line: line + 1, column: before + 1, offset: (fileStarts[line] ?? 0) + before };
  };
  return {
    text,
    position,
    range: (start, end) => ({ start: position(start), end: position(Math.max(start, end)) }),
    offset: (line, column) => Math.min(text.length, (starts[line - 1] ?? text.length) + column - 1),
  };
}

function startsOfLines(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Index of the line that holds an offset. */
function lineOf(offset: number, starts: readonly number[]): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
