import { mdxToHast } from 'satteri';
import type { Features, HastNode } from 'satteri';
import type { Words } from '../core/i18n/words.ts';
import type { Problem } from './problem.ts';
import { elementNames } from './elements/index.ts';
import { maskCode } from './mask.ts';
import { explainParseError } from './parse-errors.ts';
import type { Locator } from './positions.ts';

/** Punctuation stays as typed: commands quoted in prose must survive. */
function featuresFor({ report }: Words): Features {
  const footnotes = {
    label: report.footnotes,
    backLabel: report.backToReference,
  };
  return { gfm: { footnotes }, wikilinks: true, frontmatter: false, smartPunctuation: false };
}

/** A file with more slips than this is not a report yet; the rest shows after the first are mended. */
const MAX_PROBLEMS = 50;

/** Deeper quotations and lists, and more elements, stand in no report, and would take the parser very long. */
const TOO_DEEP = /^[ \t]*(?:>[ \t]?|[-*+][ \t]+|\d{1,9}[.)][ \t]+){64}/m;
const MAX_TAGS = 5000;

/** Same width as `<`, and never syntax: positions stay true while the next slip is looked for. */
const FILLER = '\u2039';

/**
 * Parses the body of a report; positions count in the whole file. The parser stops at its first error,
 * so the characters at fault are blanked and the rest parsed again: every slip of a file is found in one run.
 */
export function parseBody(
  bodyStart: number,
  locator: Locator,
  words: Words,
): { tree: HastNode; problems: Problem[] } {
  const features = featuresFor(words);
  const refused = refuseSize(bodyStart, locator);
  if (refused !== undefined) return { tree: mdxToHast('', { features }), problems: [refused] };
  const problems: Problem[] = [];
  // Without a last line break, the parser reads beyond the end of some texts that end in a backslash.
  let source = `${blank(locator.text.slice(0, bodyStart))}${maskCode(locator.text.slice(bodyStart), elementNames)}\n`;
  for (;;) {
    try {
      return { tree: mdxToHast(source, { features }), problems };
    } catch (error) {
      const slip = explainParseError(error, source, locator);
      if (slip === undefined) throw error;
      problems.push(slip.problem);
      const next = blankAt(source, slip.offsets);
      if (problems.length >= MAX_PROBLEMS || next === source)
        return { tree: mdxToHast('', { features }), problems };
      source = next;
    }
  }
}

function refuseSize(bodyStart: number, locator: Locator): Problem | undefined {
  const body = locator.text.slice(bodyStart);
  const deep = TOO_DEEP.exec(body);
  const tags = body.match(/<[A-Z]/g)?.length ?? 0;
  if (deep === null && tags <= MAX_TAGS) return undefined;
  const at = bodyStart + (deep?.index ?? 0);
  return {
    rule: 'mdx-syntax',
    message: deep === null ? `The report has ${tags} tags.` : 'This line is nested 64 levels deep.',
    hint: deep === null ? `Write at most ${MAX_TAGS}.` : 'Quote raw material in a fenced code block.',
    range: locator.range(at, at + (deep?.[0].length ?? 0)),
  };
}

function blankAt(source: string, offsets: readonly number[]): string {
  return offsets.reduce((text, at) => text.slice(0, at) + FILLER + text.slice(at + 1), source);
}

/** Blank lines of the same number and length. */
function blank(text: string): string {
  return text.replace(/[^\n]+/g, (line) => ' '.repeat(line.length));
}
