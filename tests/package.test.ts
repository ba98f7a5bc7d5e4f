import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { fillCreate } from '../packing/create.ts';
import { compile, compiledName, listCompiled, listCopied } from '../packing/files.ts';
import { publishedManifest, type OwnManifest } from '../packing/manifest.ts';
import { COMMAND } from '../src/core/model/product.ts';
import { shareFolder, writeFiles } from './archive/temp-folder.ts';
import { listFiles, ROOT } from './imports.ts';

/** The package for `npm create`, as it is packed. */
function makeStage(): string {
  const folder = shareFolder();
  fillCreate(folder, own);
  return folder;
}

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const own = JSON.parse(read('package.json')) as OwnManifest & { bin: Record<string, string> };
const published = publishedManifest(own) as Record<string, Record<string, unknown>>;
const copied = listCopied(ROOT);
const compiled = listCompiled(ROOT);
const javaScript = new Map(compiled.map((file) => [compiledName(file), compile(read(file), file)]));
const held = new Set([...copied, ...javaScript.keys(), 'package.json']);

/** Every file that a text names by a relative path, as an import, an address or a folder of the program. */
function namesOf(file: string, code: string): string[] {
  const found = [...code.matchAll(/(?:from|import\(?|new URL\()\s*['"](\.\.?\/[^'"?]+)['"]/g)];
  return found.map(([, name = '']) => posix.join(posix.dirname(file), name));
}

describe('what Node loads from the package', () => {
  it('is there, and is JavaScript', () => {
    const wrong = [...javaScript].flatMap(([file, code]) =>
      namesOf(file, code)
        .filter((name) => !held.has(name) || name.endsWith('.ts'))
        .map((name) => `${file}: ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it('names no TypeScript of ours by an address, but what the development server hands to Vite', () => {
    const named = [...javaScript].flatMap(([file, code]) =>
      [...code.matchAll(/['"`]([./][^'"`\s]*\.ts)['"`]/g)].map(([, name]) => `${file}: ${name}`),
    );
    expect(named).toEqual(['src/dev/server.js: /src/client/dev-problems.ts']);
  });

  it('stands beside every file that a thread or a process starts', () => {
    const programs = [
      'src/cli/main.js',
      ...[...held].filter((file) => /src\/(?!client\/).*-worker\.js$/.test(file)),
    ];
    expect(programs).toHaveLength(3);
    expect(held).toContain('src/cli/precedent.mjs');
  });

  it('lies not among the pages, where it would be a page itself', () => {
    expect([...javaScript.keys()].filter((file) => file.startsWith('src/pages/'))).toEqual([]);
  });
});

describe('what a team imports from the package', () => {
  it('is what the texts on it name', () => {
    const texts = ['docs/your-own.md', 'src/archive/settings.ts', 'README.md'].map(read).join('\n');
    const names = [...texts.matchAll(new RegExp(`from '${COMMAND}(/[a-z]+)'`, 'g'))].map(
      ([, name]) => `.${name ?? ''}`,
    );
    expect(names.length).toBeGreaterThan(1);
    expect(names.filter((name) => !(name in (published['exports'] ?? {})))).toEqual([]);
  });
});

describe('what Vite loads from the package', () => {
  it.each(['src', 'schemas', 'public'])('is there as it stands here in %s', (folder) => {
    const files = listFiles(folder, ['']);
    expect(files.length).toBeGreaterThan(2);
    expect(files.filter((file) => !held.has(file))).toEqual([]);
  });
});

describe('what the program reads beside its code', () => {
  it.each(['docs/rules', 'docs/guide', 'src/core/draft/templates'])('%s is there whole', (folder) => {
    const files = listFiles(folder, ['.mdx']);
    expect(files.length).toBeGreaterThan(5);
    expect(files.filter((file) => !held.has(file))).toEqual([]);
  });

  it('is found by no path that leads out of the package', () => {
    const paths = compiled.flatMap((file) =>
      [...read(file).matchAll(/import\.meta\.dirname, '([^']+)'/g)].map(([, path = '']) =>
        posix.join(posix.dirname(file), path),
      ),
    );
    const isHeld = (path: string): boolean => path === '.' || [...held].some((file) => file.startsWith(path));
    expect(paths.length).toBeGreaterThan(3);
    expect(paths.filter((path) => !isHeld(path))).toEqual([]);
  });
});

describe('the published package.json', () => {
  it('has what runs, and nothing for development', () => {
    expect(published).toMatchObject({
      name: COMMAND,
      version: own.version,
      bin: { [COMMAND]: './src/cli/precedent.mjs' },
      engines: { node: '>=22.18.0' },
      peerDependencies: { node: '>=22.18.0' },
      peerDependenciesMeta: { node: { optional: true } },
    });
    expect(published).not.toHaveProperty('scripts');
    expect(published).not.toHaveProperty('devDependencies');
    expect(published).not.toHaveProperty('private');
  });

  it('brings every package that this repository has for its program, but the font that it goes without', () => {
    const without = Object.keys(own.dependencies).filter(
      (name) => !(name in (published['dependencies'] ?? {})),
    );
    expect(without).toEqual(['@fontsource/noto-sans-sc']);
  });

  it('leads to files that are there', () => {
    const { exports } = published as { exports: Record<string, string | { types: string; default: string }> };
    const files = Object.values(exports).flatMap((one) => (typeof one === 'string' ? [] : [one.default]));
    expect(files.map((file) => posix.normalize(file)).filter((file) => !held.has(file))).toEqual([]);
  });
});

it('asks yarn for the version of Vite that this repository has, where the docs tell what to write', () => {
  const { vite } = own.dependencies;
  expect(read('docs/your-own.md')).toContain(`"resolutions": { "vite": "${vite ?? ''}" }`);
});

describe('the package for npm create', () => {
  const stage = makeStage();

  it('runs init of the version with which it was made, and installs nothing else', () => {
    const manifest = JSON.parse(readFileSync(join(stage, 'package.json'), 'utf8')) as object;
    expect(manifest).toMatchObject({
      name: `create-${COMMAND}`,
      version: own.version,
      bin: { [`create-${COMMAND}`]: './create.mjs' },
      dependencies: { [COMMAND]: own.version },
    });
    expect(manifest).not.toHaveProperty('scripts');
  });

  it('hands the words of the person on, behind `init`', () => {
    writeFiles(join(stage, 'node_modules', COMMAND), {
      'package.json': JSON.stringify({ name: COMMAND, type: 'module' }),
      'src/cli/precedent.mjs': 'console.log(JSON.stringify(process.argv.slice(2)));\n',
    });
    const argv = [join(stage, 'create.mjs'), '我的 知识库', '--yes'];
    const said = execFileSync(process.execPath, argv, { encoding: 'utf8' });
    expect(JSON.parse(said)).toEqual(['init', '我的 知识库', '--yes']);
  });
});

describe('the name of the command', () => {
  const texts = [
    ...listFiles('src', ['.ts', '.astro']),
    ...listFiles('docs', ['.mdx', '.md', '.yml', '.yaml', '.sh']),
    'README.md',
  ];

  it('is one of this repository too', () => {
    expect(Object.keys(own.bin)).toContain(COMMAND);
  });

  // Until it is published, the name is anybody's: `--no` has npx run what is installed, and nothing else.
  it('is never one that npx would fetch', () => {
    const wrong = texts.flatMap((file) =>
      [...read(file).matchAll(/(?:npx (?!--no precedent-kb[ `])|npm (?:create|init) (?=precedent))\S+.*/g)]
        .map(([words]) => `${file}: ${words}`)
        .filter((words) => words.includes('precedent')),
    );
    expect(wrong).toEqual([]);
  });

  it('is what texts say', () => {
    const old = /(?:`|: {1,2}|\| )precedent (?:[a-z]|--|<)[^`]*/g;
    const wrong = texts.flatMap((file) =>
      [...read(file).matchAll(old)].map(([words]) => `${file}: ${words.slice(0, 60)}`),
    );
    expect(wrong).toEqual([]);
  });
});
