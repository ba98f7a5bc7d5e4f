import type { HastNode } from 'satteri';
import { childrenOf, endOf, isElement, startOf, textAt } from './tree.ts';

/** Addresses without words; the parser takes all that follows up to a blank for a part of the first one. */
const BARE_ADDRESS =
  /(?:[a-z][a-z0-9+.-]*:\/\/|www\.|[\w.+-]+@)(?:[^\s\p{P}\p{S}]|[-.\w~:/?#[\]@!$&'()*+,;=%|^{}\\])+/giu;

/** Marks of emphasis in an address that no script of addresses follows, or that stand ahead of it as well. */
const MARK_BEHIND = /(?:\*{2,3}|~~)(?=[^\p{ASCII}])/u;

/** The addresses in what the parser took for one. `ahead` is the text before it. */
export function findAddresses(shown: string, ahead = ''): { address: string; index: number }[] {
  const [mark = ''] = /(?:\*{1,3}|~~)$/.exec(ahead) ?? [];
  return [...shown.matchAll(BARE_ADDRESS)].map(({ 0: found, index }) => {
    const own = index === 0 && mark !== '' ? found.indexOf(mark) : -1;
    const end = own === -1 ? found.search(MARK_BEHIND) : own;
    const address = end === -1 ? found : found.slice(0, end);
    return { address: address.replace(/[*_~.,;:!?'"]+$/, ''), index };
  });
}

const MARKS: Readonly<Record<string, string>> = { strong: '**', em: '*', del: '~~' };

/**
 * Addresses without the marks that the parser took for a part of them, as in `**https://a.example/x**。`: behind one it goes on
 * to the next blank, of which Chinese has none. The marks become text, for whoever pairs them.
 */
export function partAddresses(children: HastNode[], source: string): HastNode[] {
  if (!children.some((child) => isElement(child, 'a', 'strong', 'em', 'del'))) return children;
  const parted = children.flatMap((child) => {
    const mark = isElement(child, 'strong', 'em', 'del') ? (MARKS[child.tagName] ?? '') : '';
    if (isElement(child, 'a')) return partAddress(child, source);
    if (mark === '' || !source.startsWith(mark, startOf(child))) return [child];
    const inner = partAddresses(childrenOf(child), source);
    const hasMark = inner.length > childrenOf(child).length && inner.some((one) => holds(one, mark));
    // The pair was made across an address that holds the mark of another pair.
    return hasMark
      ? [textAt(mark, startOf(child)), ...inner, textAt(mark, endOf(child) - mark.length)]
      : [child];
  });
  return pairLines(parted, source);
}

/** Underscores around a bare address, as in `__https://a.example/x__。`: the parser took those behind it for a part of it. */
function pairLines(children: HastNode[], source: string): HastNode[] {
  const output: HastNode[] = [];
  let behind = '';
  for (const [index, child] of children.entries()) {
    const before = output.at(-1);
    const next = children[index + 1];
    const ahead = isElement(child, 'a') && before ? valueOf(before) : '';
    const [mark = ''] = /(?<![\w\\])__?$/.exec(ahead) ?? [];
    const isPair =
      mark !== '' && before !== undefined && next !== undefined && source[startOf(child)] !== '[';
    if (isPair && new RegExp(`^${mark}(?!\\w)`).test(valueOf(next))) {
      output[output.length - 1] = textAt(valueOf(before).slice(0, -mark.length), startOf(before));
      const tagName = mark === '_' ? 'em' : 'strong';
      output.push({ type: 'element', tagName, properties: {}, children: [child] } as unknown as HastNode);
      behind = mark;
      continue;
    }
    output.push(
      behind === '' ? child : textAt(valueOf(child).slice(behind.length), startOf(child) + behind.length),
    );
    behind = '';
  }
  return output;
}

function valueOf(node: HastNode): string {
  return node.type === 'text' ? node.value : '';
}

function holds(node: HastNode, mark: string): boolean {
  return node.type === 'text' && node.value.includes(mark);
}

function partAddress(link: HastNode, source: string): HastNode[] {
  const start = startOf(link);
  const [shown, ...others] = childrenOf(link);
  if (shown?.type !== 'text' || others.length > 0 || source[start] === '[') return [link];
  const { value } = shown;
  if (!/[*~]|_(?:[^\p{ASCII}]|$)/u.test(value) || !source.startsWith(value, start)) return [link];
  const parts: HastNode[] = [];
  let last = 0;
  const add = (to: number): void => {
    if (to > last) parts.push(textAt(value.slice(last, to), start + last));
    last = to;
  };
  for (const { address, index } of findAddresses(value, source.slice(Math.max(0, start - 3), start))) {
    add(index);
    const text = textAt(address, start + index);
    parts.push({ ...link, children: [text], position: text.position } as HastNode);
    last = index + address.length;
  }
  add(value.length);
  return parts;
}
