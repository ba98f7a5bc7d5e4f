import type { Diagnostic, Range } from '../core/model/report.ts';
import { knownFields } from '../core/model/values.ts';

/** One file as it lies on disk. `path` is absolute, `file` relative to the incidents folder, `shown` as the user knows it. */
export type Source = { path: string; file: string; shown: string; bytes: Uint8Array };

const MAX_FILE_BYTES = 1_000_000;

const BOM = 0xfe_ff;
const LINE_FEED = 0x0a;

type Refusal = { diagnostic: Diagnostic };

/** The text of a source without its byte-order mark, or the one diagnostic that says why it cannot be read. */
export function decodeSource(source: Source): { text: string } | Refusal {
  const { bytes } = source;
  if (bytes.length > MAX_FILE_BYTES) return refuseSize(source);
  if (hasUtf16Mark(bytes)) return refuse(source, 'The file is in UTF-16.', 'Save it as UTF-8.');
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    const message = 'The file holds a NUL byte, so it is not a text.';
    const start = bytes.lastIndexOf(LINE_FEED, nul) + 1;
    return refuse(source, message, 'Write the report as UTF-8 text.', lineRange(bytes, start));
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { text: text.charCodeAt(0) === BOM ? text.slice(1) : text };
  } catch {
    return refuseEncoding(source);
  }
}

function refuse({ shown: file }: Source, message: string, hint: string, range?: Range): Refusal {
  return {
    diagnostic: knownFields({ rule: 'file-encoding', level: 'error' as const, message, hint, file, range }),
  };
}

function refuseSize(source: Source): Refusal {
  const { diagnostic } = refuse(
    source,
    `The file is ${formatBytes(source.bytes.length)}; a report may have 1 MB.`,
    'Move raw logs and captures to a file beside the report or to the evidence store, and quote the lines that matter.',
  );
  return { diagnostic: { ...diagnostic, rule: 'file-size' } };
}

function refuseEncoding(source: Source): Refusal {
  const range = lineRange(source.bytes, firstInvalidLine(source.bytes));
  const seen = `The file is not UTF-8: line ${range.start.line} holds bytes of another encoding`;
  const convert = 'Convert it, for example with `iconv -f GB18030 -t UTF-8`, and save it as UTF-8.';
  return looksLikeGb18030(source.bytes)
    ? refuse(source, `${seen}, probably GB18030.`, convert, range)
    : refuse(source, `${seen}.`, 'Save it as UTF-8.', range);
}

function formatBytes(bytes: number): string {
  // Rounded up, so that no file is called as large as the limit when it is over it.
  return `${Math.ceil(bytes / 100_000) / 10} MB`;
}

function hasUtf16Mark(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

/** The beginning of the line that starts at an offset in bytes. */
function lineRange(bytes: Uint8Array, start: number): Range {
  const before = new TextDecoder('utf-8').decode(bytes.subarray(0, start));
  const position = { line: before.split('\n').length, column: 1, offset: before.length };
  return { start: position, end: position };
}

/** Offset in bytes of the first line that is not UTF-8. */
function firstInvalidLine(bytes: Uint8Array): number {
  let start = 0;
  for (let at = 0; at <= bytes.length; at++) {
    if (at < bytes.length && bytes[at] !== LINE_FEED) continue;
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(start, at));
    } catch {
      return start;
    }
    start = at + 1;
  }
  return 0;
}

function looksLikeGb18030(bytes: Uint8Array): boolean {
  try {
    return /\p{Script=Han}/u.test(new TextDecoder('gb18030', { fatal: true }).decode(bytes));
  } catch {
    return false;
  }
}
