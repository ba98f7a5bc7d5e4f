import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { line, word } from '../../schemas/values.ts';
import { explain } from '../../schemas/messages.ts';
import type { Settings } from '../../schemas/settings.ts';
import { LANGUAGES } from '../../schemas/vocabulary.ts';
import { findFrontMatter } from '../core/model/front-matter.ts';
import { isTakenAddress } from '../core/model/paths.ts';
import type { Diagnostic } from '../core/model/report.ts';
import { parseYamlFile } from '../compile/yaml.ts';

/** Folder of the pages of a team, beside the settings: `pages/<slug>.mdx`. */
export const PAGES_FOLDER = 'pages';

const head = z.object({
  title: line(100).describe('Title of the page, and its name in the navigation; 100 characters.'),
  description: line(300).optional(),
  lang: word(LANGUAGES, 'a language of the user interface').optional(),
  navigation: z
    .boolean({ error: explain('true or false', 'Write false to leave the page out of it.') })
    .default(true),
  order: z.number({ error: explain('a number', 'Write it in digits.') }).default(0),
});

/** A page of the team, as its head says. */
export type OwnPage = z.output<typeof head> & { slug: string; file: string };

/** The pages of a team in the order of the navigation, and what is wrong with their heads. Their code is not run here. */
export function readOwnPages({ root }: Pick<Settings, 'root'>): {
  pages: OwnPage[];
  diagnostics: Diagnostic[];
} {
  const folder = root === undefined ? undefined : join(root, PAGES_FOLDER);
  const names = folder !== undefined && existsSync(folder) ? readdirSync(folder).sort() : [];
  const diagnostics: Diagnostic[] = [];
  const pages = names
    .filter((name) => /\.mdx?$/.test(name))
    .flatMap((name): OwnPage[] => {
      const file = `${PAGES_FOLDER}/${name}`;
      const slug = name.replace(/\.mdx?$/, '');
      const fault = nameFault(name, slug);
      if (fault !== undefined) {
        diagnostics.push({ rule: 'settings', level: 'error', file, ...fault });
        return [];
      }
      const read = readHead(readFileSync(join(folder ?? '', name)), file);
      diagnostics.push(...read.diagnostics);
      return read.data === undefined ? [] : [{ ...read.data, slug, file }];
    });
  return { pages: pages.sort((a, b) => a.order - b.order || (a.slug < b.slug ? -1 : 1)), diagnostics };
}

function nameFault(name: string, slug: string): { message: string; hint: string } | undefined {
  if (!name.endsWith('.mdx'))
    return {
      message: `\`${name}\` is no MDX file.`,
      hint: `Name it \`${slug}.mdx\`; Markdown is MDX as well.`,
    };
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug))
    return {
      message: `\`${name}\` would give an address with other than small letters, digits and hyphens.`,
      hint: 'Write it like `on-call.mdx`; its title may be in any language.',
    };
  if (isTakenAddress(slug))
    return {
      message: `The address /${slug}/ belongs to a page of the program.`,
      hint: 'Give the file another name.',
    };
  return undefined;
}

function readHead(bytes: Buffer, file: string): { data?: z.output<typeof head>; diagnostics: Diagnostic[] } {
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  const place = findFrontMatter(text);
  if (typeof place === 'string') {
    const message = 'The page does not begin with its title.';
    const hint = 'Begin it with a line `---`, then `title: …`, then a line `---`.';
    return { diagnostics: [{ rule: 'settings', level: 'error', file, message, hint }] };
  }
  // Lines ahead keep the places of the file.
  const ahead = text.slice(0, place.start).replaceAll(/[^\n]/g, '');
  const yaml = new TextEncoder().encode(ahead + text.slice(place.start, place.end));
  return parseYamlFile(yaml, file, head);
}
