import type { HastNode } from 'satteri';
import { attributeRange, readAttributes } from './attributes.ts';
import type { JsxNode, Tag } from './attributes.ts';
import type { BodyContext, Place } from './context.ts';
import { elements } from './elements/index.ts';
import type { ElementDefinition } from './elements/definition.ts';
import { refuseNode } from './refusals.ts';
import { defang } from './inline-text.ts';
import { childrenOf, startOf } from './tree.ts';
import type { ElementContent } from './tree.ts';

type Transform = (children: HastNode[], place: Place, context: BodyContext) => ElementContent[];

/** One of our own elements, checked by its schema; every other is refused. */
export function renderElement(
  node: HastNode & { type: JsxNode['type'] },
  place: Place,
  context: BodyContext,
  transform: Transform,
): ElementContent[] {
  const jsx = node as unknown as JsxNode;
  const name = jsx.name ?? '';
  const definition = elements.find((known) => known.name === name);
  if (definition === undefined) return refuseNode(node, context);
  const tag = openingTag(node, context);
  if (node.type === 'mdxJsxTextElement') report('element', wordsForInline(name));
  else if (!isAllowedHere(definition, place)) report('element', wordsForPlace(definition, place));
  const inside = transform(childrenOf(node), { ...place, elements: [...place.elements, name] }, context);
  const attributes = readAttributes(jsx, definition, tag, context);
  if (attributes === undefined) return inside;
  checkNeeds(definition, node, tag, context);
  claimId(definition, attributes, tag, context);
  definition.collect?.({ attributes, children: inside, range: tag.range, records: context.records });
  return [
    definition.render({
      attributes,
      children: inside,
      words: context.words,
      dates: context.dates,
      inline: (value) => defang(value, context),
    }),
  ];

  function report(rule: string, [message, hint]: readonly [string, string]): void {
    context.report({ rule, message, hint, range: tag.range });
  }
}

function openingTag(node: HastNode, context: BodyContext): Tag {
  const start = startOf(node);
  const text = /^<(?:[^>"']|"[^"]*"|'[^']*')*>/.exec(context.source.slice(start, start + 4000))?.[0] ?? '<';
  return { text, start, range: context.locator.range(start, start + text.length) };
}

function isAllowedHere(definition: ElementDefinition, place: Place): boolean {
  const inner = place.elements.filter((name) => name !== 'Audience');
  if (definition.parent === 'any') return true;
  return definition.parent === 'section' ? inner.length === 0 : inner.at(-1) === definition.parent.element;
}

function wordsForInline(name: string): readonly [string, string] {
  return [
    `\`<${name}>\` stands in the middle of a line.`,
    `Put \`<${name} …>\` and \`</${name}>\` on lines of their own, with a blank line around its text.`,
  ];
}

function wordsForPlace(definition: ElementDefinition, place: Place): readonly [string, string] {
  const where =
    place.elements.length === 0 ? 'outside of every element' : `inside \`<${place.elements.at(-1) ?? ''}>\``;
  const message = `\`<${definition.name}>\` cannot stand ${where}.`;
  return typeof definition.parent === 'object'
    ? [message, `Move it into a \`<${definition.parent.element}>\`.`]
    : [message, `Close the element around it first, with a blank line before \`<${definition.name}>\`.`];
}

function checkNeeds(definition: ElementDefinition, node: HastNode, tag: Tag, context: BodyContext): void {
  const { needs } = definition;
  if (needs === undefined || holds(node, needs.element)) return;
  context.report({
    rule: 'element',
    level: 'warning',
    message: `\`<${definition.name}>\` holds no \`<${needs.element}>\`.`,
    hint: needs.hint,
    range: tag.range,
  });
}

/** Deeper than this, nothing is read. */
const MAX_DEPTH = 100;

function holds(node: HastNode, name: string, depth = 0): boolean {
  if (depth > MAX_DEPTH) return false;
  return childrenOf(node).some(
    (child) => ('name' in child && child.name === name) || holds(child, name, depth + 1),
  );
}

function claimId(definition: ElementDefinition, attributes: object, tag: Tag, context: BodyContext): void {
  const id = (attributes as { id?: string }).id;
  if (id === undefined) return;
  if (context.anchors.has(id)) {
    context.report({
      rule: 'element',
      message: `The id \`${id}\` stands on two elements.`,
      hint: `Give this \`<${definition.name}>\` an id of its own, such as \`${nextFree(id, context.anchors)}\`.`,
      range: attributeRange(tag, 'id', context),
    });
  }
  context.anchors.add(id);
}

/** The first id with the same letter that no element has yet. */
function nextFree(id: string, taken: ReadonlySet<string>): string {
  const letter = id.replace(/\d+$/, '');
  for (let number = 1; ; number++) if (!taken.has(`${letter}${number}`)) return `${letter}${number}`;
}
