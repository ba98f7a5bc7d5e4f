import type { HastNode } from 'satteri';
import { childrenOf, endOf, isElement, startOf, textAt } from './tree.ts';

/**
 * Marks that the parser took for emphasis and the author did not mean: the `~` of a range, as in `3~5 分钟，10~20 次`,
 * and the stars of a glob, as in `（*.log）与（*.txt）`. They become text again.
 */
export function undoFalseEmphasis(children: HastNode[], source: string): HastNode[] {
  if (!children.some((child) => isElement(child, 'em', 'strong', 'del'))) return children;
  return children.flatMap((child) => {
    const mark = falseMarkOf(child, source);
    if (mark === '') return [child];
    const [start, end] = [startOf(child), endOf(child) - mark.length];
    return [textAt(mark, start), ...undoFalseEmphasis(childrenOf(child), source), textAt(mark, end)];
  });
}

/** The mark around a node that is no emphasis; empty when it is some. */
function falseMarkOf(node: HastNode, source: string): string {
  if (!isElement(node, 'em', 'strong', 'del') || node.position === undefined) return '';
  const [start, end] = [startOf(node), endOf(node)];
  if (node.tagName === 'del') return source.startsWith('~~', start) ? '' : '~';
  const mark = node.tagName === 'em' ? '*' : '**';
  if (!source.startsWith(mark, start)) return '';
  const opensBehindSlash = source[start - 1] === '/' && /[./]/.test(source.charAt(start + mark.length));
  return opensBehindSlash || /^(?:[./]\w|\/\*)/.test(source.slice(end, end + 2)) ? mark : '';
}
