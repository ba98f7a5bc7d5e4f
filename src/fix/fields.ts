import { isMap, isScalar, isSeq, type Scalar } from 'yaml';
import type { z } from 'zod';
import { incident } from '../../schemas/incident.ts';
import { listAttributes } from '../core/draft/edit-element.ts';
import { spellText } from '../core/draft/edit-fields.ts';
import { elements, elementNames } from '../compile/elements/index.ts';
import { faultsOf, type Front, type Manuscript } from './manuscript.ts';
import type { Edit, Repair } from './repair.ts';
import { accepts, childSchema } from './schema-tree.ts';

/** One value of the front matter or of an element. */
export type Field = {
  /** As a message names it: `times.detected`, or `<Step> started`. */
  name: string;
  /** Where it stands in the front matter; empty for an attribute. */
  path: readonly PropertyKey[];
  /** As written, without quotation marks. */
  text: string;
  value: unknown;
  schema: z.core.$ZodType;
  /** The edit that writes another value in its place. */
  replace: (next: string) => Edit;
};

/** A repair of single values that their schema refuses: `propose` gives the spelling that it takes. */
export function repairRefused(id: string, propose: (field: Field) => string | undefined): Repair {
  return {
    id,
    answers: ['schema', 'element'],
    find: (manuscript) =>
      [...frontFields(manuscript.front), ...attributeFields(manuscript)].flatMap((field) => {
        if (accepts(field.schema, field.value)) return [];
        const next = propose(field);
        return next !== undefined && accepts(field.schema, next) ? [field.replace(next)] : [];
      }),
  };
}

/** Every single value of the front matter that the contract knows and that stands on one line. */
export function frontFields(front: Front | undefined): Field[] {
  const fields: Field[] = [];
  if (front !== undefined) walk(front.fields, incident, []);
  return fields;

  function walk(node: unknown, schema: z.core.$ZodType, path: readonly PropertyKey[]): void {
    const visit = (child: unknown, key: PropertyKey): void => {
      const inner = childSchema(schema, key);
      if (inner !== undefined) walk(child, inner, [...path, key]);
    };
    if (isMap(node))
      for (const { key, value } of node.items) visit(value, String(isScalar(key) ? key.value : key));
    else if (isSeq(node)) for (const [index, item] of node.items.entries()) visit(item, index);
    else if (isScalar(node) && front !== undefined) {
      const field = scalarField(node, schema, path, front);
      if (field !== undefined) fields.push(field);
    }
  }
}

function scalarField(
  node: Scalar,
  schema: z.core.$ZodType,
  path: readonly PropertyKey[],
  front: Front,
): Field | undefined {
  const [from, to] = node.range ?? [0, 0];
  // A value on several lines, or one that is used again elsewhere, is left to its author.
  if (to <= from || node.anchor !== undefined || !isOneLine(node)) return undefined;
  const name = nameOf(path);
  const text = node.type === 'PLAIN' ? (node.source ?? String(node.value)) : String(node.value);
  return {
    name,
    path,
    text,
    value: node.value,
    schema,
    replace: (next) => ({
      start: front.start + from,
      end: front.start + to,
      replacement: spellText(next, node.type),
      what: `${name}: \`${text}\` is now \`${next}\``,
      change: { path, value: next },
    }),
  };
}

function isOneLine({ type, value }: Scalar): boolean {
  const isQuotedOrPlain = type === 'PLAIN' || type === 'QUOTE_SINGLE' || type === 'QUOTE_DOUBLE';
  return isQuotedOrPlain && !String(value).includes('\n');
}

/** `assets[0].ips[1].addr`; an item of a list of words goes by the name of the list. */
function nameOf(path: readonly PropertyKey[]): string {
  const named = typeof path.at(-1) === 'number' ? path.slice(0, -1) : path;
  return named
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`))
    .join('');
}

/** The attributes of every element that the reader finds fault with. */
function attributeFields(manuscript: Manuscript): Field[] {
  return tagsAtFault(manuscript).flatMap(({ start, text, name: element }) => {
    const schema = elements.find((known) => known.name === element)?.schema;
    return listAttributes(text).flatMap(({ at: offset, name: attribute, whole, value, mark }) => {
      const inner = childSchema(schema, attribute);
      const at = start + offset;
      const name = `<${element}> ${attribute}`;
      if (inner === undefined) return [];
      const replace = (next: string): Edit => ({
        start: at,
        end: at + whole.length,
        replacement: `${attribute}=${mark}${next}${mark}`,
        what: `${name}: \`${value}\` is now \`${next}\``,
      });
      return [{ name, path: [], text: value, value, schema: inner, replace }];
    });
  });
}

/** The opening tag of one of our elements as written. */
export type ElementTag = { start: number; text: string; name: string };

const TAG = new RegExp(String.raw`<(${elementNames.join('|')})(?=[\s/>])(?:[^<>"']|"[^"]*"|'[^']*')*>`, 'g');

/** The opening tags that the reader finds fault with, in the order of the file. What stands in code is no tag. */
export function tagsAtFault(manuscript: Manuscript, faults = faultsOf(manuscript, 'element')): ElementTag[] {
  if (faults.length === 0) return [];
  return [...manuscript.locator.text.matchAll(TAG)]
    .map(({ 0: text, 1: name = '', index: start }) => ({ start, text, name }))
    .filter(({ start, text }) => faults.some(({ at }) => at >= start && at < start + text.length));
}
