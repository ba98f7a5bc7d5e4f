import type { HastNode } from 'satteri';
import type { BodyContext } from './context.ts';
import { endOf, startOf } from './tree.ts';
import type { ElementContent } from './tree.ts';
import { truncate } from '../core/model/text.ts';

/** Says that a node cannot stand in a report, and gives nothing of it to the page. */
export function refuseNode(node: HastNode, context: BodyContext): ElementContent[] {
  const start = startOf(node);
  const seen = firstLine(context.source.slice(start, endOf(node)));
  context.report({
    rule: 'no-code',
    message: `\`${seen}\` cannot stand in a report.`,
    hint: 'Use Markdown and the elements of the guide.',
    range: context.locator.range(start, start + seen.length),
  });
  return [];
}

/** Says that a node stands too deep, and gives nothing of it to the page. */
export function refuseDepth(node: HastNode, context: BodyContext): ElementContent[] {
  const start = startOf(node);
  context.report({
    rule: 'mdx-syntax',
    message: 'Lists, quotations or emphasis are nested too deeply here.',
    hint: 'Flatten them, or quote raw material in a fenced code block.',
    range: context.locator.range(start, start),
  });
  return [];
}

/** A paragraph that begins as a module does would be one, for every other reader of MDX. */
export function refuseModuleLine(paragraph: HastNode, context: BodyContext): void {
  const start = startOf(paragraph);
  const line = /^(import|export)\b.*/.exec(context.source.slice(start, start + 1000));
  const isAtMargin = start === 0 || context.source[start - 1] === '\n';
  if (line === null || !isAtMargin) return;
  context.report({
    rule: 'no-code',
    message: `A line that begins with \`${line[1] ?? ''}\` reads as code, and a report holds no code.`,
    hint: 'Begin the sentence with another word, or put a command in a fenced code block.',
    range: context.locator.range(start, start + firstLine(line[0]).length),
  });
}

export function firstLine(words: string): string {
  return truncate(words.split(/\r?\n/, 1)[0] ?? '', 60);
}
