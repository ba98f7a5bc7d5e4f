import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Import } from './imports.ts';
import { listFiles, readImports, ROOT } from './imports.ts';

type Room = {
  /** A folder, with its slash, or one file; the longest that fits owns a file. */
  at: string[];
  /** Rooms that it may use; its own is understood. */
  uses: string[];
  /** Rooms of which it may know the types alone. */
  knows?: string[];
  packages: 'any' | string[];
  node: boolean;
};

/** Who may import whom. Arrows point to the user of a thing; nothing points back. */
const ROOMS: Record<string, Room> = {
  vocabulary: { at: ['schemas/vocabulary.ts'], uses: [], packages: [], node: false },
  schemas: { at: ['schemas/'], uses: ['vocabulary'], packages: ['zod'], node: false },
  core: {
    at: ['src/core/'],
    uses: ['vocabulary'],
    knows: ['schemas'],
    // Each runs in a browser.
    packages: ['chrono-node', 'fastest-levenshtein', 'fuse.js', 'ipaddr.js', 'tldts'],
    node: false,
  },
  draft: {
    at: ['src/draft/'],
    uses: ['vocabulary', 'schemas', 'core'],
    // Runs in a browser too.
    packages: ['yaml', 'zod'],
    node: false,
  },
  report: { at: ['src/report/'], uses: ['vocabulary', 'schemas', 'core'], packages: 'any', node: true },
  archive: {
    at: ['src/archive/'],
    uses: ['vocabulary', 'schemas', 'core', 'draft', 'report'],
    packages: 'any',
    node: true,
  },
  rules: {
    at: ['src/rules/'],
    uses: ['vocabulary', 'core'],
    knows: ['schemas', 'report', 'archive'],
    packages: 'any',
    node: false,
  },
  fix: {
    at: ['src/fix/'],
    uses: ['vocabulary', 'schemas', 'core', 'report', 'archive'],
    packages: 'any',
    node: true,
  },
  formats: {
    at: ['src/formats/'],
    uses: ['vocabulary', 'core'],
    knows: ['schemas', 'report', 'archive'],
    packages: 'any',
    node: false,
  },
  search: {
    at: ['src/search/'],
    uses: ['vocabulary', 'core'],
    knows: ['schemas', 'report', 'archive'],
    packages: 'any',
    node: true,
  },
  site: {
    at: ['src/site/', 'src/site.ts', 'src/content.config.ts', 'src/settings.ts'],
    uses: ['vocabulary', 'schemas', 'core', 'draft', 'report', 'archive', 'rules', 'formats', 'search'],
    packages: 'any',
    node: true,
  },
  cli: {
    at: ['src/cli/'],
    uses: [
      'vocabulary',
      'schemas',
      'core',
      'draft',
      'report',
      'archive',
      'rules',
      'fix',
      'formats',
      'search',
      'site',
    ],
    packages: 'any',
    node: true,
  },
  pages: {
    at: ['src/pages/'],
    uses: ['vocabulary', 'schemas', 'core', 'draft', 'formats', 'site', 'layouts', 'components'],
    packages: ['astro'],
    node: false,
  },
  layouts: {
    at: ['src/layouts/'],
    uses: ['vocabulary', 'core', 'components', 'client', 'styles'],
    knows: ['schemas', 'site'],
    packages: ['astro'],
    node: false,
  },
  components: {
    at: ['src/components/'],
    uses: ['vocabulary', 'core', 'client', 'new-client', 'styles'],
    knows: ['schemas', 'site', 'draft'],
    packages: ['astro'],
    node: false,
  },
  // The form for a new report checks with the schemas and rules themselves; no other page loads them.
  'new-client': {
    at: ['src/client/new/'],
    uses: ['vocabulary', 'schemas', 'core', 'draft', 'rules', 'client'],
    knows: ['report', 'archive'],
    packages: ['zod', 'yaml'],
    node: false,
  },
  client: { at: ['src/client/'], uses: ['vocabulary', 'core', 'styles'], packages: [], node: false },
  styles: { at: ['src/styles/'], uses: [], packages: [], node: false },
};

const ALONE: Record<string, { pattern: RegExp; in: string[] }> = {
  'imports astro:content': { pattern: /from 'astro:content'/, in: ['src/content.config.ts', 'src/site.ts'] },
  'ends the process': {
    pattern: /\bprocess\.exit(Code)?\b/,
    in: ['src/cli/main.ts', 'src/cli/precedent.mjs'],
  },
  'reads the environment clock': {
    pattern: /\bDate\.now\(\)|\bnew Date\(\)/,
    in: ['src/cli/main.ts', 'src/site/', 'src/client/new/clock.ts'],
  },
};

const CODE = ['.ts', '.mts', '.mjs', '.astro', '.css'];
const code = ['src', 'schemas'].flatMap((folder) => listFiles(folder, CODE));
const pages = listFiles('src/pages', ['.mdx']);
const written = [...code, ...listFiles('tests', CODE), ...listFiles('bench', CODE)];
const imports = new Map(
  [...code, ...pages].map((file) => [file, file.endsWith('.css') ? [] : readImports(file)]),
);

describe('the rooms', () => {
  it('own every file', () => {
    expect([...imports.keys()].filter((file) => roomOf(file) === undefined)).toEqual([]);
  });

  it.each(Object.keys(ROOMS))('%s imports only what its arrows allow', (room) => {
    const wrong = [...imports]
      .filter(([file]) => roomOf(file) === room)
      .flatMap(([file, list]) => list.filter((one) => !isAllowed(room, one)).map((one) => told(file, one)));
    expect(wrong).toEqual([]);
  });

  it('have no circle of files', () => {
    expect(findCircle()).toBeUndefined();
  });
});

describe('what stands in one place', () => {
  it.each(Object.entries(ALONE))('only there a file %s', (_what, { pattern, in: places }) => {
    const files = code.filter((file) => !places.some((place) => file.startsWith(place)));
    expect(files.filter((file) => pattern.test(readText(file)))).toEqual([]);
  });
});

describe('sizes and names', () => {
  it('no file is over 300 lines', () => {
    expect(written.filter((file) => countLines(file) > 300)).toEqual([]);
  });

  it('the median file is under 80 lines and nine of ten are under 200', () => {
    const sizes = code.map(countLines).sort((a, b) => a - b);
    expect(sizes[Math.floor(sizes.length * 0.5)]).toBeLessThan(80);
    expect(sizes[Math.floor(sizes.length * 0.9)]).toBeLessThan(200);
  });

  it('a route is under 60 lines', () => {
    const routes = code.filter((file) => file.startsWith('src/pages/'));
    expect(routes.filter((file) => countLines(file) >= 60)).toEqual([]);
  });

  it('names are kebab-case, those of components PascalCase, and none is a drawer for everything', () => {
    const isWell = (file: string) => {
      const [name = ''] = basename(file)
        .replace(/^\[(?:\.\.\.)?/, '')
        .replace(']', '')
        .split('.');
      if (/^(utils?|helpers?|common|managers?|services?|misc)$/.test(name)) return false;
      const isComponent = file.endsWith('.astro') && !file.startsWith('src/pages/');
      return isComponent ? /^[A-Z][A-Za-z0-9]*$/.test(name) : /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name);
    };
    expect([...written, ...pages].filter((file) => !isWell(file))).toEqual([]);
  });

  it('a lint exception carries its reason', () => {
    const bare = written.flatMap((file) =>
      readText(file)
        .split('\n')
        .filter((line) => /(?:\/\/|\/\*) eslint-disable/.test(line) && !/ -- \S/.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );
    expect(bare).toEqual([]);
  });
});

function roomOf(file: string): string | undefined {
  const places = Object.entries(ROOMS).flatMap(([room, { at }]) => at.map((place) => ({ room, place })));
  const fits = places.filter(({ place }) => (place.endsWith('/') ? file.startsWith(place) : file === place));
  return fits.sort((a, b) => b.place.length - a.place.length)[0]?.room;
}

function isAllowed(name: string, { specifier, target, isTypeOnly }: Import): boolean {
  const room = ROOMS[name];
  if (!room) return false;
  if (target === 'node') return room.node;
  if (target === 'package') return isTypeOnly || isPackageAllowed(room, specifier);
  const other = roomOf(target);
  if (other === undefined) return false;
  return other === name || room.uses.includes(other) || (isTypeOnly && (room.knows ?? []).includes(other));
}

function isPackageAllowed({ packages }: Room, specifier: string): boolean {
  if (packages === 'any') return true;
  return packages.some(
    (name) => specifier === name || specifier.startsWith(`${name}/`) || specifier.startsWith(`${name}:`),
  );
}

function told(file: string, { specifier, isTypeOnly }: Import): string {
  return `${file} imports ${isTypeOnly ? 'types of ' : ''}${specifier}`;
}

/** The first circle of files that import values of each other; types may look back inside a room. */
function findCircle(): string[] | undefined {
  const done = new Set<string>();
  const walk = (file: string, path: string[]): string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const { target, isTypeOnly } of imports.get(file) ?? []) {
      const circle = isTypeOnly ? undefined : walk(target, [...path, file]);
      if (circle) return circle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of imports.keys()) {
    const circle = walk(file, []);
    if (circle) return circle;
  }
  return undefined;
}

function readText(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

function countLines(file: string): number {
  return readText(file).trimEnd().split('\n').length;
}
