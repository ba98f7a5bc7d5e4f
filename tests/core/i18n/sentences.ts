import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { ROOT } from '../../imports.ts';

/** What a program text can say at one place; where values stand, there are numbers. */
export type Sentence = { place: string; text: string };

/** More ways to fill one template than this are left out. */
const MOST_WAYS = 32;

/**
 * Every string and template of a file, filled in every way that the file itself tells: by the branches of a condition, a
 * constant or a function of the same file. What is a part of a template stands there alone as well only if nothing uses it.
 */
export function readSentences(file: string): Sentence[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  const reader: Reader = { definitions: readDefinitions(source), used: new Set(), open: new Set() };
  const found: Sentence[] = [];
  const nodes: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (isUnread(node)) return;
    if (isText(node)) nodes.push(node);
    if (isDocumented(node)) visit(node.expression);
    else ts.forEachChild(node, visit);
  };
  visit(source);
  const told = nodes.map((node) => ({ node, ways: waysOf(node, reader) }));
  for (const { node, ways } of told) {
    if (reader.used.has(node)) continue;
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    for (const way of ways) found.push({ place: `${file}:${line + 1}`, text: withoutSentences(way) });
  }
  return found;
}

/** Whether a text has two English words in a row outside of quotations and commands, or is a sentence of one. */
export function isProse(text: string): boolean {
  const bare = withoutQuotations(text).replace(/[\w./+-]+(?:, [\w./+-]+){2,}/g, '');
  return /[A-Za-z]{2,}[,:]? [a-z]{2,}|^[A-Z][a-z]+\.$/.test(bare);
}

/** A text without what stands in it as it is: quotations, commands and their options. */
export function withoutQuotations(text: string): string {
  return text
    .replace(/`` .*? ``|`[^`\n]*`|"[^"\n]*"|“[^”\n]*”/g, '')
    .replace(/(?:npx --no )?precedent(?:-kb)? [^。]*|--[\w-]+ \w+|[\w.-]+\[\.\][^、。]*/g, '');
}

type Reader = {
  /** Expressions that a name of the file may stand for. */
  definitions: ReadonlyMap<string, readonly ts.Expression[]>;
  /** Texts that stand in another one. */
  used: Set<ts.Node>;
  open: Set<ts.Node>;
};

function isText(node: ts.Node): node is ts.Expression {
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) || isSum(node);
}

function isSum(node: ts.Node): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken;
}

/** Texts that nobody reads: names of modules, types, documentation of fields, failures of the program itself. */
function isUnread(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return true;
  if (ts.isTaggedTemplateExpression(node) || ts.isTypeAliasDeclaration(node)) return true;
  if (ts.isNewExpression(node)) return /^(?:Error|Set)$/.test(node.expression.getText());
  return ts.isStringLiteral(node) && ts.isCallExpression(node.parent) && isTest(node.parent);
}

/** `text.startsWith('…')` and the like. */
function isTest({ expression }: ts.CallExpression): boolean {
  return (
    ts.isPropertyAccessExpression(expression) &&
    ['startsWith', 'endsWith', 'includes', 'split'].includes(expression.name.text)
  );
}

/** Where a value is a sentence of its own, it is found at its own place. */
function withoutSentences(text: string): string {
  return text.replace(/(^|[.?!] )7001 (?=[A-Z][a-z]+ )/g, '$1').replace(/(?<=[.?!])(?: 7001)+$/, '');
}

/** A field of a schema with its documentation. */
function isDocumented(node: ts.Node): node is ts.CallExpression {
  return ts.isCallExpression(node) && /(?:\.(?:describe|meta)|^moment)$/.test(node.expression.getText());
}

/** Constants and functions by their names; a name that stands for two things has all of them. */
function readDefinitions(source: ts.SourceFile): Map<string, ts.Expression[]> {
  const definitions = new Map<string, ts.Expression[]>();
  const define = (name: string, values: readonly ts.Expression[]): void => {
    definitions.set(name, [...(definitions.get(name) ?? []), ...values]);
  };
  const visit = (node: ts.Node): void => {
    if (isConstant(node)) define(node.name.text, valuesOf(node.initializer));
    if (ts.isFunctionDeclaration(node) && node.name !== undefined)
      define(node.name.text, returnsOf(node.body));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return definitions;
}

function isConstant(
  node: ts.Node,
): node is ts.VariableDeclaration & { name: ts.Identifier; initializer: ts.Expression } {
  return (
    ts.isVariableDeclaration(node) &&
    (node.parent.flags & ts.NodeFlags.Const) !== 0 &&
    ts.isIdentifier(node.name) &&
    node.initializer !== undefined
  );
}

/** Whether a name is what a function around it is given. */
function isParameter({ text, parent }: ts.Identifier): boolean {
  for (let around: ts.Node = parent; !ts.isSourceFile(around); around = around.parent)
    if (ts.isFunctionLike(around) && around.parameters.some(({ name }) => binds(name, text))) return true;
  return false;
}

function binds(name: ts.BindingName, text: string): boolean {
  if (ts.isIdentifier(name)) return name.text === text;
  return name.elements.some((element) => ts.isBindingElement(element) && binds(element.name, text));
}

function valuesOf(node: ts.Expression): readonly ts.Expression[] {
  if (!ts.isArrowFunction(node)) return [node];
  return ts.isBlock(node.body) ? returnsOf(node.body) : [node.body];
}

function returnsOf(body: ts.Node | undefined): ts.Expression[] {
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isReturnStatement(node) && node.expression) found.push(node.expression);
    if (!ts.isFunctionLike(node)) ts.forEachChild(node, visit);
  };
  if (body) visit(body);
  return found;
}

/** What an expression may give as a text; a value that the file does not tell is a number. */
function waysOf(node: ts.Expression, reader: Reader): string[] {
  if (reader.open.has(node)) return [VALUE];
  reader.open.add(node);
  const ways = [...new Set(expand(node, reader).flatMap(countAny))].slice(0, MOST_WAYS);
  reader.open.delete(node);
  return ways;
}

const VALUE = '7001';

/** `{n|report|reports}` and `{n:is|are}`, as `fill` writes them for one and for many. */
function countAny(text: string): string[] {
  if (!/\{\w+[|:][^{}|]*\|/.test(text)) return [text];
  const places = /\{\w+([|:])([^{}|]*)\|([^{}|]*)\}/g;
  return [1, Number(VALUE)].map((number) =>
    text.replace(
      places,
      (_place, mark: string, one: string, many: string) =>
        (mark === '|' ? `${number} ` : '') + (number === 1 ? one : many),
    ),
  );
}

function expand(node: ts.Expression, reader: Reader): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isTemplateExpression(node)) {
    const spans = node.templateSpans.flatMap(({ expression, literal }) => [
      inner(expression, reader),
      [literal.text],
    ]);
    return product([[node.head.text], ...spans]);
  }
  if (isSum(node)) return product([inner(node.left, reader), inner(node.right, reader)]);
  if (ts.isConditionalExpression(node))
    return [node.whenTrue, node.whenFalse].flatMap((branch) => inner(branch, reader));
  if (ts.isParenthesizedExpression(node)) return inner(node.expression, reader);
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken)
    return [node.left, node.right].flatMap((side) => inner(side, reader)).filter((text) => text !== '');
  if (ts.isIdentifier(node)) return isParameter(node) ? [VALUE] : named(node.text, reader);
  return ts.isCallExpression(node) ? called(node, reader) : [VALUE];
}

function called(node: ts.CallExpression, reader: Reader): string[] {
  if (!ts.isIdentifier(node.expression)) return [VALUE];
  const [first, noun, plural] = node.arguments;
  const name = node.expression.text;
  if (['fill', 'inEnglish'].includes(name) && first !== undefined) return inner(first, reader);
  if (name !== 'count') return named(name, reader);
  const [one = VALUE] = noun === undefined ? [] : inner(noun, reader);
  const [many = `${one}s`] = plural === undefined ? [] : inner(plural, reader);
  return [`1 ${one}`, `${VALUE} ${many}`];
}

function named(name: string, reader: Reader): string[] {
  const values = reader.definitions.get(name) ?? [];
  const ways = values.flatMap((value) => inner(value, reader));
  return ways.length === 0 ? [VALUE] : ways;
}

function inner(node: ts.Expression, reader: Reader): string[] {
  const ways = waysOf(node, reader);
  if (isText(node)) reader.used.add(node);
  return ways;
}

function product(parts: readonly (readonly string[])[]): string[] {
  return parts.reduce<string[]>(
    (texts, part) => texts.flatMap((text) => part.map((more) => text + more)).slice(0, MOST_WAYS),
    [''],
  );
}
