import type { HastNode } from 'satteri';
import { childrenOf, startOf } from './tree.ts';

const MARK = /\*\*|~~|(?<!\*)\*(?!\*)/g;
const CJK =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef“”‘’…—]/u;
const TAGS: Record<string, string> = { '**': 'strong', '*': 'em', '~~': 'del' };

type Mark = { child: number; at: number; text: string };

/**
 * CommonMark leaves `**重要：**请` literal, since a mark between punctuation and a letter of a script without
 * spaces neither opens nor closes. Such pairs become emphasis here, when both marks stand in text of one parent.
 * See https://github.com/commonmark/commonmark-spec/issues/650.
 */
export function repairCjkEmphasis(children: HastNode[], source: string): HastNode[] {
  const pair = findPair(children, source);
  if (pair === undefined) return children;
  const [open, close] = pair;
  const before = [...children.slice(0, open.child), sliceText(children[open.child], 0, open.at)];
  const inside = insideOf(children, open, close);
  const after = [
    sliceText(children[close.child], close.at + close.text.length),
    ...children.slice(close.child + 1),
  ];
  const strong = {
    type: 'element',
    tagName: TAGS[open.text] ?? 'em',
    properties: {},
    children: repairCjkEmphasis(inside, source),
  };
  return [...before, strong as unknown as HastNode, ...repairCjkEmphasis(after, source)].filter(isFilled);
}

function findPair(children: HastNode[], source: string): [Mark, Mark] | undefined {
  const marks = children.flatMap((child, index) => marksOf(child, index, source));
  for (const [index, open] of marks.entries()) {
    if (!opens(children, open)) continue;
    const close = marks
      .slice(index + 1)
      .find((mark) => mark.text === open.text && closes(children, mark) && !isAdjacent(open, mark));
    if (close !== undefined && (touchesCjk(children, open) || touchesCjk(children, close)))
      return [open, close];
  }
  return undefined;
}

function marksOf(node: HastNode, child: number, source: string): Mark[] {
  if (node.type !== 'text' || !/[*~]/.test(node.value) || !isVerbatim(node, source)) return [];
  return [...node.value.matchAll(MARK)].map((match) => ({ child, at: match.index, text: match[0] }));
}

/** A text node that differs from its source holds escapes such as `\*`: what was escaped stays literal. */
function isVerbatim(node: HastNode & { value: string }, source: string): boolean {
  return node.position === undefined || source.startsWith(node.value, startOf(node));
}

function isAdjacent(open: Mark, close: Mark): boolean {
  return open.child === close.child && close.at === open.at + open.text.length;
}

function charBefore(children: HastNode[], mark: Mark): string {
  return (
    valueOf(children[mark.child]).slice(0, mark.at).at(-1) ??
    (mark.child > 0 ? lastChar(children[mark.child - 1]) : '')
  );
}

function charAfter(children: HastNode[], mark: Mark): string {
  return (
    valueOf(children[mark.child]).charAt(mark.at + mark.text.length) ||
    (children[mark.child + 1] === undefined ? '' : 'x')
  );
}

function lastChar(node: HastNode | undefined): string {
  return node === undefined ? '' : 'x';
}

function opens(children: HastNode[], mark: Mark): boolean {
  return /\S/.test(charAfter(children, mark));
}

function closes(children: HastNode[], mark: Mark): boolean {
  return /\S/.test(charBefore(children, mark));
}

function touchesCjk(children: HastNode[], mark: Mark): boolean {
  return CJK.test(charBefore(children, mark)) || CJK.test(charAfter(children, mark));
}

function valueOf(node: HastNode | undefined): string {
  return node?.type === 'text' ? node.value : '';
}

function insideOf(children: HastNode[], open: Mark, close: Mark): HastNode[] {
  const from = open.at + open.text.length;
  if (open.child === close.child) return [sliceText(children[open.child], from, close.at)];
  return [
    sliceText(children[open.child], from),
    ...children.slice(open.child + 1, close.child),
    sliceText(children[close.child], 0, close.at),
  ];
}

/** Part of a text node; its position moves along, since a marked node stands in the source as it is. */
function sliceText(node: HastNode | undefined, from: number, to?: number): HastNode {
  const value = valueOf(node).slice(from, to);
  if (node?.position === undefined) return { type: 'text', value };
  const offset = startOf(node) + from;
  const point = (at: number) => ({ line: 0, column: 0, offset: at });
  return {
    type: 'text',
    value,
    position: { start: point(offset), end: point(offset + value.length) },
  };
}

function isFilled(node: HastNode): boolean {
  return node.type !== 'text' || node.value !== '' || childrenOf(node).length > 0;
}
