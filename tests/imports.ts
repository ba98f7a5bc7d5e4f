import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import ts from 'typescript';

export const ROOT = join(import.meta.dirname, '..');

export type Import = {
  /** As written. */
  specifier: string;
  /** Path from the root for a file of ours, `node` or `package` for the rest. */
  target: string;
  isTypeOnly: boolean;
};

/** Every import of one file: statements, re-exports and `import()`; of a page, front matter and scripts. */
export function readImports(file: string): Import[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const code = file.endsWith('.astro') ? scriptsOf(text) : file.endsWith('.mdx') ? esmOf(text) : text;
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  return collect(source).map(({ specifier, isTypeOnly }) => ({
    specifier,
    isTypeOnly,
    target: locate(file, specifier),
  }));
}

/** Paths from the root, with forward slashes, of all files below a folder that end in one of the suffixes. */
export function listFiles(folder: string, suffixes: string[]): string[] {
  return listFilesIn(join(ROOT, folder), suffixes).map((file) => `${folder}/${file}`);
}

/** The same for any folder, with paths from that folder. */
export function listFilesIn(folder: string, suffixes: string[]): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && suffixes.some((suffix) => entry.name.endsWith(suffix)))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

type Found = { specifier: string; isTypeOnly: boolean };

function collect(node: ts.Node): Found[] {
  const found: Found[] = [];
  const visit = (child: ts.Node): void => {
    const own = importOf(child);
    if (own) found.push(own);
    ts.forEachChild(child, visit);
  };
  visit(node);
  return found;
}

function importOf(node: ts.Node): Found | undefined {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier))
    return { specifier: node.moduleSpecifier.text, isTypeOnly: isTypeImport(node.importClause) };
  if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier))
    return { specifier: node.moduleSpecifier.text, isTypeOnly: node.isTypeOnly };
  if (
    ts.isImportTypeNode(node) &&
    ts.isLiteralTypeNode(node.argument) &&
    ts.isStringLiteral(node.argument.literal)
  )
    return { specifier: node.argument.literal.text, isTypeOnly: true };
  const [argument] = ts.isCallExpression(node) ? node.arguments : [];
  const isDynamic = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  if (isDynamic && argument && ts.isStringLiteral(argument))
    return { specifier: argument.text, isTypeOnly: false };
  return undefined;
}

function isTypeImport(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const bindings = clause.namedBindings;
  if (clause.name || !bindings || !ts.isNamedImports(bindings)) return false;
  return bindings.elements.length > 0 && bindings.elements.every((element) => element.isTypeOnly);
}

function locate(file: string, specifier: string): string {
  if (specifier.startsWith('node:')) return 'node';
  if (!specifier.startsWith('.')) return 'package';
  return posix.join(posix.dirname(file), specifier.replace(/\?.*$/, ''));
}

function scriptsOf(text: string): string {
  const frontMatter = /^---\r?\n([\s\S]*?)\r?\n---/.exec(text)?.[1] ?? '';
  const scripts = [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, code]) => code ?? '');
  return [frontMatter, ...scripts].join('\n');
}

function esmOf(text: string): string {
  return (text.match(/^(?:import|export) .*$/gm) ?? []).join('\n');
}
