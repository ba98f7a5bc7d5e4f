import { isMap, isNode, isScalar, isSeq, type YAMLMap } from 'yaml';
import type { z } from 'zod';
import { incident } from '../../../schemas/incident.ts';
import { elements } from '../../compile/elements/index.ts';
import { foldName } from '../../core/model/text.ts';
import { listAttributes } from '../../core/draft/edit-element.ts';
import { tagsAtFault, type ElementTag } from '../fields.ts';
import type { Front } from '../manuscript.ts';
import { findOneSlip } from '../one-slip.ts';
import type { Edit, Repair } from '../repair.ts';
import { accepts, childSchema, fieldNames } from '../schema-tree.ts';
import { readClosedWord } from './closed-words.ts';

/**
 * Fields and attributes by the names of the contract: `recordStatus` and `Record-Status` become `record_status`. A slip of
 * the fingers is mended where one name alone can be meant and its values are such as this one: `stauts: closed`.
 */
export const fieldSpelling: Repair = {
  id: 'field-names',
  answers: ['schema', 'element'],
  find(manuscript) {
    const { front } = manuscript;
    const inFront = front === undefined ? [] : editsIn(front.fields, incident, [], front);
    return [...inFront, ...tagsAtFault(manuscript).flatMap(attributeEdits)];
  },
};

function editsIn(
  node: unknown,
  schema: z.core.$ZodType | undefined,
  path: readonly PropertyKey[],
  front: Front,
): Edit[] {
  if (isSeq(node))
    return node.items.flatMap((item, index) =>
      editsIn(item, childSchema(schema, index), [...path, index], front),
    );
  if (!isMap(node)) return [];
  const inside = node.items.flatMap(({ key, value }) => {
    const name = isScalar(key) ? String(key.value) : '';
    return editsIn(value, childSchema(schema, name), [...path, name], front);
  });
  return [...keyEdits(node, schema, path, front), ...inside];
}

function keyEdits(
  { items }: YAMLMap,
  schema: z.core.$ZodType | undefined,
  path: readonly PropertyKey[],
  front: Front,
): Edit[] {
  const taken = new Set(items.map(({ key }) => (isScalar(key) ? String(key.value) : '')));
  const document = front.document;
  return items.flatMap(({ key, value }): Edit[] => {
    if (!isScalar(key) || key.range === null || key.range === undefined || key.type !== 'PLAIN') return [];
    const written = String(key.value);
    const meant = findMeant(written, isNode(value) ? value.toJS(document) : value, schema);
    if (meant === undefined || taken.has(meant)) return [];
    taken.add(meant);
    const [from, to] = key.range;
    return [
      {
        start: front.start + from,
        end: front.start + to,
        replacement: meant,
        what: `the field \`${written}\` is now \`${meant}\``,
        change: { path: [...path, written], key: meant },
      },
    ];
  });
}

/** The field that an unknown name means for certain. */
function findMeant(written: string, value: unknown, schema: z.core.$ZodType | undefined): string | undefined {
  const known = fieldNames(schema);
  if (known.includes(written) || written.startsWith('x_')) return undefined;
  const same = known.find((name) => foldName(name) === foldName(written));
  if (same !== undefined) return same;
  const near = findOneSlip(written, known);
  const inner = near === undefined ? undefined : childSchema(schema, near);
  return inner !== undefined && (accepts(inner, value) || readClosedWord(inner, value) !== undefined)
    ? near
    : undefined;
}

function attributeEdits({ start, text, name: element }: ElementTag): Edit[] {
  const schema = elements.find((known) => known.name === element)?.schema;
  const attributes = listAttributes(text);
  const taken = new Set(attributes.map(({ name }) => name));
  return attributes.flatMap(({ at, name, value }): Edit[] => {
    const meant = findMeant(name, value, schema);
    if (meant === undefined || taken.has(meant)) return [];
    taken.add(meant);
    const what = `the attribute \`${name}\` of \`<${element}>\` is now \`${meant}\``;
    return [{ start: start + at, end: start + at + name.length, replacement: meant, what }];
  });
}
