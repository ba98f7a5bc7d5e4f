import { markdownToMdast } from 'satteri';
import { cleanText, codeSpan, escapeText, writeParagraphs, writeTable } from './safe-text.ts';

/** A parsed node of Markdown, as far as it is read here: every kind of node has some of these. */
export type Node = {
  type: string;
  value?: string;
  children?: Node[];
  depth?: number;
  ordered?: boolean;
  start?: number | null;
  spread?: boolean;
  checked?: boolean | null;
  lang?: string | null;
  url?: string;
  alt?: string | null;
  identifier?: string;
  label?: string | null;
};

/** `raise` is how many levels a heading goes down. */
type Context = { addresses: ReadonlyMap<string, string>; raise: number };

const FEATURES = { gfm: true, frontmatter: false, smartPunctuation: false };

/** Nested deeper or longer than this, a text is no prose: it is shown as it is. The parser's time grows with the square. */
const MAX_DEPTH = 20;
const MAX_LENGTH = 200_000;
const DEEP_LINE = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))){20}/m;

/** A foreign text: its blocks, and a way to write some of them, whose headings go down by `raise` levels. */
export type ForeignText = {
  blocks: readonly Node[];
  write: (blocks: readonly Node[], raise: number) => string;
};

/** Reads a foreign text; undefined when it is too long or nested too deep to be Markdown. */
export function readMarkdown(markdown: string): ForeignText | undefined {
  const root = parse(cleanText(markdown));
  if (root === undefined) return undefined;
  const addresses = addressesOf(root);
  const write: ForeignText['write'] = (blocks, raise) => writeBlocks(blocks, { addresses, raise });
  return { blocks: root.children ?? [], write };
}

/**
 * Foreign Markdown as MDX for a report: paragraphs, emphasis, lists, quotes, tables and code stay; headings go to
 * level 3 and below; HTML shows as text; addresses of links stand in code behind their words, and pictures are
 * named, since nothing that a stranger wrote may lead a reader away or be loaded.
 */
export function writeSafeMarkdown(markdown: string): string {
  const text = readMarkdown(markdown);
  return text === undefined ? writeParagraphs(cleanText(markdown)) : text.write(text.blocks, 1);
}

/** The words of foreign Markdown without any mark, one line for each block. */
export function plainMarkdown(markdown: string): string {
  const text = cleanText(markdown);
  const root = parse(text);
  return root === undefined ? text : (root.children ?? []).map(plainWords).join('\n').trim();
}

/** The tree of a text; undefined when it is too long or nested too deep to be one. */
function parse(text: string): Node | undefined {
  if (text.length > MAX_LENGTH || DEEP_LINE.test(text)) return undefined;
  const root = markdownToMdast(text, { features: FEATURES }) as unknown as Node;
  return isDeep(root, MAX_DEPTH) ? undefined : root;
}

function isDeep(node: Node, left: number): boolean {
  return left === 0 || (node.children ?? []).some((child) => isDeep(child, left - 1));
}

function addressesOf(root: Node): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (node: Node): void => {
    if (node.type === 'definition') found.set(node.identifier ?? '', node.url ?? '');
    node.children?.forEach(visit);
  };
  visit(root);
  return found;
}

function writeBlocks(nodes: readonly Node[], context: Context, separator = '\n\n'): string {
  const written: string[] = [];
  let lists = 0;
  for (const node of nodes) {
    // Two lists in a row with one kind of mark would become one list.
    lists = node.type === 'list' ? lists + 1 : 0;
    const block = node.type === 'list' ? writeList(node, lists, context) : writeBlock(node, context);
    if (block !== '') written.push(block);
  }
  return written.join(separator);
}

function writeBlock(node: Node, context: Context): string {
  switch (node.type) {
    case 'paragraph':
      return writeInline(node, context).trim();
    case 'heading':
      return writeHeading(node, context);
    case 'blockquote':
      return prefixLines(writeBlocks(node.children ?? [], context), '> ', '> ');
    case 'code':
      return writeCode(node);
    case 'thematicBreak':
      return '***';
    case 'table':
      return writeRows(node, context);
    case 'definition':
      return '';
    case 'footnoteDefinition':
      return `${escapeText(`[${node.label ?? node.identifier ?? ''}]`)} ${writeBlocks(node.children ?? [], context)}`;
    default:
      return node.children === undefined
        ? writeParagraphs(node.value ?? '')
        : writeBlocks(node.children, context);
  }
}

function writeHeading(node: Node, context: Context): string {
  const words = writeInline(node, context).replaceAll('\n', ' ').trim();
  return words === ''
    ? ''
    : `${'#'.repeat(Math.min(6, Math.max(3, (node.depth ?? 1) + context.raise)))} ${words}`;
}

function writeList(list: Node, count: number, context: Context): string {
  const first = list.start ?? 1;
  const marks = count % 2 === 1 ? { bullet: '-', closing: '.' } : { bullet: '*', closing: ')' };
  const items = (list.children ?? []).map((item, index) => {
    const mark = list.ordered
      ? `${Math.min(first + index, 999_999_999)}${marks.closing} `
      : `${marks.bullet} `;
    const task = item.checked === true ? '[x] ' : item.checked === false ? '[ ] ' : '';
    const content = writeBlocks(item.children ?? [], context, item.spread ? '\n\n' : '\n');
    return prefixLines(content === '' ? '' : task + content, mark, ' '.repeat(mark.length)).trimEnd();
  });
  return items.join(list.spread ? '\n\n' : '\n');
}

function writeCode({ value = '', lang }: Node): string {
  const longest = Math.max(2, ...[...value.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const language = /^[\w+#.-]{1,30}$/.test(lang ?? '') ? lang : '';
  return `${fence}${language}\n${value}\n${fence}`;
}

function writeRows(table: Node, context: Context): string {
  const [head = [], ...rest] = (table.children ?? []).map((row) =>
    (row.children ?? []).map((cell) => writeInline(cell, context)),
  );
  const width = Math.max(1, head.length);
  const rows = rest.map((row) => [...row, ...Array<string>(width).fill('')].slice(0, width));
  return writeTable(head, rows);
}

function prefixLines(text: string, first: string, rest: string): string {
  return text
    .split('\n')
    .map((line, index) => (index === 0 ? first + line : line === '' ? rest.trimEnd() : rest + line))
    .join('\n');
}

function writeInline(node: Node, context: Context): string {
  return joinText(node.children ?? []).reduce((before, child, index, all) => {
    const span = writeSpan(child, context, index === 0 || all[index - 1]?.type === 'break');
    // Two runs of backticks side by side would be one longer run.
    return before + (before.endsWith('`') && span.startsWith('`') ? ' ' : '') + span;
  }, '');
}

/** Neighbouring texts and inline HTML as one text each: what is active often shows only across their border. */
function joinText(nodes: readonly Node[]): Node[] {
  const joined: Node[] = [];
  for (const node of nodes) {
    const isBreak = node.type === 'html' && /^<br\s*\/?>$/i.test(node.value ?? '');
    const value = isBreak
      ? '\n'
      : node.type === 'text' || node.type === 'html'
        ? (node.value ?? '')
        : undefined;
    const last = joined.at(-1);
    if (value !== undefined && last?.type === 'text')
      joined[joined.length - 1] = { ...last, value: (last.value ?? '') + value };
    else joined.push(value === undefined ? node : { type: 'text', value });
  }
  return joined;
}

function writeSpan(node: Node, context: Context, isFirst: boolean): string {
  switch (node.type) {
    case 'text':
      return keepSpaces(node.value ?? '', isFirst);
    case 'inlineCode':
      return codeSpan(node.value ?? '');
    case 'break':
      return '\n';
    case 'emphasis':
      return writeMarked(node, '*', context);
    case 'strong':
      return writeMarked(node, '**', context);
    case 'delete':
      return writeMarked(node, '~~', context);
    case 'link':
      return writeLink(node, node.url ?? '', context);
    case 'linkReference':
      return writeLink(node, context.addresses.get(node.identifier ?? '') ?? '', context);
    case 'image':
    case 'imageReference':
      return escapeText(`(picture${node.alt ? `: ${node.alt}` : ''})`);
    case 'footnoteReference':
      return escapeText(`[${node.label ?? node.identifier ?? ''}]`);
    default:
      return node.children === undefined ? keepSpaces(node.value ?? '', isFirst) : writeInline(node, context);
  }
}

/** Text between two spans keeps its outer spaces. Behind a span it is no start of a line: a dot stands in for the span. */
function keepSpaces(value: string, isFirst: boolean): string {
  const text = value.trim();
  const lead = isFirst ? '' : spaceOf(value.slice(0, value.length - value.trimStart().length));
  if (text === '') return lead;
  const isLineStart = isFirst || lead === '\n';
  const escaped = isLineStart ? escapeText(text) : escapeText(`\u00b7${text}`).slice(1);
  return lead + escaped + spaceOf(value.slice(value.trimEnd().length));
}

function spaceOf(spaces: string): string {
  return spaces.includes('\n') ? '\n' : spaces === '' ? '' : ' ';
}

/** Emphasis that does not begin and end at a word would show its marks, so it is left out. */
function writeMarked(node: Node, mark: string, context: Context): string {
  const inner = writeInline(node, context);
  return /^\s|\s$|^$/.test(inner) ? inner : `${mark}${inner}${mark}`;
}

/** The words of a link, and its address in code; only the address when the words are the same. */
function writeLink(node: Node, url: string, context: Context): string {
  const words = plainWords(node).trim();
  if (url.startsWith('mailto:')) return escapeText(words);
  const isAddress = words === '' || words === url || url.endsWith(`://${words}`);
  if (isAddress) return codeSpan(url || words);
  return /^https?:/i.test(url)
    ? `${writeInline(node, context)} (${codeSpan(cleanText(url))})`
    : writeInline(node, context);
}

/** The words of a node without any mark. */
export function plainWords(node: Node): string {
  if (node.type === 'break') return ' ';
  return node.children === undefined
    ? (node.value ?? node.alt ?? '')
    : node.children.map(plainWords).join('');
}
