import { codeFrameColumns } from '@babel/code-frame';
import type { Range } from '../core/model/report.ts';

/** Characters of a line that a frame shows; report lines are whole paragraphs. */
const WIDTH = 90;
/** How much of a line stands before the place that is meant. */
const LEAD = 30;

/** Characters of two columns on a terminal. */
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|[\uD83C-\uD83E][\uDC00-\uDFFF]|[\uD840-\uD87F][\uDC00-\uDFFF]/g;

/** The lines around a place with a mark below it; long lines are cut around the place. `lines` are those of the file. */
export function writeCodeFrame(lines: readonly string[], { start, end }: Range): string {
  const from = Math.max(0, start.line - 2);
  const shown = lines.slice(from, start.line + 1);
  const cut = Math.max(0, start.column - 1 - LEAD);
  const windows = shown.map((line) => cutLine(line, cut));
  const length =
    end.line === start.line
      ? end.column - start.column
      : (lines[start.line - 1]?.length ?? 0) - start.column + 1;
  const shift = cut === 0 ? 0 : cut - 1;
  const column = start.column - shift;
  const marked = lines[start.line - 1] ?? '';
  const width = Math.min(Math.max(1, length), Math.max(1, cutLine(marked, cut).length - column + 1));
  const place = { start: { line: start.line, column }, end: { line: start.line, column: column + width } };
  // The published types do not know `startLine` yet.
  const options = { startLine: from + 1, linesAbove: 1, linesBelow: 1 };
  const frame = codeFrameColumns(windows.join('\n'), place, options);
  return widenMark(frame, windows[start.line - 1 - from] ?? '', column, width);
}

function cutLine(line: string, cut: number): string {
  const part = line.slice(cut, cut + WIDTH);
  return `${cut > 0 && line.length > 0 ? '…' : ''}${part}${line.length > cut + WIDTH ? '…' : ''}`;
}

/** The mark counts characters; where some of them are two columns wide, so are its own. */
function widenMark(frame: string, line: string, column: number, width: number): string {
  const isWide = (text: string): number => text.match(WIDE)?.length ?? 0;
  const before = isWide(line.slice(0, column - 1));
  const inside = isWide(line.slice(column - 1, column - 1 + width));
  if (before + inside === 0) return frame;
  return frame
    .split('\n')
    .map((row) =>
      /^\s*\|\s*\^+$/.test(row) ? row.replace('^', `${' '.repeat(before)}${'^'.repeat(inside)}^`) : row,
    )
    .join('\n');
}
