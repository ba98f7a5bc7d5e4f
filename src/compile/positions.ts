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

/** Where the characters of a text node stand in the source that it was read from. */
export type TextOffsets = {
  /** Offset in the source of the character at an index; an escaped one begins at its backslash. */
  at: (index: number) => number;
  /** Whether the source spells it otherwise, as `\*` or `&#42;`: it is a character and never syntax. */
  isEscaped: (index: number) => boolean;
};

const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/iy;
const MARGIN = /[ \t>]*/y;
const TRAILING = /[ \t]*(?=\n)/y;
const LINE_BREAK = /[ \t]*\n[ \t>]*/y;

/**
 * Aligns a text node that begins at `start` with its source. The two differ where the source has escapes, character
 * references, or the margin of a quotation or list, and where a line feed was dropped. Where they cannot be aligned, all that follows counts as escaped.
 */
export function alignText(value: string, source: string, start: number): TextOffsets {
  if (source.startsWith(value, start)) return { at: (index) => start + index, isEscaped: () => false };
  const offsets: number[] = [];
  const escaped = new Set<number>();
  let at = start;
  for (let index = 0; index < value.length; index++) {
    const mark = value.charAt(index);
    if (mark === '\n') at += lengthAt(TRAILING, source, at);
    else if (value[index - 1] === '\n') at += lengthAt(MARGIN, source, at);
    else if (source[at] !== mark) at += lengthAt(LINE_BREAK, source, at);
    offsets.push(at);
    const reference = lengthAt(ENTITY, source, at);
    if (source[at] === '\\' && source[at + 1] === mark && /[!-/:-@[-`{-~]/.test(mark)) {
      escaped.add(index);
      at += 2;
    } else if (reference > 0) {
      const units = String.fromCodePoint(value.codePointAt(index) ?? 0).length;
      for (let unit = 0; unit < units; unit++) escaped.add(index + unit);
      for (let unit = 1; unit < units; unit++) offsets.push(at);
      index += units - 1;
      at += reference;
    } else if (source[at] === mark) at++;
    else return { at: (i) => offsets[i] ?? at, isEscaped: (i) => i >= index || escaped.has(i) };
  }
  return { at: (index) => offsets[index] ?? at, isEscaped: (index) => escaped.has(index) };
}

function lengthAt(pattern: RegExp, source: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0].length ?? 0;
}
