import { isAlias, isCollection, isNode, visit } from 'yaml';
import type { Document } from 'yaml';
import type { Locator } from './positions.ts';
import type { Problem } from './problem.ts';

export const MAX_ALIASES = 50;
const MAX_DEPTH = 20;

type Place = { start: number; locator: Locator; subject: string };

/** Aliases and depth are bounded, so that a few lines cannot become gigabytes. */
export function findLimitProblems(document: Document, { start, locator, subject }: Place): Problem[] {
  const problems: Problem[] = [];
  let aliases = 0;
  visit(document, (_key, node, parents) => {
    if (isAlias(node)) {
      const target = ++aliases > MAX_ALIASES ? node : node.resolve(document);
      if (aliases > MAX_ALIASES)
        add(`has more than ${MAX_ALIASES} aliases (\`*name\`)`, 'Write the values out.', node);
      else if (target === undefined)
        add(
          `has no \`&${node.source}\` for \`*${node.source}\``,
          'Put a value that begins with `*` in quotation marks.',
          node,
        );
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
    const [from, to] = (isNode(node) ? node.range : undefined) ?? [0, 0];
    problems.push({
      rule: 'front-matter',
      message: `${subject} ${what}.`,
      hint,
      range: locator.range(start + from, start + to),
    });
  }
}
