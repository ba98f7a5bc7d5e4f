import { isAlias, isCollection, isMap, isNode, isPair, isScalar, parseDocument, visit } from 'yaml';
import type { Document } from 'yaml';
import type { Range } from '../core/model.ts';
import type { Locator } from './positions.ts';
import type { Problem } from './problem.ts';

/** A YAML mapping: plain data, and the place of every value in the file. */
export type YamlBlock = {
  data: unknown;
  /** The range of the value at a path, or of its nearest parent that stands in the file. */
  locate: (path: readonly PropertyKey[]) => Range;
  /** The range of a key itself. */
  locateKey: (path: readonly PropertyKey[], key: string) => Range;
};

const MAX_ALIASES = 50;
const MAX_DEPTH = 20;

/**
 * Parses YAML that begins at offset `start` of the file. Every YAML error is a problem of its own; `subject`
 * names the block in messages ("The front matter").
 */
export function parseYamlBlock(
  yaml: string,
  start: number,
  locator: Locator,
  subject: string,
): YamlBlock | { problems: Problem[] } {
  const document = parseDocument(yaml, { prettyErrors: false, stringKeys: true });
  const at: Place = { start, locator, subject };
  const problems = [
    ...document.errors.map((error) => yamlProblem(error, at)),
    ...limitProblems(document, at),
  ];
  if (problems.length > 0) return { problems };
  if (document.contents === null || !isMap(document.contents)) {
    const range = locator.range(start, start + yaml.length);
    return {
      problems: [
        {
          rule: 'front-matter',
          message: `${subject} is not a group of fields.`,
          hint: 'Write one field per line, such as `title: Server flagged as a C2 controller`.',
          range,
        },
      ],
    };
  }
  return { data: document.toJS({ maxAliasCount: MAX_ALIASES }) as unknown, ...createLookups(document, at) };
}

type Place = { start: number; locator: Locator; subject: string };

const YAML_HINTS: Record<string, string> = {
  DUPLICATE_KEY: 'Keep one of the two fields and delete the other.',
  TAB_AS_INDENT: 'Indent with spaces; YAML does not allow tabs.',
  BAD_INDENT: 'Give all fields of one level the same number of leading spaces.',
  MULTILINE_IMPLICIT_KEY: 'Put the value in quotation marks, or check the colon of this line.',
  MISSING_CHAR: 'Close the quotation mark or bracket.',
  BLOCK_AS_IMPLICIT_KEY: 'Put a value that holds `: ` in quotation marks.',
};

function yamlProblem(
  error: { code: string; message: string; pos: [number, number] },
  { start, locator, subject }: Place,
): Problem {
  const words = error.message.replace(/\s+at line \d+.*$/s, '').replace(/\.?$/, '');
  return {
    rule: 'front-matter',
    message: `${subject} is not valid YAML: ${words}.`,
    hint:
      (words.startsWith('Flow ') ? 'Close the bracket.' : YAML_HINTS[error.code]) ??
      'Check the line; a value with `: `, `#` or a leading `@`, `*`, `&`, `%` needs quotation marks.',
    range: locator.range(start + error.pos[0], start + error.pos[1]),
  };
}

/** Aliases and depth are bounded, so that a few lines cannot become gigabytes. */
function limitProblems(document: Document, at: Place): Problem[] {
  const problems: Problem[] = [];
  let aliases = 0;
  visit(document, (_key, node, parents) => {
    if (isAlias(node) && ++aliases === MAX_ALIASES + 1) {
      problems.push(
        limitProblem(`more than ${MAX_ALIASES} aliases (\`*name\`)`, 'Write the values out.', node, at),
      );
    }
    if (isCollection(node) && parents.length > MAX_DEPTH * 2) {
      problems.push(
        limitProblem(
          `more than ${MAX_DEPTH} levels`,
          'No field of a report needs that; flatten it.',
          node,
          at,
        ),
      );
      return visit.BREAK;
    }
    return undefined;
  });
  return problems;
}

function limitProblem(
  what: string,
  hint: string,
  node: unknown,
  { start, locator, subject }: Place,
): Problem {
  const range = isNode(node) ? node.range : undefined;
  return {
    rule: 'front-matter',
    message: `${subject} has ${what}.`,
    hint,
    range: locator.range(start + (range?.[0] ?? 0), start + (range?.[1] ?? 0)),
  };
}

function createLookups(
  document: Document,
  { start, locator }: Place,
): Pick<YamlBlock, 'locate' | 'locateKey'> {
  const rangeOf = (node: unknown): Range | undefined => {
    const range = isNode(node) ? node.range : undefined;
    return range ? locator.range(start + range[0], start + range[1]) : undefined;
  };
  const pairOf = (path: readonly PropertyKey[], key: string): unknown => {
    const parent = path.length === 0 ? document.contents : document.getIn(path, true);
    return isMap(parent)
      ? parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key)?.key
      : undefined;
  };
  const locate = (path: readonly PropertyKey[]): Range => {
    for (let depth = path.length; depth > 0; depth--) {
      const range = rangeOf(document.getIn(path.slice(0, depth), true));
      if (range) return range;
      const key = rangeOf(pairOf(path.slice(0, depth - 1), String(path[depth - 1])));
      if (key) return key;
    }
    return locator.range(0, 3);
  };
  return { locate, locateKey: (path, key) => rangeOf(pairOf(path, key)) ?? locate(path) };
}
