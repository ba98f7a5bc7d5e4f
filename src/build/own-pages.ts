import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Plugin } from 'vite';
import { readOwnPages } from '../archive/own-pages.ts';
import type { Settings } from '../../schemas/settings.ts';
import { UserError } from '../core/model/user-error.ts';

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

/**
 * What failed, where it is a page of a team and not the program: a UserError that names the page. Undefined for any other
 * failure. `page` is known where it failed while it was shown.
 */
export function explainOwnPage(error: unknown, page?: string): UserError | undefined {
  const told = error instanceof Error ? error.message : String(error);
  const text = stripVTControlCharacters(told);
  const lines = text.split('\n').map((line) => line.trim());
  const place = /\bpages\/[a-z0-9-]+\.mdx(?::\d+:\d+)?/.exec(text)?.[0];
  const file = page ?? place;
  if (file === undefined) return undefined;
  const cause =
    lines.find((line) => /^(?:MDXError|\w*Error): |Could not resolve/.test(line)) ?? lines[0] ?? '';
  const why = cause.replace(/^(?:\[\w+\] ?)?(?:\w*Error: )?(?:\d+:\d+: )?/, '').replace(/\.$/, '');
  return new UserError(
    `The page \`${file}\` ${page === undefined ? 'cannot be read' : 'failed while it was made'}: ${why}.`,
    'Nothing was published, and the last site stays as it is. Correct the page, and build again.',
    1,
  );
}
