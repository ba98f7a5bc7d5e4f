import { isMap, isScalar, isSeq, type YAMLMap } from 'yaml';
import type { z } from 'zod';
import { incident } from '../../../schemas/incident.ts';
import { foldName } from '../../core/model/text.ts';
import type { Front } from '../manuscript.ts';
import type { Edit, Repair } from '../repair.ts';
import { childSchema, fieldNames } from '../schema-tree.ts';

/** Fields by the names of the contract: `recordStatus` and `Record-Status` become `record_status`. */
export const fieldSpelling: Repair = {
  id: 'field-names',
  answers: ['schema'],
  find({ front }) {
    return front === undefined ? [] : editsIn(front.fields, incident, [], front);
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
  return [...keyEdits(node, fieldNames(schema), path, front), ...inside];
}

function keyEdits(
  { items }: YAMLMap,
  known: readonly string[],
  path: readonly PropertyKey[],
  front: Front,
): Edit[] {
  const taken = new Set(items.map(({ key }) => (isScalar(key) ? String(key.value) : '')));
  return items.flatMap(({ key }): Edit[] => {
    if (!isScalar(key) || key.range === null || key.range === undefined || key.type !== 'PLAIN') return [];
    const written = String(key.value);
    if (known.includes(written) || written.startsWith('x_')) return [];
    const meant = known.find((name) => foldName(name) === foldName(written));
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
