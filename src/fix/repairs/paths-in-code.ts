import { faultsOf } from '../manuscript.ts';
import { respell, type Edit, type Repair } from '../repair.ts';

/** Backticks around paths and patterns that would lose backslashes: `C:\\Users\\{name}`, `\\\\server\\share`. */
export const pathsInCode: Repair = {
  id: 'paths-in-code',
  answers: ['lost-text'],
  mends: 'lost-text',
  find: (manuscript) =>
    faultsOf(manuscript, 'lost-text').flatMap(({ at, message }): Edit[] => {
      if (!message.includes('backslash')) return [];
      const [token = ''] =
        /^[^\s，。；、（）“”《》]+/.exec(manuscript.locator.text.slice(at, at + 1000)) ?? [];
      const [, before = '', path = ''] = /^([("'*_~[]*)(.*?)(?:[)"',.;:!?*_~\]]*)$/.exec(token) ?? [];
      // An editor writes `\_` for `_`, so that a backslash there may be none of the path.
      if (path === '' || /[`|<>\]]|\\[_~]/.test(path)) return [];
      return [respell(at + before.length, path, `\`${path}\``)];
    }),
};
