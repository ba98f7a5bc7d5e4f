import type { HastNode } from 'satteri';
import { alignText, type TextOffsets } from './positions.ts';
import { childrenOf, endOf, isElement, startOf, textAt } from './tree.ts';

const MARK = /(?<!\*)\*{1,3}(?!\*)|(?<!~)~~(?!~)/g;
const CJK =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\u3000-\u303f\uff00-\uffef“”‘’…—]/u;
const TAGS: Record<string, readonly string[]> = {
  '*': ['em'],
  '**': ['strong'],
  '***': ['em', 'strong'],
  '~~': ['del'],
};

const MARKS: Readonly<Record<string, string>> = { strong: '**', em: '*', del: '~~' };

/** A place among sibling nodes: in a text node an index, else 0. */
type Point = { child: number; at: number };
type Mark = Point & { text: string };
type Closer = { index: number; mark: Mark };
type Pair = { open: Mark; close: Mark };

/**
 * CommonMark leaves `**重要：**请` literal, since a mark between punctuation and a letter of a script without
 * spaces neither opens nor closes. Such pairs become emphasis here, when both marks stand in text of one parent;
 * what stands inside is repaired in its turn. See https://github.com/commonmark/commonmark-spec/issues/650.
 */
export function repairCjkEmphasis(parsed: HastNode[], source: string): HastNode[] {
  const children = openNested(parsed, source);
  if (!children.some((child) => /[*~]/.test(valueOf(child)))) return children;
  const offsets = children.map((child) => alignText(valueOf(child), source, startOf(child)));
  const pairs = findPairs(children, offsets);
  if (pairs.length === 0) return children;
  const unpaired = openWrongPairs(children, pairs, source);
  if (unpaired !== undefined) return repairCjkEmphasis(unpaired, source);
  const output: HastNode[] = [];
  let last: Point = { child: 0, at: 0 };
  for (const { open, close } of pairs) {
    output.push(...between(children, offsets, last, open));
    output.push(...wrap(between(children, offsets, behind(open), close), open.text));
    last = behind(close);
  }
  return [...output, ...between(children, offsets, last, { child: children.length, at: 0 })];
}

/** Pairs from the left, none inside another. */
function findPairs(children: HastNode[], offsets: readonly TextOffsets[]): Pair[] {
  const marks = children.flatMap((child, index) => marksOf(child, index, offsets[index]));
  // From the right: the nearest mark behind each place that closes, and the one behind that.
  const closers = new Map<string, [Closer?, Closer?]>();
  const candidates = marks.map((): Closer[] => []);
  for (const [index, mark] of [...marks.entries()].reverse()) {
    const [next, second] = closers.get(mark.text) ?? [];
    candidates[index] = [next, second].filter((closer) => closer !== undefined);
    if (closes(children, mark)) closers.set(mark.text, next ? [{ index, mark }, next] : [{ index, mark }]);
  }
  const pairs: Pair[] = [];
  let free = 0;
  for (const [index, open] of marks.entries()) {
    if (index < free || !opens(children, open)) continue;
    const closer = candidates[index]?.find(
      ({ mark }) => !isAdjacent(open, mark) && !isGlob(children, open, mark),
    );
    if (closer === undefined || !(touchesCjk(children, open) || touchesCjk(children, closer.mark))) continue;
    pairs.push({ open, close: closer.mark });
    free = closer.index + 1;
  }
  return pairs;
}

/**
 * In `**甲。**乙**丙**丁` the parser opens where the first pair closes, and puts emphasis into emphasis of its kind. All
 * of its marks become text again, to be paired from the left.
 */
function openNested(children: HastNode[], source: string): HastNode[] {
  return children.flatMap((child) => {
    const mark = isElement(child, 'strong', 'em', 'del') ? (MARKS[child.tagName] ?? '') : '';
    if (mark === '' || !source.startsWith(mark, startOf(child))) return [child];
    const inner = childrenOf(child);
    const isOfKind = (one: HastNode): boolean =>
      isElement(one, 'strong', 'em', 'del') &&
      MARKS[one.tagName] === mark &&
      source.startsWith(mark, startOf(one));
    const isWrong = inner.some(
      (one) => isOfKind(one) && /\S/.test(source.charAt(startOf(one) - 1)) && isCjkAround(source, one, mark),
    );
    if (!isWrong) return [child];
    const opened = inner.flatMap((one) => (isOfKind(one) ? unwrap(one, mark) : [one]));
    return [textAt(mark, startOf(child)), ...opened, textAt(mark, endOf(child) - mark.length)];
  });
}

function unwrap(node: HastNode, mark: string): HastNode[] {
  return [textAt(mark, startOf(node)), ...childrenOf(node), textAt(mark, endOf(node) - mark.length)];
}

function isCjkAround(source: string, node: HastNode, mark: string): boolean {
  const [start, end] = [startOf(node), endOf(node)];
  const inside = source.slice(start + mark.length, start + mark.length + 2);
  return (
    CJK.test(source.slice(Math.max(0, start - 2), start)) ||
    CJK.test(inside) ||
    CJK.test(source.slice(end, end + 2))
  );
}

function wrap(inside: HastNode[], mark: string): HastNode[] {
  return (TAGS[mark] ?? []).reduceRight<HastNode[]>(
    // A node as the parser would have made it, but for the place, which nobody asks of it.
    (children, tagName) => [{ type: 'element', tagName, properties: {}, children } as unknown as HastNode],
    inside,
  );
}

/**
 * In `**甲：**乙**丙：**丁` the parser pairs the two marks in the middle. Emphasis never stands in emphasis of its kind,
 * so such an inner pair becomes text again, to be paired from the left.
 */
function openWrongPairs(
  children: HastNode[],
  pairs: readonly Pair[],
  source: string,
): HastNode[] | undefined {
  const wrong = new Map<HastNode, string>();
  for (const { open, close } of pairs) {
    for (const child of children.slice(open.child + 1, close.child)) {
      const isWrong =
        isElement(child, ...(TAGS[open.text] ?? [])) && source.startsWith(open.text, startOf(child));
      if (isWrong) wrong.set(child, open.text);
    }
  }
  if (wrong.size === 0) return undefined;
  return children.flatMap((child) => {
    const mark = wrong.get(child);
    if (mark === undefined) return [child];
    return unwrap(child, mark);
  });
}

/** What was escaped stays literal. */
function marksOf(node: HastNode, child: number, offsets: TextOffsets | undefined): Mark[] {
  return [...valueOf(node).matchAll(MARK)]
    .map((match) => ({ child, at: match.index, text: match[0] }))
    .filter(({ at, text }) => offsets && !offsets.isEscaped(at) && !offsets.isEscaped(at + text.length - 1));
}

function behind({ child, at, text }: Mark): Point {
  return { child, at: at + text.length };
}

function isAdjacent(open: Mark, close: Mark): boolean {
  return open.child === close.child && close.at === open.at + open.text.length;
}

function charBefore(children: HastNode[], mark: Mark): string {
  const previous = children[mark.child - 1];
  const edge = previous?.type === 'text' ? previous.value : previous ? 'x' : '';
  const before = valueOf(children[mark.child]).slice(Math.max(0, mark.at - 2), mark.at) || edge.slice(-2);
  return [...before].at(-1) ?? '';
}

function charAfter(children: HastNode[], mark: Mark): string {
  const next = children[mark.child + 1];
  const edge = next?.type === 'text' ? next.value : next ? 'x' : '';
  const [first = ''] = valueOf(children[mark.child]).slice(mark.at + mark.text.length) || edge;
  return first;
}

/** Before a slash, a dot or a question mark a star belongs to a glob; two that touch Chinese may stand around a path. */
function opens(children: HastNode[], mark: Mark): boolean {
  const isPath = mark.text === '**' && CJK.test(charBefore(children, mark));
  return (isPath ? /[^\s?*]/ : /[^\s/\\.?*]/).test(charAfter(children, mark));
}

function closes(children: HastNode[], mark: Mark): boolean {
  const isPath = mark.text === '**' && CJK.test(charAfter(children, mark));
  return (isPath ? /[^\s*]/ : /[^\s/\\*]/).test(charBefore(children, mark));
}

/** Stars on both sides of a folder, or two globs of which each begins with a slash. */
function isGlob(children: HastNode[], open: Mark, close: Mark): boolean {
  const isSlash = (sign: string): boolean => /[/\\]/.test(sign);
  const isAhead = isSlash(charAfter(children, open));
  if (!isAhead && !isSlash(charBefore(children, close))) return false;
  return (
    (isAhead && isSlash(charBefore(children, close))) ||
    isSlash(charAfter(children, close)) ||
    isSlash(charBefore(children, open))
  );
}

function touchesCjk(children: HastNode[], mark: Mark): boolean {
  return CJK.test(charBefore(children, mark)) || CJK.test(charAfter(children, mark));
}

function valueOf(node: HastNode | undefined): string {
  return node?.type === 'text' ? node.value : '';
}

/** The nodes from one point to another; cut text nodes keep their place in the source. */
function between(children: HastNode[], offsets: readonly TextOffsets[], from: Point, to: Point): HastNode[] {
  return children.slice(from.child, to.child + 1).flatMap((node, step) => {
    const child = from.child + step;
    const start = child === from.child ? from.at : 0;
    if (node.type !== 'text') return child === to.child ? [] : [node];
    const value = node.value.slice(start, child === to.child ? to.at : undefined);
    return value === '' ? [] : [textAt(value, offsets[child]?.at(start) ?? 0)];
  });
}

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
