import type { HastNode } from 'satteri';
import { renderCallout } from './callouts.ts';
import { highlightCode } from './code.ts';
import type { BodyContext, Place } from './context.ts';
import { repairCjkEmphasis } from './emphasis.ts';
import { undoFalseEmphasis } from './false-emphasis.ts';
import { renderElement } from './element.ts';
import { renderHeading } from './headings.ts';
import { renderImage, unframeImages } from './images.ts';
import { renderText } from './inline-text.ts';
import { renderLink } from './links.ts';
import { unmask } from './mask.ts';
import { refuseDepth, refuseModuleLine, refuseNode } from './refusals.ts';
import { renderTable } from './tables.ts';
import { childrenOf, element, endOf, isElement, startOf, text } from './tree.ts';
import type { Element, ElementContent, Properties } from './tree.ts';

/** Turns parsed nodes into safe output: what is not known here does not get through. */
export function transformChildren(
  children: HastNode[],
  place: Place,
  context: BodyContext,
): ElementContent[] {
  if (place.depth > MAX_DEPTH) {
    const [first] = children;
    return first === undefined ? [] : refuseDepth(first, context);
  }
  const plain = children.map(unmaskText);
  const repaired = place.inCode
    ? plain
    : repairCjkEmphasis(undoFalseEmphasis(plain, context.source), context.source);
  const inside = { ...place, depth: place.depth + 1 };
  return repaired.flatMap((child) => transformNode(child, inside, context));
}

/** Far more than a report needs, and far less than the stack holds. */
const MAX_DEPTH = 100;

function unmaskText(node: HastNode): HastNode {
  return node.type === 'text' ? { ...node, value: unmask(node.value) } : node;
}

function transformNode(node: HastNode, place: Place, context: BodyContext): ElementContent[] {
  switch (node.type) {
    case 'text':
      return renderText(node, place, context);
    case 'element':
      return transformElement(node, place, context);
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return renderElement(node, place, context, transformChildren);
    default:
      return refuseNode(node, context);
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
  li: ['id'],
  br: [],
  hr: [],
  blockquote: [],
  sup: [],
  section: [],
};

const INLINE = new Set(['strong', 'em', 'del', 'sup']);

function transformElement(node: Element & HastNode, place: Place, context: BodyContext): ElementContent[] {
  const inside = (next: Place = place): ElementContent[] =>
    transformChildren(childrenOf(node), next, context);
  switch (node.tagName) {
    case 'a':
      return renderLink(node, place, context, unframeImages(inside({ ...place, inLink: true })));
    case 'img':
      return renderImage(node, context);
    case 'pre':
      markCode(node, context);
      return [highlightCode(node, context)];
    case 'code':
      markCode(node, context);
      return [element('code', {}, inside({ ...place, inCode: true }))];
    case 'input':
      return renderTaskMark(node, context);
    case 'table':
      return [renderTable(node, (cell) => transformChildren(childrenOf(cell), place, context), context)];
    case 'blockquote':
      return [renderCallout(inside(), context.words)];
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return [renderHeading(node, unframeImages(inside()), place, context)];
    default:
      return renderPlain(node, inside, context);
  }
}

function markCode(node: HastNode, { codeRanges }: BodyContext): void {
  codeRanges.push([startOf(node), endOf(node)]);
}

function renderPlain(
  node: Element & HastNode,
  inside: () => ElementContent[],
  context: BodyContext,
): ElementContent[] {
  const kept = PLAIN[node.tagName];
  if (kept === undefined) return refuseNode(node, context);
  const properties: Properties = {};
  for (const name of kept) if (node.properties[name] !== undefined) properties[name] = node.properties[name];
  if (node.tagName === 'p') refuseModuleLine(node, context);
  const children = inside();
  if (node.tagName === 'section')
    return [
      element(
        'section',
        { className: ['footnotes'], ariaLabelledBy: ['footnote-label'] },
        labelFootnotes(children),
      ),
    ];
  if (node.tagName === 'p') return liftFigures(children);
  const isInline = INLINE.has(node.tagName);
  return [element(node.tagName, properties, isInline ? unframeImages(children) : children)];
}

/** References point at the heading by this id. */
function labelFootnotes(children: ElementContent[]): ElementContent[] {
  return children.map((child) =>
    isElement(child, 'h2') ? element('h2', { id: 'footnote-label' }, child.children) : child,
  );
}

/** A figure cannot stand in a paragraph: the text before and behind it become paragraphs of their own. */
function liftFigures(children: ElementContent[]): ElementContent[] {
  const output: ElementContent[] = [];
  let run: ElementContent[] = [];
  const endRun = (): void => {
    if (run.some((child) => child.type !== 'text' || child.value.trim() !== ''))
      output.push(element('p', {}, run));
    run = [];
  };
  for (const child of children) {
    if (!isElement(child, 'figure')) {
      run.push(child);
      continue;
    }
    endRun();
    output.push(child);
  }
  endRun();
  return output;
}

/** A task list item says its state in a word too; a disabled checkbox would be silent to some readers. */
function renderTaskMark(node: Element, context: BodyContext): ElementContent[] {
  const isDone = node.properties['checked'] === true;
  const label = isDone ? context.words.report.taskDone : context.words.report.taskOpen;
  return [
    element(
      'span',
      { className: ['task'], dataDone: isDone ? '' : undefined, role: 'img', ariaLabel: label },
      [text(isDone ? '☑' : '☐')],
    ),
  ];
}
