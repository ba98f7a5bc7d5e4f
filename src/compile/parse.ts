import { mdxToHast, type Features, type HastNode } from 'satteri';
import type { Words } from '../core/i18n/words.ts';
import { nearestWord } from '../core/model/nearest.ts';
import { findExcess } from './budget.ts';
import type { LostTag } from './context.ts';
import { elementNames } from './elements/index.ts';
import { maskCode } from './mask.ts';
import type { Locator } from './positions.ts';
import type { Problem } from './problems.ts';
import { explainSlip } from './slips.ts';

/** Punctuation stays as typed: commands quoted in prose must survive. */
function featuresFor({ report }: Words): Features {
  const footnotes = { label: report.footnotes, backLabel: report.backToReference };
  return { gfm: { footnotes }, wikilinks: true, frontmatter: false, smartPunctuation: false };
}

/** A file with more slips than this is not a report yet; the rest shows after the first are mended. */
const MAX_PROBLEMS = 50;

/** Deeper quotations and lists stand in no report, and would take the parser very long. */
const TOO_DEEP = /^[ \t]*(?:>[ \t]?|[-*+][ \t]+|\d{1,9}[.)][ \t]+){64}/m;

/** A quick look for such a line. */
const MAY_BE_DEEP = /[ \t>*+.)\d-]{64}/;

/** Each slip costs another run of the parser: a long file, or one with many tags, shows fewer of them at a time. */
const MAX_PARSED = 1_000_000;
const TAG_WEIGHT = 40;

/** Same width as `<`, and never syntax: positions stay true while the next slip is looked for. */
const FILLER = '\u2039';

/**
 * Parses the body of a report; positions count in the whole file. The parser stops at its first error,
 * so the characters at fault are blanked and the rest parsed again: every slip of a file is found in one run. `isWhole`
 * says that no element was lost on the way; `lostTags` are the opening tags that were blanked.
 */
export function parseBody(
  bodyStart: number,
  locator: Locator,
  words: Words,
): { tree: HastNode; problems: Problem[]; isWhole: boolean; lostTags: LostTag[] } {
  const features = featuresFor(words);
  const refused = refuseSize(bodyStart, locator);
  if (refused !== undefined)
    return { tree: mdxToHast('', { features }), problems: [refused], isWhole: false, lostTags: [] };
  const problems: Problem[] = [];
  const lostTags: LostTag[] = [];
  let parsed = 0;
  let isWhole = true;
  const cost = locator.text.length + TAG_WEIGHT * locator.text.slice(bodyStart).split('<').length;
  // Without a last line break, the parser reads beyond the end of some texts that end in a backslash.
  let source = `${blank(locator.text.slice(0, bodyStart))}${maskCode(locator.text.slice(bodyStart), elementNames)}\n`;
  for (;;) {
    try {
      return { tree: mdxToHast(source, { features }), problems, isWhole, lostTags };
    } catch (error) {
      const slip = explainParseError(error, source, locator);
      if (slip === undefined) throw error;
      problems.push(slip.problem);
      const next = blankAt(source, slip.offsets);
      isWhole &&= !slip.offsets.some((at) => TAG_START.test(source.slice(at, at + 3)));
      for (const at of slip.offsets) {
        const name = /^<([A-Z][a-z]*)/.exec(source.slice(at, at + 20))?.[1];
        if (name !== undefined) lostTags.push({ name, at });
      }
      parsed += cost;
      if (problems.length >= MAX_PROBLEMS || parsed > MAX_PARSED || next === source)
        return { tree: mdxToHast('', { features }), problems, isWhole: false, lostTags };
      source = next;
    }
  }
}

const TAG_START = /^<\/?[A-Z]/;

function refuseSize(bodyStart: number, locator: Locator): Problem | undefined {
  const body = locator.text.slice(bodyStart);
  const deep = MAY_BE_DEEP.test(body) ? TOO_DEEP.exec(body) : null;
  const excess = deep === null ? findExcess(body) : DEEP;
  if (excess === undefined) return undefined;
  const at = bodyStart + (deep?.index ?? 0);
  return { rule: 'mdx-syntax', ...excess, range: locator.range(at, at + (deep?.[0].length ?? 0)) };
}

const DEEP = {
  message: 'This line is nested 64 levels deep.',
  hint: 'Quote raw material in a fenced code block.',
};

function blankAt(source: string, offsets: readonly number[]): string {
  return offsets.reduce((text, at) => text.slice(0, at) + FILLER + text.slice(at + 1), source);
}

/** Blank lines of the same number and length. */
function blank(text: string): string {
  return text.replace(/[^\n]+/g, (line) => ' '.repeat(line.length));
}

type ParseSlip = {
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
function explainParseError(error: unknown, source: string, locator: Locator): ParseSlip | undefined {
  const match = error instanceof Error ? ERROR.exec(error.message) : null;
  if (match === null) return undefined;
  const [, line = '1', column = '1', words = ''] = match;
  const at = locator.offset(Number(line), Number(column));
  const [, name = '', openLine, openColumn] = OPENED.exec(words) ?? [];
  const open = openLine === undefined ? undefined : locator.offset(Number(openLine), Number(openColumn));
  if (words.startsWith('Unexpected closing tag')) return strayClosing({ name, at, open }, source, locator);
  if (words.startsWith('Expected the closing tag') && open !== undefined)
    return sharedParagraph(name, [at, open], locator);
  if (words.startsWith('Expected a closing tag') && open !== undefined)
    return unclosedTag(name, source, open, locator);
  return brokenTag(source, at, locator);
}

/** A closing tag at `at`, and the element `name` that is open there, from `open` on. */
type StrayClosing = { name: string; at: number; open: number | undefined };

function strayClosing({ name, at, open }: StrayClosing, source: string, locator: Locator): ParseSlip {
  const [tag = '</', closed = ''] = /^<\/([^\s>]*)[^>]*>?/.exec(locator.text.slice(at)) ?? [];
  if (open === undefined)
    return slip(
      `\`${tag}\` closes nothing: no such element is open here.`,
      'Delete it, or write the opening tag before it.',
      [at],
      tag.length,
      locator,
    );
  const behind = closingOf(name, source, at);
  const isAround = openElements(source, at).includes(closed);
  // It closes what is around the open element, so that one lacks its own closing tag.
  if (isAround && behind.length === 0) return unclosedTag(name, source, open, locator);
  const line = locator.position(open).line;
  if (isAround || behind.length > 0) {
    const message = `\`${tag}\` closes nothing: \`<${name}>\` of line ${line} is still open.`;
    const hint = `Close \`<${name}>\` first with \`</${name}>\`, or delete this tag.`;
    const { problem } = slip(message, hint, [at], tag.length, locator);
    // Of two that cross, the outer one is read on.
    return { problem, offsets: isAround ? [open, ...behind] : [at] };
  }
  return misnamed({ tag, at, name, open }, locator);
}

function misnamed(
  { tag, at, name, open }: { tag: string; at: number; name: string; open: number },
  locator: Locator,
): ParseSlip {
  const message = `\`${tag}\` does not close \`<${name}>\` of line ${locator.position(open).line}.`;
  return slip(message, `Write \`</${name}>\`.`, [at, open], tag.length, locator);
}

/** Names of the elements that are open at an offset, outermost first. */
function openElements(source: string, at: number): string[] {
  const open: string[] = [];
  for (const [tag, close, name = ''] of source.slice(0, at).matchAll(ELEMENT_TAG)) {
    if (close !== '') open.length = Math.max(open.lastIndexOf(name), 0);
    else if (!tag.endsWith('/>')) open.push(name);
  }
  return open;
}

const ELEMENT_TAG = new RegExp(
  String.raw`<(/?)(${elementNames.join('|')})(?![\w.:-])(?:[^<>"']|"[^"]*"|'[^']*')*>`,
  'g',
);

function unclosedTag(name: string, source: string, at: number, locator: Locator): ParseSlip {
  const closing = closingOf(name, source, at);
  const foreign = elementNames.includes(name) ? undefined : explainSlip(locator.text, at);
  if (foreign !== undefined)
    return slip(foreign.message, foreign.hint, [at, ...closing], foreign.length, locator);
  if (closing.length > 0) return sharedParagraph(name, [at, ...closing], locator);
  const misspelt = misspeltClosing(name, at, locator);
  if (misspelt !== undefined) return misnamed({ ...misspelt, name, open: at }, locator);
  const hint = `Write \`</${name}>\` on a line of its own behind its text, with a blank line before it.`;
  return slip(`\`<${name}>\` is never closed.`, hint, [at], tagLength(at, locator), locator);
}

/** The closing tag ahead of the next element of this name whose own name is none of an element, and nearest to this one. */
function misspeltClosing(
  name: string,
  at: number,
  { text }: Locator,
): { at: number; tag: string } | undefined {
  const next = text.indexOf(`<${name}`, at + 1);
  const rest = text.slice(at, next === -1 ? undefined : next);
  for (const { 0: tag, 1: written = '', index } of rest.matchAll(/<\/([A-Za-z][\w.:-]{0,30})[ \t]*>/g))
    if (!elementNames.includes(written) && nearestWord(written, elementNames) === name)
      return { at: at + index, tag };
  return undefined;
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
