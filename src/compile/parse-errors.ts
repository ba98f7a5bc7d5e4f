import { elementNames } from './elements/index.ts';
import { explainSlip } from './slips.ts';
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
  return brokenTag(source, at, locator);
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
  const foreign = elementNames.includes(name) ? undefined : explainSlip(locator.text, at);
  if (foreign !== undefined)
    return slip(foreign.message, foreign.hint, [at, ...closing], foreign.length, locator);
  if (closing.length > 0) return sharedParagraph(name, [at, ...closing], locator);
  const hint = `Write \`</${name}>\` on a line of its own behind its text, with a blank line before it.`;
  return slip(`\`<${name}>\` is never closed.`, hint, [at], tagLength(at, locator), locator);
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

/** A tag of ours that the parser stumbles in. */
function brokenTag(source: string, at: number, locator: Locator): ParseSlip {
  const opening = source.lastIndexOf('<', at);
  const start = opening === -1 ? at : opening;
  const rest = locator.text.slice(start, start + 1000);
  const [tag = '<', name = ''] = /^<\/?([A-Za-z]*)(?:[^<>"']|"[^"]*"|'[^']*')*>?/.exec(rest) ?? [];
  const isCode = tag.replace(/"[^"]*"|'[^']*'/g, '').includes('{');
  const message = `The tag \`<${name}\` ${isCode ? 'holds code' : 'is not written right'}.`;
  const hint = isCode
    ? 'Write every attribute as name="value" with plain text.'
    : 'Write every attribute as name="value" with straight quotation marks, such as `<Step id="S1">`.';
  const length = /^[^\n]*/.exec(tag)?.[0].length ?? 1;
  const found = slip(message, hint, [start, ...closingOf(name, source, start)], length, locator);
  return isCode ? { ...found, problem: { ...found.problem, rule: 'no-code' } } : found;
}

function slip(message: string, hint: string, offsets: number[], length: number, locator: Locator): ParseSlip {
  const at = offsets[0] ?? 0;
  return { problem: { rule: 'mdx-syntax', message, hint, range: locator.range(at, at + length) }, offsets };
}
