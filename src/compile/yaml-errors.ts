import { isCollection, isMap, isScalar, visit, YAMLParseError, type Document } from 'yaml';

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
  BAD_SCALAR_START: 'Put the value in quotation marks.',
  TAG_RESOLVE_FAILED: 'Put a value that begins with `!` in quotation marks.',
};

/** Keys that stand in one mapping twice, as the parser would report them. */
export function findDoubleKeys(document: Document): YAMLParseError[] {
  const found: YAMLParseError[] = [];
  visit(document, {
    Map: (_key, map) => {
      const seen = new Set<unknown>();
      for (const { key } of map.items) {
        if (!isScalar(key) || !seen.has(key.value)) seen.add(isScalar(key) ? key.value : key);
        else
          found.push(
            new YAMLParseError(
              [key.range?.[0] ?? 0, key.range?.[1] ?? 0],
              'DUPLICATE_KEY',
              'Map keys must be unique',
            ),
          );
      }
    },
  });
  return found;
}

const NO_FIELD = ['Implicit keys need', 'this line is no field: a name, a colon, a space, a value'] as const;

/** The parser's words that only who knows its inside understands. */
const PLAIN: readonly (readonly [start: string, words: string])[] = [
  NO_FIELD,
  ['Implicit map keys need', 'this line has no colon behind the name of the field'],
  ['Nested mappings are not', 'this value holds a colon and a space, and so reads as a field of its own'],
  ['All mapping items must', 'this field has another indent than the fields beside it'],
  ['Plain value cannot start', 'a value cannot begin with this mark'],
  ['Not a YAML token', 'nothing may stand behind `|` or `>` on its line'],
  ['Unexpected block-seq-ind', 'a value cannot begin with a hyphen and a space'],
  ['Missing directives-end', 'a line cannot begin with `%`'],
  ['Block scalar header', 'nothing may stand behind `|` or `>` on its line'],
  ['With stringKeys', 'the name of a field is a plain text'],
  ['Tabs are not', 'a tab cannot indent a line'],
  ['Unresolved tag', 'a value that begins with `!` is a tag to YAML, and a report has none'],
  ['All sequence items must', 'this item has another indent than the items beside it'],
  ['Comments must be', 'a `#` that begins a comment needs a space ahead of it'],
  ['Missing , ', 'a comma is missing here'],
  ['Missing space after', 'this colon has no space behind it'],
  ['Unexpected , in', 'this comma has no value ahead of it'],
  ['Unexpected empty item', 'this comma has no value ahead of it'],
];

/** Where the code of an error says less than its words. */
const OWN_HINTS: readonly (readonly [start: string, hint: string])[] = [
  ['Missing directives-end', 'Delete the line; a report needs no directive of YAML.'],
  ['Unexpected block-seq-ind', 'Put the value in quotation marks, or begin the list on the next line.'],
  [
    'Missing , ',
    'Write a comma between two items, and put an item that holds quotation marks in the other kind of them.',
  ],
  ['Unexpected , in', 'Delete the comma, or put the value in quotation marks.'],
  ['Unexpected empty item', 'Delete the comma, or put the value in quotation marks.'],
];

const NO_FIT = 'this does not fit what stands above it, or before it on the line';

/** The mistakes of a document in the order of the text; what only follows from another one is left out. */
export function findYamlFaults(document: Document, yaml: string): YamlFault[] {
  const errors: readonly YamlError[] = [...document.errors, ...document.warnings];
  const conflict = errors.length === 0 ? undefined : findConflict(yaml);
  if (conflict !== undefined) return [conflict];
  const firstLost = errors.findIndex(isLost);
  const places = new Set<number>();
  const found = errors
    .filter((error, at) => !isLost(error) || at === firstLost)
    .filter(({ pos }) => !places.has(pos[0]) && places.add(pos[0]))
    .slice(0, MAX_FAULTS)
    .map((error) => describe(error, document, yaml))
    .sort((a, b) => a.from - b.from);
  const lineOf = ({ from }: YamlFault): number => yaml.slice(0, from).split('\n').length;
  // Behind a value that cannot stand there, the parser is wrong about the rest of the line.
  const faults = found.filter((fault, at) => at === 0 || lineOf(fault) !== lineOf(found[at - 1] ?? fault));
  const lines = faults.map(lineOf);
  // Below a wrong indent, the lines beside it are wrong as well.
  return faults.filter(({ words }, at) => words !== TOO_DEEP || lines[at - 1] !== (lines[at] ?? 0) - 1);
}

/** A block with more mistakes than this is not YAML yet. */
const MAX_FAULTS = 50;

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
  const odd = findOddMark(yaml, pos[0]);
  if (odd !== undefined) return odd;
  const opening = findOpening(error, document);
  if (opening !== undefined) return describeOpening(opening, yaml);
  const key = code === 'DUPLICATE_KEY' ? (/^[^\s:]+/.exec(yaml.slice(pos[0]))?.[0] ?? '') : '';
  if (key !== '')
    return {
      from: pos[0],
      to: pos[0] + key.length,
      words: `\`${key}\` stands there twice`,
      hint: hintOf(code),
    };
  const asked = code === 'BLOCK_AS_IMPLICIT_KEY' ? findQuestion(pos[0], yaml) : undefined;
  if (asked !== undefined) return asked;
  const deep = code === 'BLOCK_AS_IMPLICIT_KEY' ? findDeepLine(pos[0], yaml) : undefined;
  if (deep !== undefined) return deep;
  if (code === 'BAD_DQ_ESCAPE') return describeEscape(pos[0], yaml);
  const closed = isLost(error) ? findClosedValue(pos[0], yaml) : undefined;
  if (closed !== undefined) return { from: pos[0], to: pos[1], ...closed };
  if (isLost(error)) {
    return { from: pos[0], to: pos[1], words: NO_FIT, hint: CHECK_LINE };
  }
  const directive = message.startsWith('Missing directives-end') ? yaml.search(/^%/m) : -1;
  const from = directive === -1 ? pos[0] : directive;
  const line = yaml.slice(pos[0]).split('\n', 1)[0] ?? '';
  const told = PLAIN.find(([start]) => message.startsWith(start));
  const hint = OWN_HINTS.find(([start]) => message.startsWith(start))?.[1];
  return {
    from,
    to: Math.max(from + 1, pos[1]),
    words: told?.[1] ?? NO_FIT,
    hint: hint ?? (told === NO_FIELD ? hintForLine(line) : hintOf(code)),
  };
}

/** A quotation mark or bracket that is not closed. */
function describeOpening(opening: number, yaml: string): YamlFault {
  const isQuote = /["']/.test(yaml.charAt(opening));
  const mark = `\`${yaml.charAt(opening)}\``;
  return {
    from: opening,
    to: opening + 1,
    words: `this ${mark} is never closed`,
    hint: isQuote
      ? `Write the second ${mark} behind the value.`
      : /^[^\n]*\s#/.test(yaml.slice(opening))
        ? 'Close the bracket; a `#` behind a blank begins a comment, so put such a value in quotation marks.'
        : 'Close the bracket.',
  };
}

function describeEscape(from: number, yaml: string): YamlFault {
  return {
    from,
    to: from + 2,
    words: `in double quotation marks \`${yaml.slice(from, from + 2)}\` is no character`,
    hint: "Write a value with backslashes in single quotation marks, such as `'C:\\Users'`.",
  };
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

/** A value that begins with a question mark and a space begins a key for YAML, and the error stands below it. */
function findQuestion(at: number, yaml: string): YamlFault | undefined {
  const start = yaml.lastIndexOf('\n', yaml.lastIndexOf('\n', at - 1) - 1) + 1;
  const found = /: +(\?)(?=\s|$)/m.exec(yaml.slice(start, at + 1));
  if (found === null) return undefined;
  const from = start + found.index + found[0].length - 1;
  const words = 'a value cannot begin with a question mark and a space';
  return { from, to: from + 1, words, hint: hintOf('BAD_SCALAR_START') };
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

/** A value that begins with a quotation mark or a bracket ends with the second one; nothing may stand behind it. */
function findClosedValue(at: number, yaml: string): Pick<YamlFault, 'words' | 'hint'> | undefined {
  const line = yaml.slice(yaml.lastIndexOf('\n', at - 1) + 1, at);
  const [, opening] = /^\s*(?:- )?(?:[\w-]+:\s+)?(["'[{])/.exec(line) ?? [];
  if (opening === undefined) return undefined;
  const other = opening === '"' ? 'single quotation marks' : 'double quotation marks';
  return {
    words: `this stands behind a value that begins with \`${opening}\`, and so ended before it`,
    hint: `Put the whole value in ${other}.`,
  };
}

const PLAIN_SPACE = 'Write a plain space in its place.';

/** Marks of a Chinese keyboard, and blanks that are none to YAML, where its own would have to stand. */
const ODD_MARKS: readonly (readonly [place: RegExp, hint: string])[] = [
  [/(?<=^\s*(?:- )?[\w-]+|[{,]\s*[\w-]+)：/, 'Write `:` and a space in its place.'],
  [/(?<=[{[][^\n]*)，/, 'Write `,` and a space in its place.'],
  [/(?<=:\s)[｛［【]/, 'Write `{` or `[` in its place.'],
  [/(?<=^\s*)－(?=\s)/, 'Write `-` in its place.'],
  [/(?<=^[ ]*|[:{,-] ?)[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000]/, PLAIN_SPACE],
];

function findOddMark(yaml: string, at: number): YamlFault | undefined {
  const start = yaml.lastIndexOf('\n', at - 1) + 1;
  const [line = ''] = yaml.slice(start, start + 1000).split('\n', 1);
  for (const [place, hint] of ODD_MARKS) {
    const found = place.exec(line);
    if (found === null) continue;
    const from = start + found.index;
    const code = `U+${(found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    return {
      from,
      to: from + 1,
      words:
        hint === PLAIN_SPACE
          ? `the blank here is ${code}, which is none to YAML`
          : `the \`${found[0]}\` here is full-width`,
      hint,
    };
  }
  return undefined;
}

function hintForLine(line: string): string {
  if (/^\s*-[^\s-]/.test(line)) return 'Write a space behind the hyphen of a list.';
  return /^\s*\w+:\S/.test(line) ? 'Write a space behind the colon.' : hintOf('MULTILINE_IMPLICIT_KEY');
}
