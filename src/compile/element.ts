import type { HastNode, MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';
import type { Range } from '../core/model/report.ts';
import type { Body, Place } from './context.ts';
import type { ElementDefinition } from './elements/definition.ts';
import { elements } from './elements/index.ts';
import { defang, defangWords } from './inline-text.ts';
import { isIndicator } from './links.ts';
import { unmask } from './mask.ts';
import { explainIssues } from './problems.ts';
import { firstLine, refuseNode } from './slips.ts';
import { childrenOf, startOf } from './tree.ts';
import type { ElementContent } from './tree.ts';

type Transform = (children: HastNode[], place: Place, body: Body) => ElementContent[];

/** One of our own elements, checked by its schema; every other is refused. */
export function renderElement(
  node: HastNode & { type: JsxNode['type'] },
  place: Place,
  body: Body,
  transform: Transform,
): ElementContent[] {
  const jsx = node as unknown as JsxNode;
  const name = jsx.name ?? '';
  const definition = elements.find((known) => known.name === name);
  if (definition === undefined) return refuseNode(node, body);
  const tag = openingTag(node, body);
  if (node.type === 'mdxJsxTextElement') report('element', wordsForInline(name));
  else if (!isAllowedHere(definition, place)) report('element', wordsForPlace(definition, place));
  const inside = transform(childrenOf(node), { ...place, elements: [...place.elements, name] }, body);
  const attributes = readAttributes(jsx, definition, tag, body);
  if (attributes === undefined) return inside;
  checkNeeds(definition, node, tag, body);
  claimId(definition, attributes, tag, body);
  definition.collect?.({ attributes, children: inside, range: tag.range, records: body.collected.records });
  return [
    definition.render({
      attributes,
      children: inside,
      words: body.given.words,
      dates: body.given.dates,
      inline: (value) => defang(value, body.given),
    }),
  ];

  function report(rule: string, [message, hint]: readonly [string, string]): void {
    body.collected.problems.push({ rule, message, hint, range: tag.range });
  }
}

function openingTag(node: HastNode, body: Body): Tag {
  const start = startOf(node);
  const text =
    /^<(?:[^>"']|"[^"]*"|'[^']*')*>/.exec(body.given.source.slice(start, start + 4000))?.[0] ?? '<';
  return { text, start, range: body.given.locator.range(start, start + text.length) };
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

function checkNeeds(definition: ElementDefinition, node: HastNode, tag: Tag, body: Body): void {
  const { needs } = definition;
  if (needs === undefined || holds(node, needs.element)) return;
  body.collected.problems.push({
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

function claimId(definition: ElementDefinition, attributes: object, tag: Tag, body: Body): void {
  const id = (attributes as { id?: string }).id;
  if (id === undefined) return;
  if (body.collected.anchors.has(id)) {
    body.collected.problems.push({
      rule: 'element',
      message: `The id \`${id}\` stands on two elements.`,
      hint: `Give this \`<${definition.name}>\` an id of its own, such as \`${nextFree(id, body.collected.anchors)}\`.`,
      range: attributeRange(tag, 'id', body),
    });
  }
  body.collected.anchors.add(id);
}

/** The first id with the same letter that no element has yet. */
function nextFree(id: string, taken: ReadonlySet<string>): string {
  const letter = id.replace(/\d+$/, '');
  for (let number = 1; ; number++) if (!taken.has(`${letter}${number}`)) return `${letter}${number}`;
}

export type JsxNode = MdxJsxFlowElement | MdxJsxTextElement;

/** The opening tag of an element as written. */
export type Tag = { text: string; start: number; range: Range };

/** Attributes as the schema gives them, defanged; undefined when they are wrong, which is reported at the attribute. */
export function readAttributes(
  jsx: JsxNode,
  definition: ElementDefinition,
  tag: Tag,
  body: Body,
): object | undefined {
  const values = collectValues(jsx, definition, tag, body);
  if (values === undefined) return undefined;
  const result = definition.schema.safeParse(values);
  if (result.success) return defangAttributes(result.data as object, tag, body);
  const locate = (path: readonly PropertyKey[]): Range =>
    path[0] === undefined ? tag.range : attributeRange(tag, String(path[0]), body);
  for (const problem of explainIssues(result.error.issues, {
    value: values,
    schema: definition.schema,
    subject: `<${definition.name}>`,
    locate,
    locateKey: (_path, key) => locate([key]),
  })) {
    body.collected.problems.push({ ...problem, rule: 'element' });
  }
  return undefined;
}

/** The attributes by name, a bare one as `true`; undefined when one of them holds code or stands there twice. */
function collectValues(
  jsx: JsxNode,
  { name: element }: ElementDefinition,
  tag: Tag,
  body: Body,
): Record<string, unknown> | undefined {
  const values = new Map<string, unknown>();
  let isClean = true;
  for (const attribute of jsx.attributes) {
    const name = attribute.type === 'mdxJsxAttribute' ? attribute.name : '{…}';
    const isPlain =
      attribute.type === 'mdxJsxAttribute' &&
      (typeof attribute.value !== 'object' || attribute.value === null);
    if (isPlain && !values.has(name)) {
      values.set(name, typeof attribute.value === 'string' ? unmask(attribute.value) : true);
      continue;
    }
    isClean = false;
    const range = attributeRange(tag, name === '{…}' ? '{' : name, body);
    const [rule, what, hint] = isPlain
      ? ['element', 'stands there twice', 'Keep one of the two.']
      : ['no-code', 'holds code', 'Write every attribute as name="value" with plain text.'];
    body.collected.problems.push({
      rule,
      message: `The attribute \`${name}\` of \`<${element}>\` ${what}.`,
      hint,
      range,
    });
  }
  return isClean ? Object.fromEntries(values) : undefined;
}

/** Attributes as they may be shown: an indicator in them is neither live nor a link. */
function defangAttributes(attributes: object, tag: Tag, body: Body): object {
  const shown = Object.entries(attributes).flatMap(([name, value]: [string, unknown]) => {
    if (typeof value !== 'string') return [[name, value]];
    if (name !== 'url') return [[name, defangWords(value, body.given)]];
    if (!isIndicator(value, body.given)) return [[name, value]];
    body.collected.problems.push({
      rule: 'link',
      message: `\`${firstLine(defangWords(value, body.given))}\` is an indicator, and no link leads to one.`,
      hint: 'Link to the page that tells of it, or leave the attribute out.',
      range: attributeRange(tag, name, body),
    });
    return [];
  });
  return Object.fromEntries(shown) as object;
}

/** The range of an attribute with its value, or of the whole tag when it is not there; `{` is a spread attribute. */
export function attributeRange(tag: Tag, name: string, body: Body): Range {
  const at =
    name === '{'
      ? tag.text.indexOf('{')
      : tag.text.search(new RegExp(`\\s${name.replaceAll('$', '\\$')}(?=[\\s=/>])`)) + 1;
  if (at <= 0) return tag.range;
  const length =
    /^[^\s=/>]+(?:=(?:"[^"]*"|'[^']*'|\{[^}]*\}))?/.exec(tag.text.slice(at))?.[0].length ?? name.length;
  return body.given.locator.range(tag.start + at, tag.start + at + length);
}
