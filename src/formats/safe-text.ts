/** Stands where an e-mail address stood: a report names no persons. */
const REMOVED_ADDRESS = '(e-mail address removed)';

/** Bounded, so that a long word costs no more than its length. */
const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}[\p{L}\p{N}-]{2,63}/gu;

/** Control characters but line break and tab, characters that turn the reading direction, and halves of a pair. */
const HIDDEN = /[^\P{Cc}\n\t]|[\p{Cs}\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/** Web addresses, accounts, and what reads like a report id of ours: all stand in code, so that none becomes a link. */
const INERT =
  /(?:(?:[hH][tT][tT][pP][sS]?|[fF][tT][pP]):\/\/|[wW]{3}\.)[^\s<>"'`{}|\\^[\]]*[^\s<>"'`{}|\\^[\].,;:!?()]|git@[\p{L}\p{N}.-]+|(?<![A-Za-z0-9-])(?!CVE-)[A-Z][A-Z0-9]{1,9}-\d{4}-\d{4,9}(?![A-Za-z0-9])/gu;

/**
 * What a character means in MDX is taken from it with a backslash. A beginning of an address at the end of a text is
 * active too: with the words behind it, it could become a link that swallows the next backslash.
 */
const ACTIVE =
  /[`*[{<~|]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|\\(?=[!-/:-@[-`{-~]|$)|&(?=#|[A-Za-z][A-Za-z0-9]{0,40};)|:(?=\/\/)|(?<=[wW]{3})\.|@$/gmu;
/** Behind these in a word, a backslash ahead of a mark reads as one of a path or a pattern, of which some get lost. */
const OPENS_PATH = /\\\S*$|(?<![\p{L}\p{N}])(?:[A-Za-z]:|%\w+%|HK[A-Z]{2,4}|\$env:\w+)$/u;
const LINE_START = /^(?:[#>+=-]|\d{1,9}(?=[.)]))/gm;
const CODE_WORD = /^(?=(?:im|ex)port\b)[ie]/gm;

/** Text of a foreign file with plain line ends, without hidden characters and without e-mail addresses. */
export function cleanText(text: string): string {
  const plain = stripHidden(text);
  if (!plain.includes('@')) return plain;
  // `git@host` is the account of a repository, not a person.
  return plain.replace(EMAIL, (address) => (address.startsWith('git@') ? address : REMOVED_ADDRESS));
}

/** Text with plain line ends and without hidden characters. */
export function stripHidden(text: string): string {
  return text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replace(HIDDEN, '');
}

/** Clean text as MDX that shows exactly this text; line breaks stay, blank lines and leading spaces do not. */
export function escapeText(text: string): string {
  const lines = trimLines(text).join('\n');
  let output = '';
  let last = 0;
  for (const match of lines.matchAll(INERT)) {
    output += escapePlain(lines.slice(last, match.index), output) + codeSpan(match[0]);
    last = match.index + match[0].length;
  }
  return output + escapePlain(lines.slice(last), output);
}

/** Clean text as paragraphs of MDX; a blank line parts two of them. */
export function writeParagraphs(text: string): string {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => escapeText(paragraph.trim()))
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

/** A value in backticks, on one line. */
export function codeSpan(value: string): string {
  const line = value.includes('\n') ? trimLines(value).join(' ') : value;
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const ticks = '`'.repeat(longest + 1);
  const pad = /^[ `]|[ `]$/.test(line) && line.trim() !== '' ? ' ' : '';
  return line === '' ? '' : `${ticks}${pad}${line}${pad}${ticks}`;
}

/** A Markdown table of cells that are MDX already, each on one line. */
export function writeTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const write = (cells: readonly string[]): string => `| ${cells.map(inCell).join(' | ')} |`;
  return [write(head), `| ${head.map(() => '---').join(' | ')} |`, ...rows.map(write)].join('\n');
}

/** Clean text on one line and at most `max` code points, cut between words; undefined when nothing is left. */
export function toLine(text: string, max: number): string | undefined {
  const line = cleanText(text).replace(/\s+/g, ' ').trim();
  if (line === '') return undefined;
  const points = [...line];
  if (points.length <= max) return line;
  const cut = points.slice(0, max - 1).join('');
  const space = cut.lastIndexOf(' ');
  return `${(space > max / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

/** `before` is what the text stands behind: only a text at the start of a line can open a block. */
function escapePlain(text: string, before: string): string {
  const escaped = text.replace(ACTIVE, (mark, at: number) =>
    OPENS_PATH.test(text.slice(Math.max(0, at - 200), at)) ? asEntity(mark) : `\\${mark}`,
  );
  if (before === '' || before.endsWith('\n')) return escapeStarts(escaped);
  const [first = '', ...rest] = escaped.split('\n');
  return [first, ...rest.map(escapeStarts)].join('\n');
}

function escapeStarts(text: string): string {
  return text
    .replace(LINE_START, (mark) => (/\d/.test(mark) ? `${mark}\\` : `\\${mark}`))
    .replace(CODE_WORD, asEntity);
}

function asEntity(mark: string): string {
  return `&#${mark.charCodeAt(0)};`;
}

/** A pipe that is not escaped would end the cell, in code too. */
function inCell(cell: string): string {
  return trimLines(cell)
    .join(' ')
    .replace(/(?<!\\)\|/g, '\\|');
}

/** The lines of a text without outer spaces; blank ones are left out. */
function trimLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
