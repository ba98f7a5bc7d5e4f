import { elementNames } from './elements/index.ts';
import type { Problem } from './problem.ts';
import type { Locator } from './positions.ts';

export type ParseSlip = { problem: Problem; /** Offset of the character to blank. */ offset: number };

const ERROR = /^(\d+):(\d+): (.*)$/s;
const UNCLOSED = /closing tag for `<([^`>]*)>` \((\d+):(\d+)\)/;

/** What a parser error means to an author; undefined when the error is none of the parser's. */
export function explainParseError(error: unknown, text: string, locator: Locator): ParseSlip | undefined {
  const match = error instanceof Error ? ERROR.exec(error.message) : null;
  if (match === null) return undefined;
  const [, line = '1', column = '1', words = ''] = match;
  const at = locator.offset(Number(line), Number(column));
  const unclosed = UNCLOSED.exec(words);
  if (words.startsWith('Unexpected closing tag')) return strayClosing(text, at, unclosed, locator);
  if (unclosed !== null) {
    return unclosedTag(
      unclosed[1] ?? '',
      text,
      locator.offset(Number(unclosed[2]), Number(unclosed[3])),
      locator,
    );
  }
  if (text[at] === '{') return braceSlip(text, at, locator);
  if (text[at] === '<') return angleSlip(text, at, locator);
  return otherSlip(words, text, at, locator);
}

function strayClosing(text: string, at: number, open: RegExpExecArray | null, locator: Locator): ParseSlip {
  const tag = /^<\/[^>]*>/.exec(text.slice(at))?.[0] ?? '</';
  const opened =
    open === null
      ? 'no such element is open here'
      : `\`<${open[1] ?? ''}>\` of line ${open[2] ?? ''} is still open`;
  return slip(
    `\`${tag}\` closes nothing: ${opened}.`,
    open === null
      ? 'Delete it, or write the opening tag before it.'
      : `Close \`<${open[1] ?? ''}>\` first with \`</${open[1] ?? ''}>\`, or delete this tag.`,
    at,
    tag.length,
    locator,
  );
}

function unclosedTag(name: string, text: string, at: number, locator: Locator): ParseSlip {
  const isKnown = elementNames.includes(name);
  return slip(
    isKnown ? `\`<${name}>\` is never closed.` : `\`<${name}>\` reads as the start of an element.`,
    isKnown
      ? `Write \`</${name}>\` on a line of its own behind its text, with a blank line before it.`
      : `If it is text, write \`\\<${name}>\`, or put it in backticks: \`\`\`\`<${name}>\`\`\`\`.`.replaceAll(
          '````',
          '`',
        ),
    at,
    /^<[^>\n]*>?/.exec(text.slice(at))?.[0].length ?? 1,
    locator,
  );
}

function braceSlip(text: string, at: number, locator: Locator): ParseSlip {
  return slip(
    'A `{` opens code, and a report holds no code.',
    'Write `\\{` for the character, or put the words in backticks.',
    at,
    lengthToBreak(text, at),
    locator,
  );
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

function angleSlip(text: string, at: number, locator: Locator): ParseSlip {
  const rest = text.slice(at, at + 200);
  for (const { shape, message, hint } of ANGLE_CASES) {
    const seen = shape.exec(rest)?.[0];
    if (seen !== undefined) return slip(message(seen), hint, at, seen.length, locator);
  }
  return otherSlip('a `<` stands alone', text, at, locator);
}

function otherSlip(words: string, text: string, at: number, locator: Locator): ParseSlip {
  const sentence = words.replace(/\s*\((note|mdx)[^]*$/, '');
  return slip(
    `The text cannot be read here: ${sentence}.`,
    'Escape `<` and `{` with a backslash, or put the words in backticks.',
    at,
    lengthToBreak(text, at),
    locator,
  );
}

function lengthToBreak(text: string, at: number): number {
  return Math.max(1, /^\S*/.exec(text.slice(at, at + 80))?.[0].length ?? 1);
}

function slip(message: string, hint: string, at: number, length: number, locator: Locator): ParseSlip {
  return {
    problem: { rule: 'mdx-syntax', message, hint, range: locator.range(at, at + length) },
    offset: at,
  };
}
