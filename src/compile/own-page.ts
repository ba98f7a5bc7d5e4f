import { runInNewContext } from 'node:vm';
import { mdxToHast, mdxToJs, type HastNode } from 'satteri';
import type { Range } from '../core/model/report.ts';
import { isRecord } from '../core/model/values.ts';
import type { Locator } from './positions.ts';
import type { Problem } from './problems.ts';
import { childrenOf, endOf, startOf } from './tree.ts';

/** What is known of the text of a team's page without making it. */
export type OwnPageBody = {
  problems: Problem[];
  /** As they are written, of Markdown and of elements whose address is no code. */
  links: { href: string; range: Range }[];
  /** Citations as reports write them, which stay plain text here. */
  citations: { written: string; id: string; anchor?: string; range: Range }[];
  /** Local pictures of Markdown, which a build imports. */
  pictures: { src: string; range: Range }[];
  /** What its `import` and `export … from` name. */
  imports: { specifier: string; range: Range }[];
  /** Ids that links may lead to; more may come from components. */
  anchors: string[];
  /** Its words, without code: that of Markdown and of elements. */
  texts: { anchor: string; title: string; text: string }[];
  /** Whether anything on it is made by code of another file, of which nothing is known here. */
  isOpen: boolean;
};

/** As Astro has pages made. */
const FEATURES = { gfm: true, frontmatter: false, smartPunctuation: true } as const;

/**
 * Compiles the body of a page of a team as a build does, in full MDX. A page that imports nothing strange is run once, with
 * stand-ins for all that it imports, since a name that nobody declares shows only then.
 */
export function readOwnPageBody(
  bodyStart: number,
  locator: Locator,
  milliseconds = MAX_MILLISECONDS,
): OwnPageBody {
  const source = blank(locator.text.slice(0, bodyStart)) + locator.text.slice(bodyStart);
  const body: OwnPageBody = {
    problems: [],
    links: [],
    citations: [],
    pictures: [],
    imports: [],
    anchors: [],
    texts: [{ anchor: '', title: '', text: '' }],
    isOpen: false,
  };
  try {
    const { code } = mdxToJs(source, { features: FEATURES, outputFormat: 'function-body' });
    collect(mdxToHast(source, { features: FEATURES }), { body, locator, slugs: new Map() });
    const fault = runOnce(passedOn(source) + code, body.imports.length === 0, milliseconds);
    if (fault !== undefined) body.problems.push(explainRun(fault, source, bodyStart, locator));
  } catch (error) {
    body.problems.push(explainSyntax(error, source, locator));
  }
  return body;
}

/** Blank lines of the same number and length, so that places are those of the file. */
function blank(text: string): string {
  return text.replace(/[^\n]+/g, (line) => ' '.repeat(line.length));
}

type Collecting = { body: OwnPageBody; locator: Locator; slugs: Map<string, number>; isCode?: boolean };

function collect(node: HastNode, into: Collecting): void {
  const { body, locator } = into;
  const range = locator.range(startOf(node), endOf(node));
  if (node.type === 'mdxjsEsm') {
    const start = startOf(node);
    for (const { 1: specifier = '', indices } of locator.text
      .slice(start, endOf(node))
      .matchAll(/\b(?:from|import)\s*["']([^"'\n]+)["']/dg)) {
      const [from, to] = indices?.[1] ?? [0, 0];
      body.imports.push({ specifier, range: locator.range(start + from, start + to) });
    }
    return;
  }
  const { name, properties } = elementOf(node);
  if (typeof properties['id'] === 'string') body.anchors.push(properties['id']);
  if (name === 'a' && typeof properties['href'] === 'string')
    body.links.push({ href: properties['href'], range });
  if (node.type === 'element' && name === 'img' && typeof properties['src'] === 'string')
    body.pictures.push({ src: properties['src'], range });
  // A name of JavaScript is one of a component.
  if (/^[A-Z]|\./.test(name)) body.isOpen = true;
  if (/^h[1-6]$/.test(name) && node.type === 'element') addHeading(node, properties['id'], into);
  else if (node.type === 'text') {
    addText(node.value, body);
    if (into.isCode !== true) addCitations(startOf(node), endOf(node), into);
  }
  childrenOf(node).forEach((child) => {
    collect(child, name === 'code' ? { ...into, isCode: true } : into);
  });
  if (/^(?:p|li|h[1-6]|td|th|pre|blockquote|br|div)$/.test(name)) addText('\n', body);
}

function elementOf(node: HastNode): { name: string; properties: Record<string, unknown> } {
  if (node.type === 'element') return { name: node.tagName, properties: node.properties };
  if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement')
    return { name: '', properties: {} };
  const plain = node.attributes.filter((one) => one.type === 'mdxJsxAttribute');
  return {
    name: node.name ?? '',
    properties: Object.fromEntries(plain.map((one) => [one.name, one.value])),
  };
}

const CITATION =
  /\[\[\s*([A-Z][A-Z0-9-]*-\d{4}-\d{4,9})(?:@[0-9a-f]{7,64})?(?:#([A-Za-z][\w-]*))?\s*(?:\\?\|[^\]]*)?\]\]/g;

function addCitations(from: number, to: number, { body, locator }: Collecting): void {
  for (const found of locator.text.slice(from, to).matchAll(CITATION)) {
    const [written, id = '', anchor] = found;
    const start = from + found.index;
    const range = locator.range(start, start + written.length);
    body.citations.push({ written, id, ...(anchor === undefined ? {} : { anchor }), range });
  }
}

/** Each heading begins a part of the page, under the id that Astro gives it. */
function addHeading(node: HastNode, own: unknown, { body, slugs }: Collecting): void {
  const title = plainTextOf(node).trim();
  if (childrenOf(node).some(({ type }) => type === 'mdxTextExpression')) body.isOpen = true;
  const anchor = typeof own === 'string' ? own : slugOf(title, slugs);
  body.anchors.push(anchor);
  body.texts.push({ anchor, title, text: '' });
}

/** As github-slugger 2 makes it, with which Astro gives ids to headings. */
function slugOf(title: string, taken: Map<string, number>): string {
  const plain = title
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
  let slug = plain;
  let count = taken.get(plain) ?? 0;
  while (taken.has(slug)) slug = `${plain}-${++count}`;
  taken.set(plain, count);
  taken.set(slug, taken.get(slug) ?? 0);
  return slug;
}

function plainTextOf(node: HastNode): string {
  if (node.type === 'text') return node.value;
  return childrenOf(node).map(plainTextOf).join('');
}

function addText(text: string, { texts }: OwnPageBody): void {
  const part = texts.at(-1);
  if (part !== undefined) part.text += text;
}

const PLACED = /^(\d+):(\d+): (.*)$/s;

/** The words of the parser, which speaks of MDX and JavaScript to those who write them, without what it says of itself. */
function explainSyntax(error: unknown, source: string, locator: Locator): Problem {
  const told = error instanceof Error ? error.message : String(error);
  const [, line = '1', column = '1', words = told] = PLACED.exec(told) ?? [];
  const at = Math.min(locator.offset(Number(line), Number(column)), source.length);
  const cause = words
    .replace(/(?: \(\d+:\d+\))?(?: \([\w-]+:[\w-]+\))?$/, '')
    .replace(/^Could not parse \w+ with oxc: /, '')
    .replace(/\.$/, '');
  return {
    rule: 'mdx-syntax',
    message: `The page is not valid MDX: ${cause}.`,
    hint: 'Correct it here: a `<` or `{` that is text stands in backticks, or behind a backslash.',
    range: locator.range(at, at + 1),
  };
}

/** A page that runs longer never ends. */
const MAX_MILLISECONDS = 5000;

type Fault = { name: string; message: string };

/** These would print into what the check prints, end it, or keep it from ending. */
const ACTING = [
  'console',
  'process',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'clearTimeout',
  'clearInterval',
  'clearImmediate',
  'queueMicrotask',
];

/** Has stand-ins for the elements, for what a page imports, and for what acts: each can be called, read, shown and gone through. */
const STAGE = `
  const jsx = (type, props) => (typeof type === 'function' && type !== stand ? type(props) : null);
  const stand = new Proxy(function () {}, {
    get: (_, key) => {
      if (key === Symbol.iterator) return () => [][Symbol.iterator]();
      if (key === Symbol.toPrimitive) return () => '';
      return key === 'then' ? undefined : stand;
    },
    apply: () => stand,
    construct: () => stand,
  });
  const given = new Proxy({ jsx, jsxs: jsx, Fragment: 'fragment' }, { get: (own, key) => (key in own ? own[key] : stand) });
  const wait = () => new Promise(() => {});
  for (const name of ${JSON.stringify(ACTING)}) globalThis[name] = name === 'fetch' ? wait : stand;
`;

/** Runs a compiled page once; gives what it throws and a stand-in cannot have brought about. */
function runOnce(code: string, isAlone: boolean, timeout: number): Fault | undefined {
  // What Vite knows of a module, a script does not.
  const plain = code.replaceAll('import.meta', 'stand').replaceAll(/\bimport(?=\s*\()/g, 'wait');
  const program = `(() => {${STAGE}
    const make = (frontmatter, file, url, getHeadings) => (function () { ${plain}\n })(given);
    try {
      make(stand, '', '', () => []).default({ components: { Fragment: 'fragment' } });
    } catch (error) {
      return { name: String(error?.name), message: String(error?.message ?? error) };
    }
  })()`;
  try {
    // What it does behind an `await` counts too.
    const limits = { timeout, microtaskMode: 'afterEvaluate' } as const;
    const thrown: unknown = runInNewContext(program, { ...NODE_GLOBALS }, limits);
    if (!isRecord(thrown)) return undefined;
    const fault = { name: String(thrown['name']), message: String(thrown['message']) };
    return isAlone || fault.name === 'ReferenceError' || isMissing(fault) ? fault : undefined;
  } catch (error) {
    const { code: cause, message, name } = error as Error & { code?: string };
    if (cause === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return { name: 'Timeout', message: '' };
    // A module may wait at its top, and a function may not.
    return message.includes('already been declared') ? { name, message } : undefined;
  }
}

/** What code of a page may use without importing it, and what does nothing but give a value. */
const NODE_GLOBALS = Object.fromEntries(
  Object.getOwnPropertyNames(globalThis)
    .filter((name) =>
      /^(?:URL|Text|Buffer|structured|Abort|atob|btoa|performance|crypto|Headers|Request|Response|Event)/.test(
        name,
      ),
    )
    .map((name) => [name, (globalThis as Record<string, unknown>)[name]]),
);

/** Names of other files that the compiler gives no value: `export { a } from …` and `import * as a from …`. */
function passedOn(source: string): string {
  const names = [...source.matchAll(/\bexport\s*\{([^{}]*)\}\s*from\b/g)].flatMap(([, list = '']) =>
    list.split(',').map((one) => one.trim().split(/\s+/).at(-1) ?? ''),
  );
  const whole = [...source.matchAll(/\bimport\s*\*\s*as\s+([\w$]+)/g)].map(([, name = '']) => name);
  const plain = new Set(
    [...names, ...whole].filter((name) => /^[A-Za-z_$][\w$]*$/.test(name) && name !== 'default'),
  );
  return [...plain].map((name) => `const ${name} = stand;`).join('');
}

function isMissing({ message }: Fault): boolean {
  return message.startsWith('Expected component');
}

function explainRun({ name, message }: Fault, source: string, bodyStart: number, locator: Locator): Problem {
  const rule = 'mdx-syntax';
  const component = /^Expected (?:component|object) `([^`]+)`/.exec(message)?.[1];
  if (name === 'Timeout')
    return { rule, message: 'The code of the page does not end.', hint: 'Look for a loop in it.' };
  const wanted = component ?? /^(\S+) is not defined/.exec(message)?.[1];
  const at = wanted === undefined ? -1 : nameAt(wanted, source, component !== undefined);
  const range = at < 0 ? locator.range(bodyStart, bodyStart) : locator.range(at, at + (wanted?.length ?? 0));
  if (wanted === undefined)
    return {
      rule,
      message: `The page fails when it is made: ${message.replace(/\.$/, '')}.`,
      hint: 'Correct the code between its braces.',
      range,
    };
  return component === undefined
    ? {
        rule,
        message: `The page uses \`${wanted}\`, which it neither imports nor declares.`,
        hint: 'Import it at the top of the page, or put the braces into backticks where they are text.',
        range,
      }
    : {
        rule,
        message: `The page uses the element \`<${wanted}>\`, which it does not import.`,
        hint: `Write a line \`import ${wanted} from …\` at the top of the page. Elements of reports are none of a page.`,
        range,
      };
}

function nameAt(name: string, source: string, isElement: boolean): number {
  const plain = name.replaceAll(/[^\w]/g, '\\$&');
  const found = new RegExp(isElement ? `(?<=<)${plain}\\b` : `(?<![\\w.$])${plain}(?![\\w$])`, 'g');
  const places = [...source.matchAll(found)].map(({ index }) => index);
  // A name in prose is none that is used.
  return (
    places.find((at) => isElement || source.lastIndexOf('{', at) > source.lastIndexOf('}', at)) ??
    places[0] ??
    -1
  );
}
