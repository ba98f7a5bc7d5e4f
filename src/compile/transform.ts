import type { HastNode } from 'satteri';
import { partAddresses } from './bare-addresses.ts';
import { liftFigures, renderCallout, renderTable, renderTaskMark } from './blocks.ts';
import { highlightCode } from './code.ts';
import type { Body, Place } from './context.ts';
import { renderElement } from './element.ts';
import { repairCjkEmphasis, undoFalseEmphasis } from './emphasis.ts';
import { openFootnote, renderFootnotes } from './footnotes.ts';
import { renderImage, unframeImages } from './images.ts';
import { renderText } from './inline-text.ts';
import { joinLines } from './line-breaks.ts';
import { renderLink } from './links.ts';
import { reportFence, reportLostEnd, reportLostNumbers } from './lost-text.ts';
import { reportHeadingSlip, reportItemSlips, reportParagraphSlips } from './markdown-slips.ts';
import { unmask } from './mask.ts';
import { renderHeading } from './sections.ts';
import { refuseDepth, refuseModuleLine, refuseNode } from './slips.ts';
import {
  attributeOf,
  childrenOf,
  element,
  spanOf,
  type Element,
  type ElementContent,
  type Properties,
} from './tree.ts';

/** Turns parsed nodes into safe output: what is not known here does not get through. */
export function transformChildren(children: HastNode[], place: Place, body: Body): ElementContent[] {
  if (place.depth > MAX_DEPTH) {
    const [first] = children;
    return first === undefined ? [] : refuseDepth(first, body);
  }
  const { source } = body.given;
  const plain = children.map(unmaskText);
  const repaired = place.inCode ? plain : repairEmphasis(plain, source);
  const inside = { ...place, depth: place.depth + 1 };
  const joined = place.inCode ? repaired : joinLines(repaired, body);
  return joined.flatMap((child) => transformNode(child, inside, body));
}

function repairEmphasis(children: HastNode[], source: string): HastNode[] {
  return repairCjkEmphasis(undoFalseEmphasis(partAddresses(children, source), source), source);
}

/** Far more than a report needs, and far less than the stack holds. */
const MAX_DEPTH = 100;

function unmaskText(node: HastNode): HastNode {
  return node.type === 'text' ? { ...node, value: unmask(node.value) } : node;
}

function transformNode(node: HastNode, place: Place, body: Body): ElementContent[] {
  switch (node.type) {
    case 'text':
      return renderText(node, place, body);
    case 'element':
      return transformElement(node, place, body);
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return renderElement(node, place, body, transformChildren);
    default:
      return refuseNode(node, body);
  }
}

/** Elements that Markdown makes, with the attributes that may stay. */
const PLAIN: Record<string, readonly string[]> = {
  p: [],
  strong: [],
  em: [],
  del: [],
  ul: [],
  ol: ['start'],
  li: [],
  br: [],
  hr: [],
  blockquote: [],
  sup: [],
  section: [],
};

/** What may be wrong with one of them as it is written. */
const PLAIN_CHECKS: Record<string, (node: HastNode, body: Body, place: Place) => void> = {
  p: (node, body, place) => {
    refuseModuleLine(node, body);
    reportParagraphSlips(node, place, body);
  },
  li: (node, body, place) => {
    reportItemSlips(node, place, body);
  },
  ol: reportLostNumbers,
  br: reportLostEnd,
};

const INLINE = new Set(['strong', 'em', 'del', 'sup']);

function transformElement(node: Element & HastNode, place: Place, body: Body): ElementContent[] {
  const { marks } = body.collected;
  const inside = (next: Place = place): ElementContent[] => transformChildren(childrenOf(node), next, body);
  switch (node.tagName) {
    case 'a':
      return renderLink(node, place, body, () => unframeImages(inside({ ...place, inLink: true })));
    case 'img':
      return renderImage(node, body);
    case 'pre':
      marks.code.push(spanOf(node));
      reportFence(node, body);
      return [highlightCode(node, body.given)];
    case 'code':
      marks.code.push(spanOf(node));
      return [element('code', {}, inside({ ...place, inCode: true }))];
    case 'input':
      return renderTaskMark(node, body.given.words);
    case 'table':
      return [renderTable(node, (cell) => transformChildren(childrenOf(cell), place, body), body)];
    case 'blockquote':
      return [renderCallout(inside(), body.given.words)];
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      reportHeadingSlip(node, body);
      return [renderHeading(node, unframeImages(inside()), place, body)];
    default:
      return renderPlain(node, place, inside, body);
  }
}

function renderPlain(
  node: Element & HastNode,
  place: Place,
  inside: () => ElementContent[],
  body: Body,
): ElementContent[] {
  const kept = PLAIN[node.tagName];
  if (kept === undefined) return refuseNode(node, body);
  const properties: Properties = {};
  for (const name of kept) if (node.properties[name] !== undefined) properties[name] = node.properties[name];
  const id = attributeOf(node, 'id');
  if (node.tagName === 'li' && id !== '') properties['id'] = openFootnote(id, body);
  PLAIN_CHECKS[node.tagName]?.(node, body, place);
  const children = inside();
  if (node.tagName === 'section') return [renderFootnotes(children)];
  if (node.tagName === 'p') return liftFigures(children);
  const isInline = INLINE.has(node.tagName);
  return [element(node.tagName, properties, isInline ? unframeImages(children) : children)];
}
