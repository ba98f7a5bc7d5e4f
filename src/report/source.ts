import type { Diagnostic } from '../core/model.ts';

/** One file as it lies on disk. `path` is absolute, `file` relative to the incidents folder, `shown` as the user knows it. */
export type Source = { path: string; file: string; shown: string; bytes: Uint8Array };

export const MAX_FILE_BYTES = 1_000_000;

const BOM = 0xfe_ff;

/** The text of a source without its byte-order mark, or the one diagnostic that says why it cannot be read. */
export function decodeSource(source: Source): { text: string } | { diagnostic: Diagnostic } {
  const refuse = (message: string, hint: string): { diagnostic: Diagnostic } => ({
    diagnostic: { rule: 'file-encoding', level: 'error', message, hint, file: source.shown },
  });
  if (source.bytes.length > MAX_FILE_BYTES) {
    return {
      diagnostic: {
        rule: 'file-size',
        level: 'error',
        message: `The file is ${formatBytes(source.bytes.length)}; a report may have 1 MB.`,
        hint: 'Move raw logs and captures to a file beside the report or to the evidence store, and quote the lines that matter.',
        file: source.shown,
      },
    };
  }
  if (hasUtf16Mark(source.bytes)) {
    return refuse('The file is in UTF-16.', 'Save it as UTF-8.');
  }
  if (source.bytes.includes(0)) {
    return refuse('The file holds a NUL byte, so it is not a text.', 'Write the report as UTF-8 text.');
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(source.bytes);
    return { text: text.charCodeAt(0) === BOM ? text.slice(1) : text };
  } catch {
    const line = firstInvalidLine(source.bytes);
    const seen = `The file is not UTF-8: line ${line} holds bytes of another encoding`;
    return looksLikeGb18030(source.bytes)
      ? refuse(
          `${seen}, probably GB18030.`,
          'Convert it, for example with `iconv -f GB18030 -t UTF-8`, and save it as UTF-8.',
        )
      : refuse(`${seen}.`, 'Save it as UTF-8.');
  }
}

function formatBytes(bytes: number): string {
  // Rounded up, so that no file is called as large as the limit when it is over it.
  return `${Math.ceil(bytes / 100_000) / 10} MB`;
}

function hasUtf16Mark(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

function firstInvalidLine(bytes: Uint8Array): number {
  let line = 1;
  let start = 0;
  for (let at = 0; at <= bytes.length; at++) {
    if (at < bytes.length && bytes[at] !== 0x0a) continue;
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(start, at));
    } catch {
      return line;
    }
    line++;
    start = at + 1;
  }
  return 1;
}

function looksLikeGb18030(bytes: Uint8Array): boolean {
  try {
    return /\p{Script=Han}/u.test(new TextDecoder('gb18030', { fatal: true }).decode(bytes));
  } catch {
    return false;
  }
}
