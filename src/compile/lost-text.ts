import type { HastNode } from 'satteri';
import { report, type Body, type Span } from './context.ts';
import { foldLabel } from './footnotes.ts';
import { splitCells } from './markdown-slips.ts';
import { firstLine, inBackticks } from './slips.ts';
import { childrenOf, endOf, isElement, spanOf, startOf } from './tree.ts';

/** Words of the source that Markdown leaves out, and what keeps them. */
type Loss = { message: string; hint: string };

/** A row with more cells than its table: what stands in them is not on the page. */
export function reportLostCells(row: HastNode, columns: number, body: Body): void {
  const [start, end] = spanOf(row);
  const written = body.given.source.slice(start, end);
  if (!written.includes('|')) return;
  const cells = splitCells(written);
  const cut = /\[\[[^\]|\n]*(?<!\\)\|[^\]\n]*\]\]|(?<!\\)`[^`|\n]*(?<!\\)\|[^`\n]*`/.exec(written);
  const lost = cells.slice(columns).join('|').trim();
  if (cut !== null) {
    const plain = cut[0].replace(/(?<!\\)\|/g, '\\|');
    tellLoss(body, [start + cut.index, start + cut.index + cut[0].length], {
      message: `The bar in \`${inBackticks(cut[0])}\` ends a cell of the table${lost === '' ? '' : `, and \`${inBackticks(lost)}\` is not on the page`}.`,
      hint: `In a table, write \`${inBackticks(plain)}\`.`,
    });
  } else if (lost !== '')
    tellLoss(body, [start, end], {
      message: `This row has ${cells.length} cells and its table ${columns}, so \`${inBackticks(lost)}\` is not on the page.`,
      hint: 'Add columns to the head and to the line of hyphens, or write `\\|` for a bar that is text.',
    });
}

const TOKEN = /[^\s，。；、（）“”《》]*\\[^\s，。；、（）“”《》]*/g;
const ROOT = /(?<![\p{L}\p{N}])(?:[A-Za-z]:|%\w+%|HK[A-Z]{2,4}|\$env:\w+)\\/u;
/** One backslash; who writes `\\\{` for `\{` knows what is left out. */
const DROPPED = /(?<!\\)\\[!-/:-@[\]-`{-~]/;
const SHARE = /^[^\\\w]*\\\\[A-Za-z0-9][\w.-]*\\/;
const PATTERN = /\\[bdswDSW](?:[*+?]|\{[\d,]+\})?\\[-.()[\]/+*?|]/;

/** Paths and patterns whose backslashes are taken for escapes, as in `C:\Users\{name}` and `\\server\share`. */
export function reportLostBackslashes(node: HastNode, body: Body): void {
  const { source } = body.given;
  const start = startOf(node);
  const written = source.slice(start, endOf(node));
  if (!written.includes('\\')) return;
  for (const { 0: token, index } of written.matchAll(TOKEN)) {
    const root = token.search(ROOT);
    const isCut = SHARE.test(token) || PATTERN.test(token) || (root >= 0 && DROPPED.test(token.slice(root)));
    if (!isCut) continue;
    tellLoss(body, [start + index, start + index + token.length], {
      message: `\`${inBackticks(token)}\` is shown without some of its backslashes.`,
      hint: `Put it in backticks, as in \`\` \`${firstLine(token)}\` \`\`: in prose, a backslash ahead of a mark is left out.`,
    });
  }
}

/** A backslash at the end of a line breaks it; behind a path it belongs to the path. */
export function reportLostEnd(node: HastNode, body: Body): void {
  const { source } = body.given;
  const start = startOf(node);
  const line = source.slice(source.lastIndexOf('\n', start - 1) + 1, start);
  const [path] = /\S*\\[\p{L}\p{N}_.-]+$|\b[A-Za-z]:$/u.exec(line) ?? [];
  if (source[start] !== '\\' || path === undefined) return;
  tellLoss(body, [start - path.length, start + 1], {
    message: `\`${firstLine(path)}\\\` is shown without its last backslash, which breaks the line.`,
    hint: 'Put the path in backticks.',
  });
}

/** A list counts on from its first number, whatever the others say. */
export function reportLostNumbers(list: HastNode, body: Body): void {
  const { source } = body.given;
  const items = childrenOf(list).filter((child) => isElement(child, 'li'));
  const numbers = items.map((item) =>
    Number(/^\d{1,9}(?=[.)])/.exec(source.slice(startOf(item), startOf(item) + 10))?.[0]),
  );
  const [first = Number.NaN] = numbers;
  if (Number.isNaN(first) || numbers.every((number) => number === first)) return;
  const at = numbers.findIndex((number, index) => !Number.isNaN(number) && number !== first + index);
  const item = items[at];
  if (item === undefined) return;
  const start = startOf(item);
  tellLoss(body, [start, start + String(numbers[at]).length + 1], {
    message: `The item \`${numbers[at]}.\` is shown as \`${first + at}.\`: a list counts on from its first number.`,
    hint: 'Number the items in order, or part the lists with a line of text.',
  });
}

/** A block of code that runs to the end of the report, and words behind its opening line. */
export function reportFence(pre: HastNode, body: Body): void {
  const [start, end] = spanOf(pre);
  const lines = body.given.source.slice(start, end).trimEnd().split('\n');
  const [first = ''] = lines;
  const [, fence = '', info = ''] = /^(`{3,}|~{3,})[ \t]*(.*)$/.exec(first) ?? [];
  if (fence === '') return;
  const closing = lines.length > 1 ? (lines.at(-1) ?? '').replace(/^[ \t>]*/, '').trim() : '';
  if (!closing.startsWith(fence) || closing.replaceAll(fence.charAt(0), '') !== '')
    tellLoss(body, [start, start + first.length], {
      message: 'This block of code is never closed, so all that follows is code.',
      hint: `Write ${fence.startsWith('`') ? 'three backticks' : `\`${fence}\``} on a line of its own behind the code, with no words.`,
    });
  else if (/[^\p{ASCII}]/u.test(info))
    tellLoss(body, [start, start + first.length], {
      message: `\`${inBackticks(info)}\` behind the opening of a block of code is not on the page.`,
      hint: 'Write it on a line of its own ahead of the block; only a language stands there.',
    });
}

const DEFINITION =
  /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?\[(?!\^)((?:[^\]\\\n]|\\.){1,200})\]:[ \t]*(\S.*)?$/gm;

/** Addresses that no link uses, and second ones of a name: the parser leaves them out. The rule `footnote` tells of notes. */
export function reportLostDefinitions(tree: HastNode, bodyStart: number, body: Body): void {
  const { source } = body.given;
  DEFINITION.lastIndex = bodyStart;
  const known = new Set<string>();
  const used = findReferences(source, bodyStart);
  for (let match = DEFINITION.exec(source); match !== null; match = DEFINITION.exec(source)) {
    const [line, label = '', rest = ''] = match;
    const name = foldLabel(label);
    const start = match.index + line.indexOf('[');
    const span: Span = [start, match.index + line.trimEnd().length];
    const isSecond = known.has(name);
    known.add(name);
    if ((used.has(name) && !isSecond) || isShown(tree, start)) continue;
    tellLoss(body, span, isSecond ? explainSecond(label) : explainUnused(label, rest));
  }
}

function explainSecond(label: string): Loss {
  return {
    message: `\`[${firstLine(label)}]:\` stands here a second time, and only the first one counts.`,
    hint: 'Give it a name of its own.',
  };
}

function explainUnused(label: string, rest: string): Loss {
  const name = `[${firstLine(label)}]`;
  return {
    message: `\`${inBackticks(`${name}: ${rest}`)}\` names an address for links, and none uses it, so it is not on the page.`,
    hint: `Write \`\\${name}: …\` if it is text, or link to it as \`[words]${name}\`.`,
  };
}

const HEAD_OF_REFERENCE = /[^ \t>*+.)\d-]/;

/** What stands in brackets anywhere but at the head of a definition. */
function findReferences(source: string, from: number): ReadonlySet<string> {
  const names = new Set<string>();
  if (!source.includes(']:', from)) return names;
  for (const line of source.slice(from).split('\n'))
    for (const { 0: whole, 1: name = '', index } of line.matchAll(/\[((?:[^[\]\\]|\\.){1,200})\](:?)/g))
      if (!whole.endsWith(':') || HEAD_OF_REFERENCE.test(line.slice(0, index))) names.add(foldLabel(name));
  return names;
}

/** Whether a text, or code, of the tree covers a place. */
function isShown(node: HastNode, offset: number): boolean {
  if (node.type === 'text' || isElement(node, 'pre', 'p'))
    return startOf(node) <= offset && offset < endOf(node);
  return childrenOf(node).some((child) => isShown(child, offset));
}

function tellLoss(body: Body, span: Span, loss: Loss): void {
  if (body.counted.lost >= MAX_LOSSES) return;
  body.counted.lost++;
  report(body, span, { rule: 'lost-text', level: 'warning', ...loss });
}

/** The file is not a report yet when there are more. */
const MAX_LOSSES = 50;
