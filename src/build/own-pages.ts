import { join } from 'node:path';
import type { Plugin } from 'vite';
import { readOwnPages } from '../archive/own-pages.ts';
import type { Settings } from '../../schemas/settings.ts';

/** The module by which a page of ours takes the pages of a team, which may lie anywhere. */
const NAME = 'virtual:precedent/pages';

/** Gives the pages of a team to Vite, each by its slug. The list is read anew when the server starts or a build begins. */
export function ownPagesPlugin(settings: Settings): Plugin {
  return {
    name: 'precedent-own-pages',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load: (id) => {
      if (id !== `\0${NAME}`) return undefined;
      const { pages } = readOwnPages(settings);
      const imports = pages.map(
        ({ file }, index) =>
          `import * as page${index} from ${JSON.stringify(join(settings.root ?? '', file))};`,
      );
      const entries = pages.map(({ slug }, index) => `${JSON.stringify(slug)}: page${index}`);
      return `${imports.join('\n')}\nexport const ownPages = { ${entries.join(', ')} };`;
    },
  };
}
