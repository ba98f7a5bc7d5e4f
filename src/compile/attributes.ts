import type { MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';
import type { Range } from '../core/model/report.ts';
import type { BodyContext } from './context.ts';
import type { ElementDefinition } from './elements/definition.ts';
import { defangWords } from './inline-text.ts';
import { explainIssues } from './issues.ts';
import { isIndicator } from './links.ts';
import { unmask } from './mask.ts';
import { firstLine } from './refusals.ts';

export type JsxNode = MdxJsxFlowElement | MdxJsxTextElement;

/** The opening tag of an element as written. */
export type Tag = { text: string; start: number; range: Range };

/** Attributes as the schema gives them, defanged; undefined when they are wrong, which is reported at the attribute. */
export function readAttributes(
  jsx: JsxNode,
  definition: ElementDefinition,
  tag: Tag,
  context: BodyContext,
): object | undefined {
  const values = collectValues(jsx, definition, tag, context);
  if (values === undefined) return undefined;
  const result = definition.schema.safeParse(values);
  if (result.success) return defangAttributes(result.data as object, tag, context);
  const locate = (path: readonly PropertyKey[]): Range =>
    path[0] === undefined ? tag.range : attributeRange(tag, String(path[0]), context);
  for (const problem of explainIssues(result.error.issues, {
    value: values,
    schema: definition.schema,
    subject: `<${definition.name}>`,
    locate,
    locateKey: (_path, key) => locate([key]),
  })) {
    context.report({ ...problem, rule: 'element' });
  }
  return undefined;
}

/** The attributes by name, a bare one as `true`; undefined when one of them holds code or stands there twice. */
function collectValues(
  jsx: JsxNode,
  { name: element }: ElementDefinition,
  tag: Tag,
  context: BodyContext,
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
    const range = attributeRange(tag, name === '{…}' ? '{' : name, context);
    const [rule, what, hint] = isPlain
      ? ['element', 'stands there twice', 'Keep one of the two.']
      : ['no-code', 'holds code', 'Write every attribute as name="value" with plain text.'];
    context.report({ rule, message: `The attribute \`${name}\` of \`<${element}>\` ${what}.`, hint, range });
  }
  return isClean ? Object.fromEntries(values) : undefined;
}

/** Attributes as they may be shown: an indicator in them is neither live nor a link. */
function defangAttributes(attributes: object, tag: Tag, context: BodyContext): object {
  const shown = Object.entries(attributes).flatMap(([name, value]: [string, unknown]) => {
    if (typeof value !== 'string') return [[name, value]];
    if (name !== 'url') return [[name, defangWords(value, context)]];
    if (!isIndicator(value, context)) return [[name, value]];
    context.report({
      rule: 'link',
      message: `\`${firstLine(defangWords(value, context))}\` is an indicator, and no link leads to one.`,
      hint: 'Link to the page that tells of it, or leave the attribute out.',
      range: attributeRange(tag, name, context),
    });
    return [];
  });
  return Object.fromEntries(shown) as object;
}

/** The range of an attribute with its value, or of the whole tag when it is not there; `{` is a spread attribute. */
export function attributeRange(tag: Tag, name: string, context: BodyContext): Range {
  const at =
    name === '{'
      ? tag.text.indexOf('{')
      : tag.text.search(new RegExp(`\\s${name.replaceAll('$', '\\$')}(?=[\\s=/>])`)) + 1;
  if (at <= 0) return tag.range;
  const length =
    /^[^\s=/>]+(?:=(?:"[^"]*"|'[^']*'|\{[^}]*\}))?/.exec(tag.text.slice(at))?.[0].length ?? name.length;
  return context.locator.range(tag.start + at, tag.start + at + length);
}
