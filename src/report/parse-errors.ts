import { elementNames } from './elements/index.ts';
import type { Problem } from './problem.ts';
import type { Locator } from './positions.ts';

export type ParseSlip = {
  problem: Problem;
  /** Offsets of the characters to blank, so that the parser can go on. */
  offsets: number[];
};

const ERROR = /^(\d+):(\d+): (.*)$/s;
const OPENED = /`<([^`>]*)>` (?:opened at )?\(?(\d+):(\d+)\)/;

/**
 * What a parser error means to an author; undefined when the error is none of the parser's. `source` is the text
 * as it was parsed, in which earlier slips are blanked.
 */
export function explainParseError(error: unknown, source: string, locator: Locator): ParseSlip | undefined {
  const match = error instanceof Error ? ERROR.exec(error.message) : null;
  if (match === null) return undefined;
  const [, line = '1', column = '1', words = ''] = match;
  const at = locator.offset(Number(line), Number(column));
  const [, name = '', openLine, openColumn] = OPENED.exec(words) ?? [];
  const open = openLine === undefined ? undefined : locator.offset(Number(openLine), Number(openColumn));
  if (words.startsWith('Unexpected closing tag')) return strayClosing(name, at, open, locator);
  if (words.startsWith('Expected the closing tag') && open !== undefined)
    return sharedParagraph(name, [at, open], locator);
  if (words.startsWith('Expected a closing tag') && open !== undefined)
    return unclosedTag(name, source, open, locator);
  if (words.includes('expression')) return braceSlip(source, at, locator);
  if (source[at] === '<') return angleSlip(source, at, locator);
  return otherSlip(source, at, locator);
}

function strayClosing(name: string, at: number, open: number | undefined, locator: Locator): ParseSlip {
  const tag = /^<\/[^>]*>/.exec(locator.text.slice(at))?.[0] ?? '</';
  const [opened, hint] =
    open === undefined
      ? ['no such element is open here', 'Delete it, or write the opening tag before it.']
      : [
          `\`<${name}>\` of line ${locator.position(open).line} is still open`,
          `Close \`<${name}>\` first with \`</${name}>\`, or delete this tag.`,
        ];
  return slip(`\`${tag}\` closes nothing: ${opened}.`, hint, [at], tag.length, locator);
}

function unclosedTag(name: string, source: string, at: number, locator: Locator): ParseSlip {
  const closing = closingOf(name, source, at);
  const length = tagLength(at, locator);
  if (!elementNames.includes(name)) {
    const hint = `If it is text, write \`\\<${name}>\`, or put it in backticks.`;
    return slip(`\`<${name}>\` reads as the start of an element.`, hint, [at, ...closing], length, locator);
  }
  if (closing.length > 0) return sharedParagraph(name, [at, ...closing], locator);
  const hint = `Write \`</${name}>\` on a line of its own behind its text, with a blank line before it.`;
  return slip(`\`<${name}>\` is never closed.`, hint, [at], length, locator);
}

/** Both tags are there, and the first of these stands in the same paragraph as the text. */
function sharedParagraph(name: string, tags: number[], locator: Locator): ParseSlip {
  const message = `A tag of \`<${name}>\` stands in one paragraph with its text.`;
  const hint = `Put a blank line behind \`<${name} …>\`, and one before \`</${name}>\`.`;
  return slip(message, hint, tags, tagLength(tags[0] ?? 0, locator), locator);
}

/** Where the tag is closed that opens at an offset: one offset, or none. */
function closingOf(name: string, source: string, at: number): number[] {
  const close = source.indexOf(`</${name}>`, at);
  const next = source.indexOf(`<${name}`, at + 1);
  return close !== -1 && (next === -1 || next > close) ? [close] : [];
}

function tagLength(at: number, locator: Locator): number {
  return /^<[^>\n]*>?/.exec(locator.text.slice(at))?.[0].length ?? 1;
}

/** A template such as `{{ name }}` is one slip. */
function braceSlip(source: string, at: number, locator: Locator): ParseSlip {
  const inner = openingBrace(source, at);
  if (inner === -1) return otherSlip(source, at, locator);
  const start = inner - (/\{*$/.exec(source.slice(0, inner))?.[0].length ?? 0);
  const count = /^\{+/.exec(source.slice(start))?.[0].length ?? 1;
  return slip(
    `A \`${'{'.repeat(count)}\` opens code, and a report holds no code.`,
    `Write \`${'\\{'.repeat(count)}\` for the ${count === 1 ? 'character' : 'characters'}, or put the words in backticks.`,
    Array.from({ length: count }, (_, index) => start + index),
    lengthToBreak(locator.text, start),
    locator,
  );
}

/** The brace that is open at an offset; -1 when there is none. */
function openingBrace(source: string, offset: number): number {
  let closed = 0;
  for (let at = offset; at >= 0; at--) {
    if (source[at] === '}' && at < offset) closed++;
    else if (source[at] === '{' && closed-- === 0) return at;
  }
  return -1;
}

type AngleCase = { shape: RegExp; message: (seen: string) => string; hint: string };

/** What authors mean by a `<` that opens nothing, most telling first. */
const ANGLE_CASES: readonly AngleCase[] = [
  {
    shape: /^<!--/,
    message: () => 'A report has no HTML comments.',
    hint: 'Delete the comment; a draft may say the same in a `> [!NOTE]`.',
  },
  {
    shape: /^<https?:\S*/i,
    message: (seen) => `\`${seen}\` is not a link here.`,
    hint: 'Write the address without the angle brackets, or `[words](https://…)`.',
  },
  {
    shape: /^<[^\s<>@]+@[^\s<>]+>/,
    message: (seen) => `\`${seen}\` is not a link here.`,
    hint: 'Write the mail address without the angle brackets.',
  },
  {
    shape: new RegExp(`^</?(?:${elementNames.join('|')})\\b`),
    message: (seen) => `The tag \`${seen}\` is not written right.`,
    hint: 'Write every attribute as name="value" with straight quotation marks, such as `<Step id="S1">`.',
  },
  {
    shape: /^<\S*/,
    message: (seen) => `\`${seen}\` reads as the start of an element.`,
    hint: 'Write `\\<` for the character, or put the words in backticks.',
  },
];

function angleSlip(source: string, at: number, locator: Locator): ParseSlip {
  const rest = locator.text.slice(at, at + 200);
  const found = ANGLE_CASES.find(({ shape }) => shape.test(rest));
  const seen = found?.shape.exec(rest)?.[0] ?? '<';
  const name = /^<([A-Za-z][\w.-]*)/.exec(rest)?.[1];
  const offsets = [at, ...(name === undefined ? [] : closingOf(name, source, at))];
  return slip(found?.message(seen) ?? CANNOT_READ, found?.hint ?? ESCAPE, offsets, seen.length, locator);
}

const CANNOT_READ = 'The text cannot be read here.';
const ESCAPE = 'Write `\\<` and `\\{` for the characters, or put the words in backticks.';

function otherSlip(source: string, at: number, locator: Locator): ParseSlip {
  const before = Math.max(source.lastIndexOf('<', at), source.lastIndexOf('{', at));
  const fault = before === -1 ? at : before;
  return slip(CANNOT_READ, ESCAPE, [fault], lengthToBreak(locator.text, fault), locator);
}

function lengthToBreak(text: string, at: number): number {
  return Math.max(1, /^\S*/.exec(text.slice(at, at + 80))?.[0].length ?? 1);
}

function slip(message: string, hint: string, offsets: number[], length: number, locator: Locator): ParseSlip {
  const at = offsets[0] ?? 0;
  return { problem: { rule: 'mdx-syntax', message, hint, range: locator.range(at, at + length) }, offsets };
}
