import { isCollection, isMap, isScalar, visit, type Document } from 'yaml';

/** One mistake of YAML: where it is, what is wrong in words that end no sentence, and what to write. */
export type YamlFault = { from: number; to: number; words: string; hint: string };

type YamlError = { code: string; message: string; pos: [number, number] };

const CHECK_LINE =
  'Check the line; a value with `: `, `#` or a leading `@`, `*`, `&`, `%` needs quotation marks.';

const HINTS: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'Keep one of the two fields and delete the other.',
  TAB_AS_INDENT: 'Indent with spaces; YAML does not allow tabs.',
  BAD_INDENT: 'Give all fields of one level the same number of leading spaces.',
  MULTILINE_IMPLICIT_KEY: 'Put the value in quotation marks, or check the colon of this line.',
  MISSING_CHAR: 'Write a colon and a space between the name of a field and its value.',
  BLOCK_AS_IMPLICIT_KEY: 'Put a value that holds `: ` in quotation marks.',
  TAG_RESOLVE_FAILED: 'Put a value that begins with `!` in quotation marks.',
};

const NO_FIELD = ['Implicit keys need', 'this line is no field: a name, a colon, a space, a value'] as const;

/** The parser's words that only who knows its inside understands. */
const PLAIN: readonly (readonly [start: string, words: string])[] = [
  NO_FIELD,
  ['Implicit map keys need', 'this line has no colon behind the name of the field'],
  ['Nested mappings are not', 'this value holds a colon and a space, and so reads as a field of its own'],
  ['All mapping items must', 'this field has another indent than the fields beside it'],
  ['Missing directives-end', 'a line cannot begin with `%`'],
];

/** The mistakes of a document in the order of the text; what only follows from another one is left out. */
export function findYamlFaults(document: Document, yaml: string): YamlFault[] {
  const errors: readonly YamlError[] = [...document.errors, ...document.warnings];
  const conflict = errors.length === 0 ? undefined : findConflict(yaml);
  if (conflict !== undefined) return [conflict];
  const firstLost = errors.findIndex(isLost);
  const faults = errors
    .filter((error, at) => !isLost(error) || at === firstLost)
    .filter(({ pos }, at, kept) => kept.findIndex((other) => other.pos[0] === pos[0]) === at)
    .map((error) => describe(error, document, yaml))
    .sort((a, b) => a.from - b.from);
  const lines = faults.map(({ from }) => yaml.slice(0, from).split('\n').length);
  // Below a wrong indent, the lines beside it are wrong as well.
  return faults.filter(({ words }, at) => words !== TOO_DEEP || lines[at - 1] !== (lines[at] ?? 0) - 1);
}

const TOO_DEEP = 'this field is indented deeper than the one above it, which has a value already';

/** The first mark of a merge that was not finished; all that follows is its doing. */
function findConflict(yaml: string): YamlFault | undefined {
  const mark = /^(?:<{7}|\|{7}|={7}|>{7})(?: .*)?$/m.exec(yaml);
  if (mark === null) return undefined;
  return {
    from: mark.index,
    to: mark.index + mark[0].length,
    words: `the mark \`${mark[0].slice(0, 60)}\` of an unfinished merge stands here`,
    hint: 'Keep one of the two sides, and delete the lines with the marks.',
  };
}

/** A token that fits nowhere: the parser has lost its way and says so of every token that follows. */
function isLost({ code, message }: YamlError): boolean {
  return code === 'UNEXPECTED_TOKEN' && /in YAML stream|at node end/.test(message);
}

function describe(error: YamlError, document: Document, yaml: string): YamlFault {
  const { code, message, pos } = error;
  const opening = findOpening(error, document);
  if (opening !== undefined) {
    const isQuote = /["']/.test(yaml.charAt(opening));
    const mark = `\`${yaml.charAt(opening)}\``;
    return {
      from: opening,
      to: opening + 1,
      words: `this ${mark} is never closed`,
      hint: isQuote ? `Write the second ${mark} behind the value.` : 'Close the bracket.',
    };
  }
  const key = code === 'DUPLICATE_KEY' ? (/^[^\s:]+/.exec(yaml.slice(pos[0]))?.[0] ?? '') : '';
  if (key !== '')
    return {
      from: pos[0],
      to: pos[0] + key.length,
      words: `\`${key}\` stands there twice`,
      hint: hintOf(code),
    };
  const deep = code === 'BLOCK_AS_IMPLICIT_KEY' ? findDeepLine(pos[0], yaml) : undefined;
  if (deep !== undefined) return deep;
  if (isLost(error)) {
    const words = `this does not fit what stands above it, or before it on the line`;
    return { from: pos[0], to: pos[1], words, hint: CHECK_LINE };
  }
  const line = yaml.slice(pos[0]).split('\n', 1)[0] ?? '';
  const told = PLAIN.find(([start]) => message.startsWith(start));
  const words = told?.[1] ?? message.replace(/\s+at line \d+.*$/s, '').replace(/\.?$/, '');
  return { from: pos[0], to: pos[1], words, hint: told === NO_FIELD ? hintForLine(line) : hintOf(code) };
}

function hintOf(code: string): string {
  return HINTS[code] ?? CHECK_LINE;
}

/** Where the quotation mark or bracket opens that is not closed; the parser tells where it gave up waiting. */
function findOpening({ code, message, pos }: YamlError, document: Document): number | undefined {
  const isQuote = code === 'MISSING_CHAR' && message.startsWith('Missing closing');
  const isFlow = message.startsWith('Flow ');
  if (!isQuote && !isFlow) return undefined;
  let opening: number | undefined;
  visit(document, {
    Node: (_key, node) => {
      const fits = isQuote
        ? isScalar(node) && node.type?.startsWith('QUOTE') === true
        : isCollection(node) && node.flow === true && isMap(node) === message.startsWith('Flow map');
      if (fits && node.range?.[1] === pos[0]) opening = node.range[0];
    },
  });
  return opening;
}

/** A field that is indented deeper than the one above it, which has a value already, reads as a part of that value. */
function findDeepLine(from: number, yaml: string): YamlFault | undefined {
  const [seen = ''] = /^[^:]*(?::(?!\s)[^:]*)*/.exec(yaml.slice(from)) ?? [];
  const line = seen.lastIndexOf('\n');
  if (line < 0) return undefined;
  const start = from + line + 1 + (/^ */.exec(seen.slice(line + 1))?.[0].length ?? 0);
  return {
    from: start,
    to: from + seen.length,
    words: TOO_DEEP,
    hint: hintOf('BAD_INDENT'),
  };
}

function hintForLine(line: string): string {
  if (/^\s*[\w\u4e00-\u9fff]+\uff1a/.test(line))
    return 'Write `:` and a space in place of the full-width `：`.';
  return /^\s*\w+:\S/.test(line) ? 'Write a space behind the colon.' : hintOf('MULTILINE_IMPLICIT_KEY');
}
