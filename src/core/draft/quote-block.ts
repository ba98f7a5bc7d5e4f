/** Sequences by which a program colours its output or moves the cursor. */
const TERMINAL_CODES = /\u001B(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001B]*(?:\u0007|\u001B\\)|[@-Z\\-_])/g;

/**
 * Raw text as a fenced code block whose fence is longer than any in the text. Colours of a terminal are dropped;
 * other control characters, which a report cannot hold, become U+FFFD.
 */
export function quoteBlock(text: string, info: string): string {
  const plain = cleanRawText(text);
  const longest = Math.max(0, ...[...plain.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return `${fence}${info}\n${plain}\n${fence}`;
}

/** Text of a terminal or a log as plain lines, without blank ones at both ends. */
export function cleanRawText(text: string): string {
  return text
    .toWellFormed()
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(TERMINAL_CODES, '')
    .replace(/[^\P{Cc}\n\t]/gu, '\uFFFD')
    .replace(/^(?:[^\S\n]*\n)+/, '')
    .trimEnd();
}
