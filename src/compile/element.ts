import type { HastNode, MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';
import { TLP, type Tlp } from '../../schemas/vocabulary.ts';
import { deadenLink, isLiveLink } from '../core/indicators/live-link.ts';
import type { EvidenceFile, Range } from '../core/model/report.ts';
import type { Body, Given, Place, Span } from './context.ts';
import type { ElementDefinition } from './elements/definition.ts';
import { elements } from './elements/index.ts';
import { EVIDENCE_FILE, judgeFile } from './evidence-file.ts';
import { defang, defangWords } from './inline-text.ts';
import { unmask } from './mask.ts';
import { explainIssues, type Problem } from './problems.ts';
import { inBackticks, refuseNode } from './slips.ts';
import { childrenOf, spanOf, startOf, type ElementContent } from './tree.ts';

type JsxNode = HastNode & { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' };

type Transform = (children: HastNode[], place: Place, body: Body) => ElementContent[];

/** An element while it is read: what it is, where its opening tag stands and how it is written. */
type Opened = { definition: ElementDefinition; start: number; tag: string; body: Body };

/** One of our own elements, checked by its schema; every other is refused. */
export function renderElement(
  node: JsxNode,
  place: Place,
  body: Body,
  transform: Transform,
): ElementContent[] {
  const { given, collected } = body;
  const jsx = node as unknown as MdxJsxFlowElement | MdxJsxTextElement;
  const definition = elements.find(({ name }) => name === jsx.name);
  if (definition === undefined) return refuseNode(node, body);
  const start = startOf(node);
  const opened: Opened = { definition, start, tag: openingTag(start, given), body };
  const { name } = definition;
  markTags(node, opened);
  if (node.type === 'mdxJsxTextElement') reportElement(opened, wordsForInline(name));
  else if (!isAllowedHere(definition, place) && !isTornOut(definition, opened))
    reportElement(opened, wordsForPlace(definition, place));
  const inner = { ...place, elements: [...place.elements, name], ...levelInside(jsx, place) };
  const children = transform(childrenOf(node), inner, body);
  const attributes = readAttributes(jsx, opened);
  if (attributes === undefined) return children;
  const { needs } = definition;
  if (needs !== undefined && !holds(node, needs.element) && !isLost(needs.element, spanOf(node), body)) {
    const message = `\`<${name}>\` holds no \`<${needs.element}>\`.`;
    reportElement(opened, { level: 'warning', message, hint: needs.hint });
  }
  claimId(attributes, opened);
  const file = attachFile(attributes, opened);
  definition.collect?.({ attributes, children, range: rangeOf(opened), records: collected.records, file });
  const inline = (value: string): ElementContent[] => defang(value, given);
  const { words, dates } = given;
  const level = highest(given.tlp, place.tlp);
  const tlp = level && words.labels.tlp[level];
  return [definition.render({ attributes, children, words, dates, inline, file, tlp })];
}

/** Who may see what stands in an element: a block of its own classification never lowers that around it. */
function levelInside(
  { name, attributes }: MdxJsxFlowElement | MdxJsxTextElement,
  place: Place,
): Pick<Place, 'tlp'> {
  const written =
    name === 'Audience' ? attributes.find((one) => 'name' in one && one.name === 'tlp') : undefined;
  const level = highest(
    TLP.find((tlp) => tlp === written?.value),
    place.tlp,
  );
  return level === undefined ? {} : { tlp: level };
}

function highest(...levels: readonly (Tlp | undefined)[]): Tlp | undefined {
  return TLP.findLast((tlp) => levels.includes(tlp));
}

/** The file that an element names, once among those of the report; what is wrong with it is told at the attribute. */
function attachFile(attributes: object, opened: Opened): EvidenceFile | undefined {
  const { file: name, sha256 } = attributes as { file?: string; sha256?: string };
  if (name === undefined) return undefined;
  const { given, collected } = opened.body;
  collected.named.push(name);
  const file = given.loadFile(name);
  if ('problem' in file) {
    reportElement(opened, { rule: EVIDENCE_FILE, message: file.problem, hint: file.hint }, 'file');
    return undefined;
  }
  for (const problem of judgeFile(file, sha256))
    reportElement(opened, { rule: EVIDENCE_FILE, ...problem }, sha256 === undefined ? 'file' : 'sha256');
  if (!collected.files.some((known) => known.sha256 === file.sha256)) collected.files.push(file);
  return file;
}

function openingTag(start: number, { source }: Given): string {
  return /^<(?:[^>"']|"[^"]*"|'[^']*')*>/.exec(source.slice(start, start + 4000))?.[0] ?? '<';
}

function markTags(node: HastNode, { start, tag, body }: Opened): void {
  const { tags } = body.collected.marks;
  const [, end] = spanOf(node);
  tags.push([start, start + tag.length]);
  const closing = body.given.source.lastIndexOf('</', end);
  if (closing >= start + tag.length) tags.push([closing, end]);
}

/** Reports what is wrong with an element, at one of its attributes or at its whole opening tag. */
function reportElement(
  opened: Opened,
  problem: Pick<Problem, 'message' | 'hint' | 'level'> & { rule?: string },
  attribute?: string,
): void {
  opened.body.collected.problems.push({ rule: 'element', ...problem, range: rangeOf(opened, attribute) });
}

/**
 * The range of an attribute with its value; of the whole tag when none is named, or it is not there. `{` is a spread
 * attribute.
 */
function rangeOf({ tag, start, body }: Opened, attribute?: string): Range {
  const { range } = body.given.locator;
  const at = attribute === undefined ? -1 : placeInTag(tag, attribute);
  if (at <= 0) return range(start, start + tag.length);
  const [written = ''] = /^[^\s=/>]+(?:=(?:"[^"]*"|'[^']*'|\{[^}]*\}))?/.exec(tag.slice(at)) ?? [];
  return range(start + at, start + at + (written.length || (attribute?.length ?? 0)));
}

function placeInTag(tag: string, attribute: string): number {
  if (attribute === '{') return tag.indexOf('{');
  return tag.search(new RegExp(`\\s${attribute.replaceAll('$', '\\$')}(?=[\\s=/>])`)) + 1;
}

function isAllowedHere({ parent }: ElementDefinition, { elements: around }: Place): boolean {
  if (parent === 'any') return true;
  const inner = around.filter((name) => name !== 'Audience');
  return parent === 'section' ? inner.length === 0 : inner.at(-1) === parent.element;
}

/** Whether the tag of the element that it belongs into is written wrong, which is told there. */
function isTornOut({ parent }: ElementDefinition, { start, body }: Opened): boolean {
  return typeof parent === 'object' && isLost(parent.element, [0, start], body);
}

function isLost(name: string, [from, to]: Span, { collected }: Body): boolean {
  return collected.lostTags.some((tag) => tag.name === name && tag.at >= from && tag.at < to);
}

type Words = { message: string; hint: string };

function wordsForInline(name: string): Words {
  return {
    message: `\`<${name}>\` stands in the middle of a line.`,
    hint: `Put \`<${name} …>\` and \`</${name}>\` on lines of their own, with a blank line around its text.`,
  };
}

function wordsForPlace({ name, parent }: ElementDefinition, { elements: around }: Place): Words {
  const where = around.length === 0 ? 'outside of every element' : `inside \`<${around.at(-1) ?? ''}>\``;
  const hint =
    typeof parent === 'object'
      ? `Move it into a \`<${parent.element}>\`.`
      : `Close the element around it first, with a blank line before \`<${name}>\`.`;
  return { message: `\`<${name}>\` cannot stand ${where}.`, hint };
}

/** Deeper than this, nothing is read. */
const MAX_DEPTH = 100;

function holds(node: HastNode, name: string, depth = 0): boolean {
  if (depth > MAX_DEPTH) return false;
  return childrenOf(node).some(
    (child) => ('name' in child && child.name === name) || holds(child, name, depth + 1),
  );
}

function claimId(attributes: object, opened: Opened): void {
  const { anchors } = opened.body.collected;
  const id = (attributes as { id?: string }).id;
  if (id === undefined) return;
  if (anchors.has(id)) {
    const message = `The id \`${id}\` stands on two elements.`;
    const hint = `Give this \`<${opened.definition.name}>\` an id of its own, such as \`${nextFree(id, anchors)}\`.`;
    reportElement(opened, { message, hint }, 'id');
  }
  anchors.add(id);
}

/** The first id with the same letter that no element has yet. */
function nextFree(id: string, taken: ReadonlySet<string>): string {
  const letter = id.replace(/\d+$/, '');
  for (let number = 1; ; number++) if (!taken.has(`${letter}${number}`)) return `${letter}${number}`;
}

/** Attributes as the schema gives them, defanged; undefined when they are wrong, which is reported at the attribute. */
function readAttributes(jsx: MdxJsxFlowElement | MdxJsxTextElement, opened: Opened): object | undefined {
  const { name, schema } = opened.definition;
  const value = collectValues(jsx, opened);
  if (value === undefined) return undefined;
  const result = schema.safeParse(value);
  if (result.success) return defangAttributes(result.data as object, opened);
  const locate = ([first]: readonly PropertyKey[]): Range =>
    rangeOf(opened, first === undefined ? undefined : String(first));
  const locateKey = (_path: readonly PropertyKey[], key: string): Range => rangeOf(opened, key);
  const found = explainIssues(result.error.issues, {
    value,
    schema,
    subject: `<${name}>`,
    locate,
    locateKey,
  });
  opened.body.collected.problems.push(...found.map((problem) => ({ ...problem, rule: 'element' })));
  return undefined;
}

/** The attributes by name, a bare one as `true`; undefined when one of them holds code or stands there twice. */
function collectValues(
  { attributes }: MdxJsxFlowElement | MdxJsxTextElement,
  opened: Opened,
): Record<string, unknown> | undefined {
  const values = new Map<string, unknown>();
  let isClean = true;
  for (const attribute of attributes) {
    const name = attribute.type === 'mdxJsxAttribute' ? attribute.name : '{…}';
    const isPlain =
      attribute.type === 'mdxJsxAttribute' &&
      (typeof attribute.value !== 'object' || attribute.value === null);
    if (isPlain && !values.has(name)) {
      values.set(name, typeof attribute.value === 'string' ? unmask(attribute.value) : true);
      continue;
    }
    isClean = false;
    const [rule, what, hint] = isPlain
      ? ['element', 'stands there twice', 'Keep one of the two.']
      : ['no-code', 'holds code', 'Write every attribute as name="value" with plain text.'];
    const message = `The attribute \`${name}\` of \`<${opened.definition.name}>\` ${what}.`;
    reportElement(opened, { rule, message, hint }, name === '{…}' ? '{' : name);
  }
  return isClean ? Object.fromEntries(values) : undefined;
}

/** Attributes as they may be shown: an indicator in them is neither live nor a link. */
function defangAttributes(attributes: object, opened: Opened): object {
  const { given, collected } = opened.body;
  const shown = Object.entries(attributes).flatMap(([name, value]: [string, unknown]) => {
    if (typeof value !== 'string') return [[name, value]];
    // The name of a file is read as it is.
    if (name === 'file') return [[name, value]];
    const isLink = name === 'url' || (name === 'verified_by' && /^https?:\/\//i.test(value));
    if (!isLink) return [[name, defangWords(value, given)]];
    if (isLiveLink(value, given.knownIndicators)) {
      collected.links.push({ address: value, range: rangeOf(opened, name) });
      return [[name, value]];
    }
    const isHidden = /^[^/]*\/\/[^/?#]*@/.test(value);
    const why = isHidden ? 'hides its host behind a name' : 'is an indicator, and no link leads to one';
    const message = `\`${inBackticks(deadenLink(value))}\` ${why}.`;
    const hint = 'Link to the page that tells of it, or leave the attribute out.';
    reportElement(opened, { rule: 'link', message, hint }, name);
    return [];
  });
  return Object.fromEntries(shown) as object;
}
