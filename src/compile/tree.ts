import type { Element, ElementContent, Properties, Text } from 'hast';
import type { HastNode } from 'satteri';
import { escapeHtml, escapeHtmlText } from '../core/model/text.ts';
import { unmask } from './mask.ts';

export type { Element, ElementContent, Properties, Text } from 'hast';

/** An element of the compiled page. */
export function element(tagName: string, properties: Properties, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}

export function text(value: string): Text {
  return { type: 'text', value };
}

declare module 'hast' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- only an interface can be added to
  interface TextData {
    /** The text as safe HTML, where it has marks of its own. */
    html?: string;
  }
}

/** A text that is finished HTML already. */
export function finished(html: string, value: string): Text {
  return { type: 'text', value, data: { html } };
}

/** The element children of a parsed node; empty for a leaf. */
export function childrenOf(node: HastNode): HastNode[] {
  return 'children' in node ? (node.children as HastNode[]) : [];
}

export function isElement(node: HastNode | ElementContent | undefined, ...names: string[]): node is Element {
  return node?.type === 'element' && (names.length === 0 || names.includes(node.tagName));
}

/** The text of an attribute; empty when it has none. */
export function attributeOf(node: Element, name: string): string {
  const value = node.properties[name];
  return typeof value === 'string' ? unmask(value) : '';
}

export function startOf(node: HastNode): number {
  return node.position?.start.offset ?? 0;
}

export function endOf(node: HastNode): number {
  return node.position?.end.offset ?? startOf(node);
}

/** Where a parsed node stands in the source. */
export function spanOf(node: HastNode): [start: number, end: number] {
  return [startOf(node), endOf(node)];
}

/** A parsed text that begins at an offset of the source. */
export function textAt(value: string, start: number): HastNode {
  const point = (offset: number) => ({ line: 0, column: 0, offset });
  // Of a place, only the offsets are read.
  return {
    type: 'text',
    value,
    position: { start: point(start), end: point(start + value.length) },
  };
}

const BLOCKS = new Set(
  'address article aside blockquote dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header li ol p pre section table tbody td th thead tr ul'.split(
    ' ',
  ),
);

export function isBlock(node: Element): boolean {
  return BLOCKS.has(node.tagName);
}

/** The text of a tree as a reader sees or hears it: blocks and what pictures show on lines of their own, nothing from `data-silent` elements. */
export function plainText(nodes: readonly ElementContent[]): string {
  const parts: string[] = [];
  collectText(nodes, parts);
  return parts
    .join('')
    .replace(/[ \t]*\n\s*/g, '\n')
    .trim();
}

function collectText(nodes: readonly ElementContent[], parts: string[]): void {
  for (const node of nodes) {
    if (node.type === 'text') parts.push(node.value);
    if (node.type !== 'element' || node.properties['dataSilent'] !== undefined) continue;
    if (node.tagName === 'img') parts.push('\n', node.properties['alt'] ?? '', '\n');
    if (isBlock(node)) parts.push('\n');
    collectText(node.children, parts);
    if (isBlock(node)) parts.push('\n');
    else if (node.tagName === 'br') parts.push('\n');
  }
}

const VOID = new Set(['br', 'hr', 'img']);

/** Attributes whose name in HTML is not the property in lower case, beside `data-` and `aria-` ones. */
const NAMES: Record<string, string> = { className: 'class' };

/**
 * Compiled nodes as HTML. For the closed set of elements and attributes that this folder makes; a general serializer
 * took a fifth of the time of a report. Every text and every value is escaped.
 */
export function toHtml(nodes: readonly ElementContent[]): string {
  let html = '';
  for (const node of nodes) {
    if (node.type === 'text') html += node.data?.html ?? escapeHtmlText(node.value);
    if (node.type !== 'element') continue;
    const { tagName } = node;
    html += `<${tagName}${attributesOf(node.properties)}>`;
    if (!VOID.has(tagName)) html += `${toHtml(node.children)}</${tagName}>`;
  }
  return html;
}

function attributesOf(properties: Properties): string {
  let attributes = '';
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    const text = Array.isArray(value) ? value.join(' ') : value === true ? '' : String(value);
    attributes += ` ${attributeName(name)}="${escapeHtml(text)}"`;
  }
  return attributes;
}

const known = new Map<string, string>();

/** `data-cite` for `dataCite`, `aria-label` for `ariaLabel`, `class` for `className`. */
function attributeName(property: string): string {
  const found = known.get(property);
  if (found !== undefined) return found;
  const isDashed = /^data[A-Z]/.test(property);
  const dashed = property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const name = NAMES[property] ?? (isDashed ? dashed : property.toLowerCase().replace(/^aria/, 'aria-'));
  known.set(property, name);
  return name;
}
