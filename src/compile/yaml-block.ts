import { isMap, isNode, isPair, isScalar, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import type { Range } from '../core/model/report.ts';
import type { Locator } from './positions.ts';
import type { Problem } from './problem.ts';
import { findYamlFaults } from './yaml-errors.ts';
import type { YamlFault } from './yaml-errors.ts';
import { findLimitProblems, MAX_ALIASES } from './yaml-limits.ts';

/** A YAML mapping: plain data, and the place of every value in the file. */
export type YamlBlock = {
  data: unknown;
  /** The range of the value at a path, or of its nearest parent that stands in the file. */
  locate: (path: readonly PropertyKey[]) => Range;
  /** The range of a key itself. */
  locateKey: (path: readonly PropertyKey[], key: string) => Range;
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
  try {
    const document = parseDocument(yaml, { prettyErrors: false, stringKeys: true, resolveKnownTags: false });
    if (document.errors.some(({ message }) => message.includes('call stack'))) return tooLarge();
    const problems = [
      ...findYamlFaults(document, yaml).map((fault) => yamlProblem(fault, at)),
      ...findLimitProblems(document, at),
    ];
    if (problems.length > 0) return { problems };
    if (document.contents === null || !isMap(document.contents)) {
      return whole(`${subject} is not a group of fields.`, 'Write one field per line, as in `name: value`.');
    }
    return { data: document.toJS({ maxAliasCount: MAX_ALIASES }) as unknown, ...createLookups(document, at) };
  } catch (error) {
    // The library throws for aliases that grow beyond the limit, and the engine for a depth beyond its stack.
    if (!(error instanceof ReferenceError || error instanceof RangeError)) throw error;
    return tooLarge();
  }
}

type Place = { start: number; locator: Locator; subject: string };

function yamlProblem({ from, to, words, hint }: YamlFault, { start, locator, subject }: Place): Problem {
  return {
    rule: 'front-matter',
    message: `${subject} is not valid YAML: ${words}.`,
    hint,
    range: locator.range(start + from, start + to),
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
