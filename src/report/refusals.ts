import type { HastNode } from 'satteri';
import type { BodyContext } from './context.ts';
import { endOf, startOf } from './tree.ts';
import type { ElementContent } from './tree.ts';

/** Says why a node cannot stand in a report, and gives nothing of it to the page. */
export function refuseNode(node: HastNode, context: BodyContext): ElementContent[] {
  const start = startOf(node);
  const seen = firstLine(context.source.slice(start, endOf(node)));
  const [message, hint] = wordsFor(node, seen);
  context.report({
    rule: 'no-code',
    message,
    hint,
    range: context.locator.range(start, start + seen.length),
  });
  return [];
}

function wordsFor(node: HastNode, seen: string): [message: string, hint: string] {
  switch (node.type) {
    case 'mdxjsEsm': {
      const word = /^\w+/.exec(seen)?.[0] ?? 'import';
      return [
        `A line that begins with \`${word}\` reads as code, and a report holds no code.`,
        `Begin the sentence with another word, or put a command in a fenced code block.`,
      ];
    }
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      if (/^\{\s*\/\*/.test(seen))
        return [`\`${seen}\` is a comment in code.`, 'Delete it; a draft may say the same in a `> [!NOTE]`.'];
      return [
        `\`${seen}\` reads as code, and a report holds no code.`,
        `Write \`${seen.replaceAll('{', '\\{')}\` for the text, or put it in backticks.`,
      ];
    default:
      return [`\`${seen}\` cannot stand in a report.`, 'Use Markdown and the elements of the guide.'];
  }
}

export function firstLine(words: string): string {
  const line = words.split(/\r?\n/, 1)[0] ?? '';
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
