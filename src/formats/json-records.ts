import type { FormatProblem } from './format.ts';

/** The values of a JSON file with the line on which each begins. */
type JsonRecords = { values: { line: number; value: unknown }[]; problems: FormatProblem[] };

/** Reads one JSON value, a list of values, or a value on each line. A broken one is a problem and hides no other. */
export function readJsonRecords(text: string): JsonRecords {
  const source = text.replace(/^\uFEFF/, '');
  if (source.trim() === '') return { values: [], problems: [{ line: 1, message: 'The file is empty.' }] };
  const whole = parse(source);
  if ('value' in whole) {
    const isList = Array.isArray(whole.value);
    return isList
      ? readList(source)
      : { values: [{ line: lineAt(source, source.search(/\S/)), value: whole.value }], problems: [] };
  }
  const conflict = /^(?:<{7}|\|{7}|={7}|>{7})(?: .*)?$/m.exec(source);
  if (conflict !== null) {
    const message = `The mark \`${conflict[0].slice(0, 60)}\` of an unfinished merge stands here. Keep one of the two sides, and delete the lines with the marks.`;
    return { values: [], problems: [{ line: lineAt(source, conflict.index), message }] };
  }
  if (/^\s*\[/.test(source)) return readList(source);
  const lines = readLines(source);
  const isLines = lines.values.some(({ value }) => typeof value === 'object' && value !== null);
  return isLines
    ? lines
    : { values: [], problems: [{ line: whole.line, message: `The file ${whole.words}.` }] };
}

function readLines(source: string): JsonRecords {
  const pieces = source.split('\n').map((line, index) => ({ line: index + 1, piece: line }));
  return readPieces(pieces.filter(({ piece }) => piece.trim() !== ''));
}

function readList(source: string): JsonRecords {
  let line = 1;
  let counted = 0;
  const pieces = listItems(source).map(({ start, end }) => {
    line += countBreaks(source, counted, start);
    counted = start;
    return { line, piece: source.slice(start, end) };
  });
  return readPieces(pieces);
}

function readPieces(pieces: { line: number; piece: string }[]): JsonRecords {
  const records: JsonRecords = { values: [], problems: [] };
  for (const { line, piece } of pieces) {
    const result = parse(piece);
    if ('value' in result) records.values.push({ line, value: result.value });
    else {
      const message = `This record ${result.words}.`;
      records.problems.push({ line: line + result.line - 1, message });
    }
  }
  return records;
}

/** Where the items of a list begin and end, found by its brackets alone, so that a broken item hides no other. */
function listItems(source: string): { start: number; end: number }[] {
  const items: { start: number; end: number }[] = [];
  const tokens = /"(?:[^"\\\n]|\\.)*"?|[[\]{},]/g;
  let depth = 0;
  let start = source.indexOf('[') + 1;
  const endItem = (end: number): void => {
    const lead = source.slice(start, end).search(/\S/);
    if (lead !== -1) items.push({ start: start + lead, end });
  };
  for (const { 0: token, index } of source.matchAll(tokens)) {
    if (token === '[' || token === '{') depth++;
    else if (token === ']' || token === '}') depth--;
    if (depth === 0 || (depth === 1 && token === ',')) {
      endItem(index);
      start = index + 1;
    }
    if (depth === 0) return items;
  }
  endItem(source.length);
  return items;
}

function parse(text: string): { value: unknown } | { words: string; line: number } {
  try {
    const value: unknown = JSON.parse(text);
    return isDeep(value) ? { words: `is nested more than ${MAX_DEPTH} levels deep`, line: 1 } : { value };
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    const [, offset] = /at position (\d+)/.exec(words) ?? [];
    const line = offset === undefined ? 1 : lineAt(text, Number(offset));
    // The engine quotes the text; what it quotes may be a whole record.
    return {
      words: `is not JSON: ${words}`
        .replace(/,? (?:\.\.\.)?"[^]*is not valid JSON$/, '')
        .replace(/ in JSON at position.*$/s, '')
        .replace(/ \(line \d.*$/s, ''),
      line,
    };
  }
}

/** No record of a person or a program is nested so deep; one that is would end whatever walks through it. */
const MAX_DEPTH = 100;

function isDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return true;
    level = level.flatMap((one): unknown[] =>
      typeof one === 'object' && one !== null ? Object.values(one) : [],
    );
  }
  return false;
}

function lineAt(text: string, offset: number): number {
  return 1 + countBreaks(text, 0, offset);
}

function countBreaks(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
