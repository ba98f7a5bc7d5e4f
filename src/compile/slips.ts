import { nearestWord } from '../core/model/nearest.ts';
import { elementNames } from './elements/index.ts';
import { firstLine } from './refusals.ts';

/** What an author meant by a `{` or `<` that stands in prose. */
export type Slip = { rule: string; message: string; hint: string; length: number };

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
      message: `\`${firstLine(comment)}\` is a comment in code.`,
      hint: 'Delete it; a draft may say the same in a `> [!NOTE]`.',
      length: comment.length,
    };
  const [, braces = '{', words = '', closers] = /^(\{+)(?:([^{}\n]*)(\}+))?/.exec(rest) ?? [];
  const seen = closers === undefined ? undefined : braces + words + closers.slice(0, braces.length);
  if (seen !== undefined)
    return {
      rule: 'no-code',
      message: `\`${firstLine(seen)}\` reads as code, and a report holds no code.`,
      hint: `Write \`${firstLine(seen.replaceAll('{', '\\{'))}\` for the text, or put it in backticks.`,
      length: seen.length,
    };
  return {
    rule: 'mdx-syntax',
    message: `A \`${firstLine(braces)}\` opens code, and a report holds no code.`,
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
const OPENS = (seen: string): string => `\`${firstLine(seen)}\` reads as the start of an element.`;

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
    message: (seen) => `\`${firstLine(seen)}\` is not a link here.`,
    hint: 'Write the address without the angle brackets, or `[words](https://…)`.',
  },
  {
    shape: /^<[^\s<>@]+@[^\s<>]+>/,
    rule: 'mdx-syntax',
    message: (seen) => `\`${firstLine(seen)}\` is not a link here.`,
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
    message: (seen) => `\`${firstLine(seen)}\` is HTML, and a report holds none.`,
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
    };
  }
  return undefined;
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
