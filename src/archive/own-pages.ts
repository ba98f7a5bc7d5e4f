import { existsSync } from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { line, word } from '../../schemas/values.ts';
import { explain } from '../../schemas/messages.ts';
import type { Settings } from '../../schemas/settings.ts';
import { LANGUAGES } from '../../schemas/vocabulary.ts';
import { findFrontMatter } from '../core/model/front-matter.ts';
import { isTakenAddress } from '../core/model/paths.ts';
import type { Diagnostic } from '../core/model/report.ts';
import { decodeAddress } from '../core/model/text.ts';
import { readOwnPageBody, type OwnPageBody } from '../compile/own-page.ts';
import { createLocator } from '../compile/positions.ts';
import { diagnose, type Problem } from '../compile/problems.ts';
import { decodeSource } from '../compile/source.ts';
import { parseYamlFile } from '../compile/yaml.ts';
import { listOwnFiles, readOwnFile, type OwnFile } from './own-files.ts';
import { PROJECT_ROOT } from './places.ts';

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

/** A page of the team, as its head says, with what is known of its text. Plain data. */
export type OwnPage = z.output<typeof head> &
  Omit<OwnPageBody, 'problems' | 'imports' | 'pictures'> & { slug: string; file: string };

/** The pages of a team in the order of the navigation, and what is wrong with them. */
export function readOwnPages({ root }: Pick<Settings, 'root'>): {
  pages: OwnPage[];
  diagnostics: Diagnostic[];
} {
  const { files, diagnostics } = listOwnFiles(root, PAGES_FOLDER, (name) => /\.mdx?$/.test(name));
  const pages = files.flatMap((own): OwnPage[] => {
    const slug = own.name.replace(/\.mdx?$/, '');
    const fault = nameFault(own.name, slug);
    if (fault !== undefined) {
      diagnostics.push({ rule: 'settings', level: 'error', file: own.file, ...fault });
      return [];
    }
    const read = readPage(own);
    diagnostics.push(...read.diagnostics);
    return read.page === undefined ? [] : [{ ...read.page, slug, file: own.file }];
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

type ReadPage = { page?: Omit<OwnPage, 'slug' | 'file'>; diagnostics: Diagnostic[] };

function readPage(own: OwnFile): ReadPage {
  const { file, path } = own;
  const read = readOwnFile(own);
  if ('diagnostic' in read) return { diagnostics: [read.diagnostic] };
  const decoded = decodeSource({ path, file, shown: file, bytes: read.bytes });
  if ('diagnostic' in decoded) return { diagnostics: [decoded.diagnostic] };
  const locator = createLocator(decoded.text);
  const { text } = locator;
  const place = findFrontMatter(text);
  if (typeof place === 'string') {
    const message = 'The page does not begin with its title.';
    const hint = 'Begin it with a line `---`, then `title: …`, then a line `---`.';
    return { diagnostics: [{ rule: 'settings', level: 'error', file, message, hint }] };
  }
  // Lines ahead keep the places of the file.
  const ahead = text.slice(0, place.start).replaceAll(/[^\n]/g, '');
  const yaml = new TextEncoder().encode(ahead + text.slice(place.start, place.end));
  const { data, diagnostics } = parseYamlFile(yaml, file, head);
  const { problems, imports, pictures, ...body } = readOwnPageBody(place.bodyStart, locator);
  const lost = [...findLostImports(imports, path), ...findLostPictures(pictures, path)];
  return {
    ...(data === undefined ? {} : { page: { ...data, ...body } }),
    diagnostics: [...diagnostics, ...[...problems, ...lost].map((problem) => diagnose(problem, file))],
  };
}

/** What Vite adds to a name that stands without its end. */
const SOURCES = ['ts', 'js', 'mjs', 'mts', 'jsx', 'tsx', 'json'];
const ENDS = ['', ...SOURCES.map((end) => `.${end}`), ...SOURCES.map((end) => `/index.${end}`)];

/** Imports of files that are not there, and of packages that nobody has installed: a build would stop at them. */
function findLostImports(imports: OwnPageBody['imports'], path: string): Problem[] {
  return imports.flatMap(({ specifier, range }): Problem[] => {
    const name = specifier.replace(/[?#].*$/, '');
    if (/^[a-z]+:/.test(name) || name.startsWith('/')) return [];
    const isFile = name.startsWith('.');
    const isThere = isFile
      ? ENDS.some((end) => existsSync(join(dirname(path), name + end)))
      : isInstalled(name, path);
    // Vite takes a name without a dot as one beside the page too.
    if (isThere || existsSync(join(dirname(path), name))) return [];
    return [
      {
        rule: 'mdx-syntax',
        message: `The page imports \`${specifier}\`, which is not there.`,
        hint: isFile
          ? 'Write the path of the file from the page, with its end, such as `../components/Rota.astro`.'
          : 'Install the package, or write the path of a file with `./` ahead of it.',
        range,
      },
    ];
  });
}

function isInstalled(name: string, path: string): boolean {
  const [first = '', second = ''] = name.split('/');
  const folder = first.startsWith('@') ? `${first}/${second}` : first;
  // The pages are made by our packages, of which a page may use any.
  const places = [...(createRequire(path).resolve.paths(name) ?? []), join(PROJECT_ROOT, 'node_modules')];
  return builtinModules.includes(name) || places.some((place) => existsSync(join(place, folder)));
}

/** A picture of Markdown is imported from beside the page; one that begins with a slash lies on the site. */
function findLostPictures(pictures: OwnPageBody['pictures'], path: string): Problem[] {
  return pictures.flatMap(({ src, range }): Problem[] => {
    const name = decodeAddress(src);
    if (/^(?:[a-z]+:|\/)/i.test(name) || existsSync(join(dirname(path), name))) return [];
    return [
      {
        rule: 'image',
        message: `There is no picture \`${name}\` beside the page.`,
        hint: 'Put it there, or write its path from the page.',
        range,
      },
    ];
  });
}
