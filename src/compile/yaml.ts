import {
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  parseDocument,
  visit,
  type Document,
  type Node,
  type YAMLMap,
} from 'yaml';
import type { z } from 'zod';
import type { Diagnostic, Range } from '../core/model/report.ts';
import { keepFor, knownFields } from '../core/model/values.ts';
import { createLocator, type Locator } from './positions.ts';
import { diagnose, explainIssues, type Problem } from './problems.ts';
import { decodeSource } from './source.ts';
import { findDoubleKeys, findYamlFaults } from './yaml-errors.ts';
import { findYamlSlips } from './yaml-slips.ts';

const MAX_ALIASES = 50;
const MAX_DEPTH = 20;
/** A thousand indicators with all of their fields have a third as many. */
const MAX_PARTS = 32_000;
const MAX_LENGTH = 500_000;
/** The library compares each key with each other one; `findDoubleKeys` looks them up. */
const OPTIONS = { prettyErrors: false, stringKeys: true, resolveKnownTags: false, uniqueKeys: false };
const EXCESS_HINT = 'Move long lists to a file beside the report or to the evidence store.';
const QUOTE_STAR = 'Put a value that begins with `*` in quotation marks.';

/** A YAML mapping: plain data, and the place of every value in the file. */
export type YamlBlock = {
  data: unknown;
  /** The range of the value at a path, or of its nearest parent that stands in the file. */
  locate: (path: readonly PropertyKey[]) => Range;
  /** The range of a key itself. */
  locateKey: (path: readonly PropertyKey[], key: string) => Range;
  /** A scalar as it stands in the file: `1.10`, where its value is 1.1. */
  written: (path: readonly PropertyKey[]) => string | undefined;
  /** What is valid and most likely not meant, such as a title that is cut at a `#`. */
  slips: Problem[];
};

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
  const at: Place = { start, locator, subject };
  const whole = (message: string, hint: string): { problems: Problem[] } => ({
    problems: [{ rule: 'front-matter', message, hint, range: locator.range(start, start + yaml.length) }],
  });
  const tooLarge = (): { problems: Problem[] } =>
    whole(`${subject} is nested too deeply, or grows too large.`, 'Write plain fields, without aliases.');
  const excess = findExcess(yaml);
  if (excess !== undefined)
    return whole(`${subject} has ${excess}, far more than its fields need.`, EXCESS_HINT);
  try {
    const document = parseDocument(yaml, OPTIONS);
    document.errors.push(...findDoubleKeys(document));
    if (isTooDeep(document)) return tooLarge();
    const problems = [
      ...findYamlFaults(document, yaml).map(({ from, to, words, hint }) =>
        problemAt([from, to], `is not valid YAML: ${words}`, hint, at),
      ),
      ...findLimitProblems(document, at),
    ];
    if (problems.length > 0) return { problems };
    if (document.contents === null || !isMap(document.contents)) {
      return whole(`${subject} is not a group of fields.`, 'Write one field per line, as in `name: value`.');
    }
    const slips = slipsOf(document, yaml, at);
    const data: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    return { data, slips, ...createLookups(document, at) };
  } catch (error) {
    // The library throws for aliases that grow beyond the limit, and the engine for a depth beyond its stack.
    if (!(error instanceof ReferenceError || error instanceof RangeError)) throw error;
    return tooLarge();
  }
}

function slipsOf(document: Document, yaml: string, { start, locator }: Place): Problem[] {
  return findYamlSlips(document, yaml).map(({ from, to, level, rule, message, hint }) => ({
    rule: rule ?? (level === 'error' ? 'front-matter' : 'lost-text'),
    level,
    message,
    hint,
    range: locator.range(start + from, start + to),
  }));
}

function isTooDeep({ errors }: Document): boolean {
  return errors.some(({ message }) => message.includes('call stack'));
}

/** What a block has too much of to be read at once. */
function findExcess(yaml: string): string | undefined {
  const parts = yaml.match(/[\n,[{&*?!]|- |: (?=\S{1,80}: )|["'] ?(?=["'])/g)?.length ?? 0;
  if (parts > MAX_PARTS) return `${parts} lines and items`;
  return yaml.length > MAX_LENGTH ? `${yaml.length} characters` : undefined;
}

/** Reads a YAML file against its schema; every mistake is a diagnostic at its place. `block` is the file as YAML alone. */
export function parseYamlFile<Data>(
  bytes: Uint8Array,
  shown: string,
  schema: z.ZodType<Data>,
): { data?: Data; block?: YamlBlock; diagnostics: Diagnostic[] } {
  const decoded = decodeSource({ path: shown, file: shown, shown, bytes });
  if ('diagnostic' in decoded) return { diagnostics: [decoded.diagnostic] };
  const locator = createLocator(decoded.text);
  // Nothing but comments is an empty file, not a wrong one.
  const isEmpty = decoded.text.split('\n').every((line) => /^\s*(?:#.*)?$/.test(line));
  if (isEmpty && schema.safeParse({}).success) return { diagnostics: [] };
  const block = parseYamlBlock(locator.text, 0, locator, 'The file');
  const checked = 'problems' in block ? block : checkBlock(block, schema, shown);
  const found = 'problems' in block ? {} : { block };
  return 'problems' in checked
    ? { ...found, diagnostics: checked.problems.map((problem) => diagnose(problem, shown)) }
    : {
        ...found,
        data: checked.data,
        diagnostics: slipsBeside(block, []).map((one) => diagnose(one, shown)),
      };
}

/** The slips of a block that the schema does not tell already, of the same value. */
export function slipsBeside(
  block: YamlBlock | { problems: Problem[] },
  problems: readonly Problem[],
): Problem[] {
  if ('problems' in block) return [];
  const places = new Set(problems.map(({ range }) => range?.start.offset));
  return block.slips.filter(({ rule, range }) => rule !== 'schema' || !places.has(range?.start.offset));
}

/** The data of a block as its schema gives them, or what is wrong with them; `subject` names what is not a field. */
export function checkBlock<Data>(
  block: YamlBlock,
  schema: z.ZodType<Data>,
  subject?: string,
): { data: Data } | { problems: Problem[] } {
  const result = schema.safeParse(block.data);
  if (result.success) return { data: result.data };
  const { data: value, locate, locateKey, written } = block;
  const context = { value, schema, locate, locateKey, written, ...knownFields({ subject }) };
  return { problems: explainIssues(result.error.issues, context) };
}

type Place = { start: number; locator: Locator; subject: string };

function problemAt([from, to]: readonly number[], what: string, hint: string, place: Place): Problem {
  const { start, locator, subject } = place;
  const range = locator.range(start + (from ?? 0), start + (to ?? 0));
  return { rule: 'front-matter', message: `${subject} ${what}.`, hint, range };
}

function createLookups(
  document: Document,
  { start, locator }: Place,
): Pick<YamlBlock, 'locate' | 'locateKey' | 'written'> {
  const rangeOf = (node: unknown): Range | undefined => {
    const range = isNode(node) ? node.range : undefined;
    return range ? locator.range(start + range[0], start + range[1]) : undefined;
  };
  /** The keys of a map by their text: where many are wrong, to look through all of them for each takes long. */
  const keysOf = keepFor(
    ({ items }: YAMLMap) =>
      new Map(
        items
          .flatMap(({ key }): [string, Node][] => (isScalar(key) ? [[String(key.value), key]] : []))
          .reverse(),
      ),
  );
  const pairOf = (path: readonly PropertyKey[], key: string): unknown => {
    const parent = path.length === 0 ? document.contents : document.getIn(path, true);
    return isMap(parent) ? keysOf(parent).get(key) : undefined;
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
  const written = (path: readonly PropertyKey[]): string | undefined => {
    const node = document.getIn(path, true);
    if (!isScalar(node)) return undefined;
    // Of an empty field all that stands there is a comment.
    return node.value === null && node.comment != null ? `#${node.comment}` : node.source;
  };
  return { locate, locateKey: (path, key) => rangeOf(pairOf(path, key)) ?? locate(path), written };
}

/** Aliases and depth are bounded, so that a few lines cannot become gigabytes. */
function findLimitProblems(document: Document, place: Place): Problem[] {
  const problems: Problem[] = [];
  let aliases = 0;
  visit(document, (_key, node, parents) => {
    if (isAlias(node)) {
      const target = ++aliases > MAX_ALIASES ? node : node.resolve(document);
      if (aliases > MAX_ALIASES)
        add(`has more than ${MAX_ALIASES} aliases (\`*name\`)`, 'Write the values out.', node);
      else if (target === undefined)
        add(`has no \`&${node.source}\` for \`*${node.source}\``, QUOTE_STAR, node);
      else if (parents.includes(target))
        add(`has a value that holds itself, \`*${node.source}\``, 'Write the value out.', node);
    } else if (isCollection(node) && parents.filter(isCollection).length >= MAX_DEPTH) {
      add(`has more than ${MAX_DEPTH} levels`, 'No field of a report needs that; flatten it.', node);
      return visit.BREAK;
    }
    return aliases > MAX_ALIASES || problems.length > 10 ? visit.BREAK : undefined;
  });
  return problems;

  function add(what: string, hint: string, node: unknown): void {
    problems.push(problemAt((isNode(node) ? node.range : undefined) ?? [], what, hint, place));
  }
}
