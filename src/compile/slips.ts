import type { HastNode } from 'satteri';
import { nearestWord } from '../core/model/nearest.ts';
import { padBackticks } from '../core/model/text.ts';
import { report, type Body } from './context.ts';
import { elementNames } from './elements/index.ts';
import { endOf, startOf, type ElementContent } from './tree.ts';

/** What an author meant by a `{` or `<` that stands in prose. */
type Slip = {
  rule: string;
  message: string;
  hint: string;
  length: number;
  /** The element whose opening tag this was meant to be. */
  meant?: string | undefined;
};

/** The slip that begins at an offset of the source; undefined when the character may stand there. */
export function explainSlip(source: string, offset: number): Slip | undefined {
  return source[offset] === '{' ? explainBrace(source, offset) : explainAngle(source, offset);
}

function explainBrace(source: string, offset: number): Slip {
  const rest = source.slice(offset, offset + 1000);
  const comment = /^\{\s*\/\*[^]*?\*\/\s*\}/.exec(rest)?.[0];
  if (comment !== undefined)
    return {
      rule: 'no-code',
      message: `\`${inBackticks(comment)}\` is a comment in code.`,
      hint: 'Delete it; a draft may say the same in a `> [!NOTE]`.',
      length: comment.length,
    };
  const [, braces = '{', words = '', closers] = /^(\{+)(?:([^{}\n]*)(\}+))?/.exec(rest) ?? [];
  const seen = closers === undefined ? undefined : braces + words + closers.slice(0, braces.length);
  if (seen !== undefined)
    return {
      rule: 'no-code',
      message: `\`${inBackticks(seen)}\` reads as code, and a report holds no code.`,
      hint: `Write \`${inBackticks(seen.replaceAll('{', '\\{'))}\` for the text, or put it in backticks.`,
      length: seen.length,
    };
  return {
    rule: 'mdx-syntax',
    message: `A \`${inBackticks(braces)}\` opens code, and a report holds no code.`,
    hint: 'Write `\\{` for the character, or put the words in backticks.',
    length: braces.length,
  };
}

type AngleCase = {
  shape: RegExp;
  rule: string;
  message: (seen: string, name: string) => string;
  hint: string | ((seen: string, name: string) => string);
};

const PLACEHOLDER = (seen: string): string => `If it is text, write \`\\${seen}\`, or put it in backticks.`;
const OPENS = (seen: string): string => `\`${inBackticks(seen)}\` reads as the start of an element.`;

/** Most telling first; group 1 is a name. */
const ANGLE_CASES: readonly AngleCase[] = [
  {
    shape: /^<!--/,
    rule: 'mdx-syntax',
    message: () => 'A report has no HTML comments.',
    hint: 'Delete the comment; a draft may say the same in a `> [!NOTE]`.',
  },
  {
    shape: /^<https?:[^\s>]*>?/i,
    rule: 'mdx-syntax',
    message: (seen) => `\`${inBackticks(seen)}\` is not a link here.`,
    hint: 'Write the address without the angle brackets, or `[words](https://…)`.',
  },
  {
    shape: /^<[^\s<>@]+@[^\s<>]+>/,
    rule: 'mdx-syntax',
    message: (seen) => `\`${inBackticks(seen)}\` is not a link here.`,
    hint: 'Write the mail address without the angle brackets.',
  },
  {
    shape: /^<([A-Z][\w.:-]*)(?:\s(?:[^<>"']|"[^"]*"|'[^']*')*)?>/,
    rule: 'no-code',
    message: (_seen, name) => `There is no element \`<${name}>\`.`,
    hint: (_seen, name) => {
      const nearest = nearestWord(name, elementNames);
      const known = elementNames.map((one) => `<${one}>`).join(', ');
      return nearest === undefined
        ? `Write \`\\<\` if it is text, or put it in backticks. Elements are ${known}.`
        : `Did you mean \`<${nearest}>\`?`;
    },
  },
  {
    shape: /^<([a-z][\w.:-]*)[\s/](?:[^<>"']|"[^"]*"|'[^']*')*>/,
    rule: 'no-code',
    message: (seen) => `\`${inBackticks(seen)}\` is HTML, and a report holds none.`,
    hint: 'Write it in Markdown; write `\\<` if it is text, or put it in backticks.',
  },
  { shape: /^<([a-z][\w.:-]*)>/, rule: 'mdx-syntax', message: OPENS, hint: PLACEHOLDER },
  {
    shape: /^<\S+/,
    rule: 'mdx-syntax',
    message: OPENS,
    hint: 'Write `\\<` for the character, or put the words in backticks.',
  },
];

function explainAngle(source: string, offset: number): Slip | undefined {
  const rest = source.slice(offset, offset + 1000);
  const closing = /^<\/([A-Za-z][\w.:-]*)?\s*>/.exec(rest);
  if (closing !== null) return explainClosing(closing, source, offset);
  const small = explainSmallLetters(rest, source, offset);
  if (small !== undefined) return small;
  for (const { shape, rule, message, hint } of ANGLE_CASES) {
    const [seen, name = ''] = shape.exec(rest) ?? [];
    if (seen === undefined) continue;
    if (rule === 'mdx-syntax' && name !== '' && source.includes(`</${name}>`, offset))
      return explainHtml(seen);
    return {
      rule,
      message: message(seen, name),
      hint: typeof hint === 'string' ? hint : hint(seen, name),
      length: firstLine(seen).length,
      ...(/^[A-Z]/.test(name) ? { meant: nearestWord(name, elementNames) } : {}),
    };
  }
  return undefined;
}

/** An element of ours in small letters; one without attributes and without a closing tag may be a placeholder. */
function explainSmallLetters(rest: string, source: string, offset: number): Slip | undefined {
  const [seen = '', name = '', inside = ''] = /^<([a-z]+)(\s+[\w-]+=[^>]*)?>/.exec(rest) ?? [];
  const meant = elementNames.find((known) => known.toLowerCase() === name);
  if (meant === undefined || (inside === '' && !source.includes(`</${name}>`, offset))) return undefined;
  return {
    rule: 'no-code',
    message: `There is no element \`<${name}>\`.`,
    hint: `Did you mean \`<${meant}>\`?`,
    length: firstLine(seen).length,
    meant,
  };
}

/** A pair of tags is HTML, where one alone may be a placeholder such as `<host>`. */
function explainHtml(seen: string): Slip {
  return {
    rule: 'no-code',
    message: `\`${seen}\` is HTML, and a report holds none.`,
    hint: 'Write it in Markdown; write `\\<` if it is text, or put it in backticks.',
    length: seen.length,
  };
}

/** The slip is at the opening tag, where there is one. */
function explainClosing(
  [seen, name = '']: RegExpExecArray,
  source: string,
  offset: number,
): Slip | undefined {
  if (offset > 0 && source.lastIndexOf(`<${name}`, offset - 1) !== -1) return undefined;
  return {
    rule: 'mdx-syntax',
    message: `\`${seen}\` closes nothing: no such element is open here.`,
    hint: 'Delete it; write `\\<` if it is text, or put it in backticks.',
    length: seen.length,
  };
}

/** Says that a node cannot stand in a report, and gives nothing of it to the page. */
export function refuseNode(node: HastNode, body: Body): ElementContent[] {
  const start = startOf(node);
  const seen = firstLine(body.given.source.slice(start, endOf(node)));
  report(body, [start, start + seen.length], {
    rule: 'no-code',
    message: `\`${seen}\` cannot stand in a report.`,
    hint: 'Use Markdown and the elements of the guide.',
  });
  return [];
}

/** Says that a node stands too deep, and gives nothing of it to the page. */
export function refuseDepth(node: HastNode, body: Body): ElementContent[] {
  const start = startOf(node);
  report(body, [start, start], {
    rule: 'mdx-syntax',
    message: 'Lists, quotations or emphasis are nested too deeply here.',
    hint: 'Flatten them, or quote raw material in a fenced code block.',
  });
  return [];
}

/** A paragraph that begins as a module does would be one, for every other reader of MDX. */
export function refuseModuleLine(paragraph: HastNode, body: Body): void {
  const start = startOf(paragraph);
  const line = /^(import|export)\b.*/.exec(body.given.source.slice(start, start + 1000));
  const isAtMargin = start === 0 || body.given.source[start - 1] === '\n';
  if (line === null || !isAtMargin) return;
  report(body, [start, start + firstLine(line[0]).length], {
    rule: 'no-code',
    message: `A line that begins with \`${line[1] ?? ''}\` reads as code, and a report holds no code.`,
    hint: 'Begin the sentence with another word, or put a command in a fenced code block.',
  });
}

/** The first line of words of a report, to stand between backticks. */
export function inBackticks(words: string): string {
  return padBackticks(firstLine(words));
}

export function firstLine(words: string): string {
  const line = words.split(/\r?\n/, 1)[0] ?? '';
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
