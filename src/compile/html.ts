import type { ElementContent, Properties } from './tree.ts';
import { escapeHtmlText } from '../core/model/text.ts';

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
    attributes += ` ${attributeName(name)}="${escapeHtmlText(text).replaceAll('"', '&quot;')}"`;
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
