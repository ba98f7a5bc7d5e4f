import type { HastNode } from 'satteri';
import { alignText } from './text-offsets.ts';
import { childrenOf, endOf, isElement, startOf } from './tree.ts';

const MARK = /(?<!\*)\*{1,3}(?!\*)|(?<!~)~~(?!~)/g;
const CJK =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef“”‘’…—]/u;
const TAGS: Record<string, readonly string[]> = {
  '*': ['em'],
  '**': ['strong'],
  '***': ['em', 'strong'],
  '~~': ['del'],
};

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
  const unpaired = openWrongPairs(children, open, close, source);
  if (unpaired !== undefined) return repairCjkEmphasis(unpaired, source);
  const before = [...children.slice(0, open.child), sliceText(children[open.child], source, 0, open.at)];
  const inside = repairCjkEmphasis(insideOf(children, open, close, source), source);
  const after = [
    sliceText(children[close.child], source, close.at + close.text.length),
    ...children.slice(close.child + 1),
  ];
  return [...before, ...wrap(inside, open.text), ...repairCjkEmphasis(after, source)].filter(isFilled);
}

function wrap(inside: HastNode[], mark: string): HastNode[] {
  return (TAGS[mark] ?? []).reduceRight<HastNode[]>(
    // A node as the parser would have made it, but for the place, which nobody asks of it.
    (children, tagName) => [{ type: 'element', tagName, properties: {}, children } as unknown as HastNode],
    inside,
  );
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

/**
 * In `**甲：**乙**丙：**丁` the parser pairs the two marks in the middle. Emphasis never stands in emphasis of its kind,
 * so such an inner pair becomes text again, to be paired from the left.
 */
function openWrongPairs(
  children: HastNode[],
  open: Mark,
  close: Mark,
  source: string,
): HastNode[] | undefined {
  const isWrong = (child: HastNode, index: number): boolean =>
    index > open.child &&
    index < close.child &&
    isElement(child, ...(TAGS[open.text] ?? [])) &&
    source.startsWith(open.text, startOf(child));
  if (!children.some(isWrong)) return undefined;
  return children.flatMap((child, index) => {
    if (!isWrong(child, index)) return [child];
    const end = endOf(child) - open.text.length;
    return [textAt(open.text, startOf(child)), ...childrenOf(child), textAt(open.text, end)];
  });
}

function marksOf(node: HastNode, child: number, source: string): Mark[] {
  if (node.type !== 'text' || !/[*~]/.test(node.value)) return [];
  const offsets = alignText(node.value, source, startOf(node));
  return [...node.value.matchAll(MARK)]
    .map((match) => ({ child, at: match.index, text: match[0] }))
    .filter(({ at, text }) => !offsets.isEscaped(at) && !offsets.isEscaped(at + text.length - 1));
}

function isAdjacent(open: Mark, close: Mark): boolean {
  return open.child === close.child && close.at === open.at + open.text.length;
}

function charBefore(children: HastNode[], mark: Mark): string {
  const before = valueOf(children[mark.child]).slice(0, mark.at);
  const previous = children[mark.child - 1];
  return before.at(-1) ?? (previous?.type === 'text' ? (previous.value.at(-1) ?? '') : previous ? 'x' : '');
}

function charAfter(children: HastNode[], mark: Mark): string {
  const after = valueOf(children[mark.child]).charAt(mark.at + mark.text.length);
  const next = children[mark.child + 1];
  return after || (next?.type === 'text' ? next.value.charAt(0) : next ? 'x' : '');
}

/** Before a slash, a dot or a question mark a star belongs to a glob. */
function opens(children: HastNode[], mark: Mark): boolean {
  return /[^\s/\\.?*]/.test(charAfter(children, mark));
}

function closes(children: HastNode[], mark: Mark): boolean {
  return /[^\s/\\*]/.test(charBefore(children, mark));
}

function touchesCjk(children: HastNode[], mark: Mark): boolean {
  return CJK.test(charBefore(children, mark)) || CJK.test(charAfter(children, mark));
}

function valueOf(node: HastNode | undefined): string {
  return node?.type === 'text' ? node.value : '';
}

function insideOf(children: HastNode[], open: Mark, close: Mark, source: string): HastNode[] {
  const from = open.at + open.text.length;
  if (open.child === close.child) return [sliceText(children[open.child], source, from, close.at)];
  return [
    sliceText(children[open.child], source, from),
    ...children.slice(open.child + 1, close.child),
    sliceText(children[close.child], source, 0, close.at),
  ];
}

/** Part of a text node, with its own place in the source. */
function sliceText(node: HastNode | undefined, source: string, from: number, to?: number): HastNode {
  const value = valueOf(node);
  const start = node === undefined ? 0 : alignText(value, source, startOf(node)).at(from);
  return textAt(value.slice(from, to), start);
}

function textAt(value: string, start: number): HastNode {
  const point = (offset: number) => ({ line: 0, column: 0, offset });
  // Of a place, only the offsets are read.
  return {
    type: 'text',
    value,
    position: { start: point(start), end: point(start + value.length) },
  };
}

function isFilled(node: HastNode): boolean {
  return node.type !== 'text' || node.value !== '' || childrenOf(node).length > 0;
}
