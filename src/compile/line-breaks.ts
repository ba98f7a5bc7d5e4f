import type { HastNode } from 'satteri';
import { isBareBreak, LINE_EDGE } from '../core/model/text.ts';
import type { Body } from './context.ts';
import { alignText } from './positions.ts';
import { childrenOf, isElement, startOf } from './tree.ts';

/**
 * Drops the line feeds of wrapped Chinese and Japanese, which a browser would draw as blanks within a word, and keeps
 * where they stood.
 */
export function joinLines(children: HastNode[], body: Body): HastNode[] {
  if (!children.some((child) => child.type === 'text' && child.value.includes('\n'))) return children;
  return children.map((child, index) => {
    if (child.type !== 'text') return child;
    const bare = findBareBreaks(child.value, edgeOf(children, index - 1, -1), edgeOf(children, index + 1, 1));
    if (bare.size === 0) return child;
    const next = children[index + 1];
    markJoints({ value: child.value, start: startOf(child), end: next && startOf(next) }, bare, body);
    return { ...child, value: child.value.replace(/\n/g, (feed, at: number) => (bare.has(at) ? '' : feed)) };
  });
}

function findBareBreaks(value: string, before: string, after: string): Set<number> {
  const feeds = [...value.matchAll(/\n/g)]
    .map(({ index }) => index)
    .filter((at) => {
      const left = (at < LINE_EDGE ? before : '') + value.slice(Math.max(0, at - LINE_EDGE), at);
      const right = value.slice(at + 1, at + 1 + LINE_EDGE);
      return isBareBreak(left, right.length < LINE_EDGE ? right + after : right);
    });
  return new Set(feeds);
}

const INLINE = ['a', 'code', 'del', 'em', 'strong'];

/** The text that a node ends or begins with, on the side that it turns to; nothing of a block or a hard break. */
function edgeOf(siblings: readonly HastNode[], at: number, step: 1 | -1): string {
  const node = siblings[at];
  // The number of a footnote is no part of the sentence.
  if (isElement(node, 'sup')) return edgeOf(siblings, at + step, step);
  if (node?.type === 'text')
    return step === 1 ? node.value.slice(0, LINE_EDGE) : node.value.slice(-LINE_EDGE);
  if (node === undefined || !isElement(node, ...INLINE)) return '';
  const inner = childrenOf(node);
  return edgeOf(inner, step === 1 ? 0 : inner.length - 1, step);
}

type Wrapped = { value: string; start: number; end: number | undefined };

function markJoints(
  { value, start, end }: Wrapped,
  bare: ReadonlySet<number>,
  { given, collected }: Body,
): void {
  const { source } = given;
  const offsets = alignText(value, source, start);
  for (const at of bare) {
    const feed = offsets.at(at);
    const to = at + 1 < value.length ? offsets.at(at + 1) : (end ?? feed);
    const from = feed - (/[ \t]*$/.exec(source.slice(Math.max(0, feed - 4), feed))?.[0].length ?? 0);
    if (/^[ \t]*\n[ \t>]*$/.test(source.slice(from, to))) collected.marks.joints.push([from, to]);
  }
}
