import { padBackticks } from '../../core/model/text.ts';
import { faultsOf } from '../manuscript.ts';
import { frontFields } from '../fields.ts';
import type { Edit, Repair } from '../repair.ts';
import { accepts } from '../schema-tree.ts';

/** Values that YAML cuts at a number such as `#42`, in quotation marks. Another `#` may begin a comment, and stays. */
export const cutValues: Repair = {
  id: 'cut-values',
  answers: ['lost-text'],
  mends: 'lost-text',
  find(manuscript) {
    const { text } = manuscript.locator;
    const numbers = faultsOf(manuscript, 'lost-text').filter(({ at }) => /^#\d/.test(text.slice(at, at + 2)));
    if (numbers.length === 0) return [];
    return frontFields(manuscript.front).flatMap(({ name, path, schema, replace }): Edit[] => {
      const { start, end } = replace('');
      const isCut = numbers.some(({ at }) => at > end && /^[ \t]+$/.test(text.slice(end, at)));
      const whole = text.slice(start, text.indexOf('\n', end)).trimEnd();
      if (!isCut || /^["']|["']$/.test(whole) || !accepts(schema, whole)) return [];
      const quoted = `'${whole.replaceAll("'", "''")}'`;
      const what = `${name}: \`${padBackticks(whole)}\` is now \`${padBackticks(quoted)}\``;
      return [
        { start, end: start + whole.length, replacement: quoted, what, change: { path, value: whole } },
      ];
    });
  },
};
