import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listFiles, readImports, ROOT, type Import } from './imports.ts';

type Door = {
  /** Doors that it may use; its own is understood. */
  uses: string[];
  /** Doors of which it may know the types alone. */
  knows?: string[];
  /** Packages that it may use; all of them when missing. */
  packages?: string[];
  node?: true;
};

/** Rooms of `core`, each of which may use those to its left. */
const ROOMS =
  'model time language i18n indicators evidence related search list insights recall rules draft report-page exports audience'.split(
    ' ',
  );

/** Rooms of `core` that check with the schemas themselves; the others know types and the vocabulary. */
const CHECKING = ['rules', 'draft'];

const CHAIN = ['schemas', 'core', 'compile', 'archive'];

/** Who may import whom. Arrows point to the user of a thing; nothing points back. */
const DOORS: Record<string, Door> = {
  schemas: { uses: [], packages: ['zod'] },
  // Each package runs in a browser.
  core: {
    uses: ['vocabulary'],
    knows: ['schemas'],
    packages: [
      'fastest-levenshtein',
      'fuse.js',
      'ipaddr.js',
      'papaparse',
      'picomatch',
      'postal-mime',
      'tldts',
      'yaml',
    ],
  },
  compile: { uses: ['schemas', 'core'], node: true },
  archive: { uses: ['schemas', 'core', 'compile'], node: true },
  fix: { uses: CHAIN, node: true },
  formats: { uses: CHAIN },
  site: { uses: [...CHAIN, 'formats'], node: true },
  build: { uses: [...CHAIN, 'site'], node: true },
  dev: { uses: [...CHAIN, 'site', 'build'], node: true },
  cli: { uses: [...CHAIN, 'fix', 'formats', 'site', 'build', 'dev'], node: true },
  pages: {
    uses: ['schemas', 'core', 'site', 'layouts', 'components'],
    packages: ['astro', 'virtual:precedent'],
  },
  layouts: {
    uses: ['vocabulary', 'core', 'components', 'client', 'styles'],
    knows: ['schemas', 'site'],
    packages: ['astro'],
  },
  components: {
    uses: ['vocabulary', 'core', 'client', 'client/new', 'styles'],
    knows: ['schemas', 'site'],
    packages: ['astro'],
  },
  client: { uses: ['vocabulary', 'core', 'styles'], knows: ['schemas'], packages: [] },
  // The form for a new report checks with the schemas and rules themselves; no other page loads them.
  'client/new': { uses: ['schemas', 'core', 'client'], packages: ['zod', 'yaml', 'diff'] },
  styles: { uses: [], packages: [] },
};

const ALONE: Record<string, { pattern: RegExp; in: string[] }> = {
  'imports astro:content': {
    pattern: /from 'astro:content'/,
    in: ['src/content.config.ts', 'src/site/site.ts'],
  },
  'ends the process': {
    pattern: /\bprocess\.exit(Code)?\b/,
    in: ['src/cli/main.ts', 'src/cli/precedent.mjs'],
  },
  'reads the environment': {
    pattern: /\bprocess\.(?:env|cwd)\b|\} = process;|from 'node:process'.*\benv\b/,
    // The engine of search takes one of its options from there alone.
    in: ['src/cli/main.ts', 'src/cli/precedent.mjs', 'src/site/search/prose-slice.ts'],
  },
  'reads the environment clock': {
    pattern: /\bDate\.now\(\)|\bnew Date\(\)/,
    in: ['src/cli/main.ts', 'src/client/clock.ts'],
  },
  // Search, similar reports and excerpts would else find different words in one text.
  'cuts words': { pattern: /Intl\.Segmenter/, in: ['src/core/language/cut-words.ts'] },
};

const CODE = ['.ts', '.mts', '.mjs', '.astro', '.css'];
const code = ['src', 'schemas'].flatMap((folder) => listFiles(folder, CODE));
const pages = listFiles('src/pages', ['.mdx']);
const written = [...code, ...listFiles('tests', CODE), ...listFiles('bench', CODE)];
const imports = new Map(
  [...code, ...pages].map((file) => [file, file.endsWith('.css') ? [] : readImports(file)]),
);

describe('the doors', () => {
  it('are the only folders of src', () => {
    const folders = new Set([...imports.keys()].map(doorOf));
    expect([...folders].filter((door) => DOORS[door] === undefined)).toEqual([]);
  });

  it.each(Object.keys(DOORS))('%s imports only what its arrows allow', (door) => {
    const wrong = [...imports]
      .filter(([file]) => doorOf(file) === door)
      .flatMap(([file, list]) =>
        list.filter((one) => !isAllowed(door, file, one)).map((one) => told(file, one)),
      );
    expect(wrong).toEqual([]);
  });

  it('have no circle of files, not even of types', () => {
    expect(findCircle()).toBeUndefined();
  });

  it('hold at most 15 % of the lines each, and so do the rooms of core', () => {
    const sizes = new Map<string, number>();
    let total = 0;
    for (const file of [...code, ...pages]) {
      const lines = countLines(file);
      const place = coreRoomOf(file) ?? doorOf(file);
      sizes.set(place, (sizes.get(place) ?? 0) + lines);
      total += lines;
    }
    expect([...sizes].filter(([, lines]) => lines > total * 0.15)).toEqual([]);
  });
});

describe('the packages', () => {
  it('that the program loads come without those for development', () => {
    const { dependencies } = JSON.parse(readText('package.json')) as { dependencies: Record<string, string> };
    const loaded = [
      ...listFiles('src', ['.ts', '.mjs', '.astro']),
      ...listFiles('schemas', ['.ts']),
      'astro.config.mjs',
    ]
      .flatMap(readImports)
      // What our own Vite plugin makes is no package.
      .filter(
        ({ target, isTypeOnly, specifier }) =>
          target === 'package' && !isTypeOnly && !specifier.startsWith('virtual:'),
      )
      .map(({ specifier }) => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier);
    expect([...new Set(loaded)].filter((name) => !(name in dependencies))).toEqual([]);
  });
});

describe('the rooms of core', () => {
  const core = [...imports].filter(([file]) => doorOf(file) === 'core');

  it('hold every file of it', () => {
    expect(core.map(([file]) => file).filter((file) => !ROOMS.includes(coreRoomOf(file) ?? ''))).toEqual([]);
  });

  it.each(ROOMS)('%s imports from its left only', (room) => {
    const wrong = core
      .filter(([file]) => coreRoomOf(file) === room)
      .flatMap(([file, list]) =>
        list.filter(({ target }) => isRightOf(target, room)).map((one) => told(file, one)),
      );
    expect(wrong).toEqual([]);
  });
});

describe('the tests', () => {
  it('mirror what they test', () => {
    const known = new Set([...code, ...pages].map((file) => dirname(file.replace(/^src\//, ''))));
    const folders = listFiles('tests', ['.test.ts']).map((file) => dirname(file.replace(/^tests\//, '')));
    const free = ['.', 'e2e', 'editor', 'guide'];
    expect([...new Set(folders)].filter((folder) => !known.has(folder) && !free.includes(folder))).toEqual(
      [],
    );
  });
});

describe('what stands in one place', () => {
  it.each(Object.entries(ALONE))('only there a file %s', (_what, { pattern, in: places }) => {
    const files = code.filter((file) => !places.some((place) => file.startsWith(place)));
    expect(files.filter((file) => pattern.test(readText(file)))).toEqual([]);
  });
});

describe('sizes and names', () => {
  it('no file is over 400 lines', () => {
    expect(written.filter((file) => countLines(file) > 400)).toEqual([]);
  });

  it('no file is a crumb of its only sibling', () => {
    const isItem = (file: string) =>
      /^(?:schemas|src\/core\/(?:rules|i18n)|src\/(?:fix\/repairs|compile\/elements|cli\/commands|cli\/reporters|formats|pages))\//.test(
        file,
      );
    // What has a test of its own is an idea of its own.
    const known = [
      ...imports,
      ...listFiles('tests', ['.ts']).map((file) => [file, readImports(file)] as const),
    ];
    const usersOf = (file: string) =>
      known.filter(([, list]) => list.some(({ target }) => target === file)).map(([user]) => user);
    const crumbs = code.filter((file) => {
      if (!file.endsWith('.ts') || countLines(file) >= 40 || isItem(file)) return false;
      const [only = '', ...others] = usersOf(file);
      const isLoadedLate = only !== '' && readText(only).includes(`import('./${basename(file)}')`);
      return others.length === 0 && dirname(only) === dirname(file) && !isLoadedLate;
    });
    expect(crumbs).toEqual([]);
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

function doorOf(file: string): string {
  if (file.startsWith('src/client/new/')) return 'client/new';
  const [first = '', second = ''] = file.split('/');
  return first === 'src' ? second : first;
}

function coreRoomOf(file: string): string | undefined {
  return /^src\/core\/([^/]+)\//.exec(file)?.[1];
}

function isRightOf(target: string, room: string): boolean {
  const other = coreRoomOf(target);
  return other !== undefined && ROOMS.indexOf(other) > ROOMS.indexOf(room);
}

function isAllowed(name: string, file: string, { specifier, target, isTypeOnly }: Import): boolean {
  const door = DOORS[name];
  if (!door) return false;
  if (target === 'node') return door.node === true;
  if (target === 'package') return isTypeOnly || isPackageAllowed(door, specifier);
  const other = doorOf(target);
  if (other === name || door.uses.includes(other)) return true;
  if (target === 'schemas/vocabulary.ts' && door.uses.includes('vocabulary')) return true;
  if (other === 'schemas' && CHECKING.includes(coreRoomOf(file) ?? '')) return true;
  return isTypeOnly && (door.knows ?? []).includes(other);
}

function isPackageAllowed({ packages }: Door, specifier: string): boolean {
  if (packages === undefined) return true;
  return packages.some((name) => specifier === name || /^[/:]/.test(specifier.replace(name, '')));
}

function told(file: string, { specifier, isTypeOnly }: Import): string {
  return `${file} imports ${isTypeOnly ? 'types of ' : ''}${specifier}`;
}

/** The first circle of files that import each other. */
function findCircle(): string[] | undefined {
  const done = new Set<string>();
  const walk = (file: string, path: string[]): string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const { target } of imports.get(file) ?? []) {
      const circle = walk(target, [...path, file]);
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
