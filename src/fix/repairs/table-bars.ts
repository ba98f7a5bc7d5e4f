import { faultsOf } from '../manuscript.ts';
import { respell, type Edit, type Repair } from '../repair.ts';

const CUT = /^(?:\[\[[^\]|\n]*(?<!\\)\|[^\]\n]*\]\]|`[^`|\n]*(?<!\\)\|[^`\n]*`)/;

/** A backslash ahead of a bar in code or in a citation, which would end a cell of the table. */
export const tableBars: Repair = {
  id: 'table-bars',
  answers: ['lost-text'],
  mends: 'lost-text',
  find: (manuscript) =>
    faultsOf(manuscript, 'lost-text').flatMap(({ at }): Edit[] => {
      const [seen] = CUT.exec(manuscript.locator.text.slice(at, at + 1000)) ?? [];
      return seen === undefined ? [] : [respell(at, seen, seen.replace(/(?<!\\)\|/g, '\\|'))];
    }),
};
