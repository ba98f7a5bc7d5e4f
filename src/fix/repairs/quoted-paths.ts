import { faultsOf } from '../manuscript.ts';
import { respell, type Edit, type Repair } from '../repair.ts';

/** Windows paths in single quotation marks; in double ones `\\t` is a tab. */
export const quotedPaths: Repair = {
  id: 'quoted-paths',
  answers: ['front-matter'],
  find: (manuscript) =>
    faultsOf(manuscript, 'front-matter').flatMap(({ at, message }): Edit[] => {
      if (!message.startsWith('In double quotation marks')) return [];
      const [seen, inner = ''] =
        /^"((?:[^"\\\n]|\\[^"\n])*)"/.exec(manuscript.locator.text.slice(at, at + 2000)) ?? [];
      if (seen === undefined) return [];
      return [respell(at, seen, `'${inner.replaceAll('\\\\', '\\').replaceAll("'", "''")}'`)];
    }),
};
