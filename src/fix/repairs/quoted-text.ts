import { frontFields } from '../fields.ts';
import type { Edit, Repair } from '../repair.ts';
import { accepts } from '../schema-tree.ts';

/** Quotation marks around a number or a `true` that stands for its own spelling: a version `1.10`, a rule `0123`. */
export const quotedText: Repair = {
  id: 'quoted-text',
  answers: ['schema'],
  find: ({ front }) =>
    frontFields(front).flatMap(({ name, text, value, schema, replace }): Edit[] => {
      const isRead = typeof value === 'number' || typeof value === 'boolean';
      if (!isRead || accepts(schema, value) || !accepts(schema, text)) return [];
      const edit = replace(text);
      return [{ ...edit, what: `${name}: \`${text}\` is now \`${edit.replacement}\`` }];
    }),
};
