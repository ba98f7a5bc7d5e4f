import { globSync } from 'node:fs';
import { sep } from 'node:path';
import ts from 'typescript';

/** Files that the package holds as they stand here: what Vite makes pages of, what the command reads, and what a person does. */
const AS_THEY_ARE = [
  'src/**/*.{ts,astro,css,mdx,mjs}',
  'schemas/*.ts',
  'docs/{guide,rules}/*.mdx',
  // What a new archive begins with.
  'docs/ci/*',
  'src/cli/init/texts/*',
  'public/*',
  // Vite looks for the nearest one upwards, which must not be that of the team.
  'tsconfig.json',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
];

/** Of these Node loads nothing; beside an endpoint in `src/pages` JavaScript would be an endpoint too. */
const FOR_VITE_ALONE = /^src\/(?:client|components|layouts|pages|styles)\//;

/** A folder of the repository, and the paths in it, in order and with forward slashes. */
function list(root: string, patterns: readonly string[]): string[] {
  return globSync(patterns, { cwd: root, exclude: (name) => name === 'node_modules' })
    .map((file) => file.split(sep).join('/'))
    .filter((file) => /\.\w+$|LICENSE$/.test(file))
    .sort();
}

/** The files that are copied. */
export function listCopied(root: string): string[] {
  return list(root, AS_THEY_ARE);
}

/** The files beside which the package holds JavaScript: Node reads no TypeScript below `node_modules`. */
export function listCompiled(root: string): string[] {
  return list(root, ['src/**/*.ts', 'schemas/*.ts']).filter(
    (file) => !FOR_VITE_ALONE.test(file) && !file.endsWith('.d.ts'),
  );
}

/** `src/cli/main.ts` -> `src/cli/main.js`. */
export function compiledName(file: string): string {
  return file.replace(/\.ts$/, '.js');
}

/** A program that is started by its address: `new URL('./site-worker.ts', import.meta.url)`. */
const ADDRESS = /(new URL\((['"])\.[^'"]*)\.ts(\2, import\.meta\.url\))/g;

/** TypeScript as the JavaScript that Node runs; what it names of our own is JavaScript too. */
export function compile(code: string, fileName: string): string {
  const { outputText } = ts.transpileModule(code, {
    fileName,
    compilerOptions: {
      target: ts.ScriptTarget.ES2024,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
      rewriteRelativeImportExtensions: true,
    },
  });
  return outputText.replace(ADDRESS, '$1.js$3');
}
